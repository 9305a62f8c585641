import type { Input, Output } from '../../api/contract.ts';

export type Admission = NonNullable<Output<'triage.get-file'>['admission']>;
type AdmissionInput = Omit<Input<'triage.record-admission'>, 'fileId'>;

/** R20: what is always weighed first, and then the three criteria. */
export const weighed = ['directReferral', 'hookingOn'] as const;
export const criteria = ['repeatedViolence', 'sharingNeeded', 'harmonisedApproachNeeded'] as const;
export const questions = [...weighed, ...criteria];
export type Question = (typeof questions)[number];

export interface Answer {
  readonly answer: 'yes' | 'no' | '';
  readonly motivation: string;
}
export type AdmissionContent = Readonly<Record<Question, Answer>>;

/** What stands, as it is filled in; nothing is answered beforehand. */
export function contentOf(admission: Admission | undefined): AdmissionContent {
  const answers = questions.map((question) => [question, answerOf(admission, question)] as const);
  return Object.fromEntries(answers) as AdmissionContent;
}

export function answerOf(admission: Admission | undefined, question: Question): Answer {
  const given = admission?.[question];
  if (given === undefined) return { answer: '', motivation: '' };
  const isYes = 'met' in given ? given.met : given.suffices;
  return { answer: isYes ? 'yes' : 'no', motivation: given.motivation };
}

/** Each answer asks for a motivation, a "no" as well. */
export function unanswered(content: AdmissionContent): Question[] {
  return questions.filter((question) => content[question].answer === '' || content[question].motivation.trim() === '');
}

export function inputOf(content: AdmissionContent): AdmissionInput {
  const isYes = (question: Question) => content[question].answer === 'yes';
  const met = (question: Question) => ({ met: isYes(question), motivation: content[question].motivation });
  const suffices = (question: Question) => ({ suffices: isYes(question), motivation: content[question].motivation });
  return {
    repeatedViolence: met('repeatedViolence'),
    sharingNeeded: met('sharingNeeded'),
    harmonisedApproachNeeded: met('harmonisedApproachNeeded'),
    directReferral: suffices('directReferral'),
    hookingOn: suffices('hookingOn'),
  };
}
