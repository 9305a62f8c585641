import type { LogScope, LogSubject } from '@veilighuis/contracts';
import type { Caller } from '../caller.ts';

export interface LogQuestion {
  readonly about: LogSubject;
  readonly use: 'view' | 'export';
}

/** Who may ask about whom or what, and which client systems belong to the question (R32). */
export abstract class LogScopes {
  /**
   * May this caller ask this? A refusal is in the log when it is thrown.
   * @throws ProblemError `not-found`, whether the person or file doesn't exist or the caller may not ask about it
   */
  abstract of(question: LogQuestion, caller: Caller): Promise<LogScope>;
}

/** What the access policies decide on. */
export function actionOf({ about, use }: LogQuestion): string {
  if (about.by === 'file') return 'read-log-of-file';
  return use === 'export' ? 'export-log-of-person' : 'read-log-of-person';
}
