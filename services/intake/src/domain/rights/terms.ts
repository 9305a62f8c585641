import { addMonths } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';

/** Grounds on which the law lets an answer take longer. */
export const extensionGrounds = ['complexity', 'number-of-requests'] as const;
export type ExtensionGround = (typeof extensionGrounds)[number];

/** Terms of the law as they stood on a day, in months. */
export interface AnswerTerms {
  readonly answerMonths: number;
  readonly extensionMonths: number;
  /** Authority to which a request goes for what comes from police or prosecutor (R33). */
  readonly forwardTo: Readonly<Record<'police' | 'public-prosecutor', string>>;
}

export interface Running {
  readonly receivedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly extension?: { readonly on: IsoDate; readonly ground: ExtensionGround } | undefined;
}

/** Last day on which the answer may be given. */
export function answerDueOn(receivedOn: IsoDate, { answerMonths }: AnswerTerms): IsoDate {
  return addMonths(receivedOn, answerMonths);
}

/** Why a term can't be extended: it was extended once, or the person had to be told before today. */
export type ExtensionObstacle = 'extended-already' | 'too-late';

/** The longer term counts from the end of the first; the person is told within the first, so afterwards it is too late. */
export function extended(
  { dueOn, extension }: Running,
  { extensionMonths }: AnswerTerms,
  today: IsoDate,
): { readonly dueOn: IsoDate } | { readonly obstacle: ExtensionObstacle } {
  if (extension !== undefined) return { obstacle: 'extended-already' };
  if (today > dueOn) return { obstacle: 'too-late' };
  return { dueOn: addMonths(dueOn, extensionMonths) };
}
