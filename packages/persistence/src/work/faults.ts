import { ProblemError } from '@veilighuis/contracts';
import {
  MongoError,
  MongoErrorLabel,
  MongoNetworkError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';

const DUPLICATE_KEY = 11000;

/** A unique index refused: another transaction stored the same key, perhaps a moment ago. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}

/** The whole transaction may be run again: write conflict, step-down, lost connection. */
export function isTransient(error: unknown): boolean {
  return error instanceof MongoError && error.hasErrorLabel(MongoErrorLabel.TransientTransactionError);
}

/** The commit may or may not have been done; asking again gives the answer. */
export function isUnknownCommit(error: unknown): boolean {
  return error instanceof MongoError && error.hasErrorLabel(MongoErrorLabel.UnknownTransactionCommitResult);
}

/** The database can't be reached or didn't answer in time. */
export function isDatabaseAway(error: unknown): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoOperationTimeoutError ||
    isUnknownCommit(error)
  );
}

/** What a caller learns of a database that is away; the cause stays in this process. */
export function unavailable(cause: unknown): ProblemError {
  return Object.assign(new ProblemError('service-unavailable'), { cause });
}
