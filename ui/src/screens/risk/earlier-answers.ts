import type { Output } from '../../api/contract.ts';
import { day, dayAt } from '../../format/dates.ts';
import type { Say } from '../../words/say.ts';
import type { Instrument } from './risk-answers.ts';

type Assessment = Output<'intake.get-overview-file'>['assessments'][number];

/** The last assessment with the same instrument: another one asks other things. */
export function lastWith(assessments: readonly Assessment[], { code }: Instrument): Assessment | undefined {
  return assessments.findLast(({ instrument, answers }) => instrument === code && answers !== undefined);
}

/** What was answered to an item then, in words; undefined when there is nothing to lay beside it. */
export function earlierWords(last: Assessment | undefined, say: Say): (itemId: string) => string | undefined {
  return (itemId) => {
    if (last === undefined) return undefined;
    const date = day(dayAt(new Date(last.assessedAt)));
    const answer = last.answers?.[itemId];
    return answer === undefined
      ? say('assess.earlierNone', { date })
      : say('assess.earlier', { date, answer: say(answer) });
  };
}
