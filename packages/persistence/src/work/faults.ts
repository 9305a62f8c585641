import { ProblemError } from '@veilighuis/contracts';
import {
  MongoBulkWriteError,
  MongoError,
  MongoErrorLabel,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';
import { DeadlineError } from '../deadline.ts';

const DUPLICATE_KEY = 11000;
/** Codes with which a server says that it is no primary (any more) or is going down. */
const NO_PRIMARY: readonly unknown[] = [91, 189, 10058, 10107, 11600, 11602, 13435, 13436];

/** Codes of a broken socket; the driver lets some through as they are when it writes to one that was just closed. */
const BROKEN_SOCKET: readonly unknown[] = [
  'EPIPE',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'ETIMEDOUT',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
];

/** A unique index refused: another transaction stored the same key, perhaps a moment ago. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}

/** The server rolled the transaction back and asks to run it again: mostly a write conflict. */
export function isTransient(error: unknown): boolean {
  return error instanceof MongoError && error.hasErrorLabel(MongoErrorLabel.TransientTransactionError);
}

/**
 * The database can't be reached, changes its primary, or didn't answer in time.
 *
 * By kind of error, not by the labels of the driver: it leaves them out for a connection of a pool that was cleared
 * meanwhile, which is every connection but the first at a crash under load.
 */
export function isDatabaseAway(thrown: unknown): boolean {
  const error = unwrapped(thrown);
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof DeadlineError ||
    (error instanceof Error && 'code' in error && BROKEN_SOCKET.includes(error.code)) ||
    (error instanceof MongoServerError && NO_PRIMARY.includes(error.code)) ||
    (error instanceof MongoError && error.hasErrorLabel(MongoErrorLabel.UnknownTransactionCommitResult))
  );
}

/** `insertMany` wraps whatever stopped it, a lost connection too. */
function unwrapped(error: unknown): unknown {
  return error instanceof MongoBulkWriteError ? error.errorResponse : error;
}

/** What a caller learns of a database that is away; the cause stays in this process. */
export function unavailable(cause: unknown): ProblemError {
  return Object.assign(new ProblemError('service-unavailable'), { cause });
}

/** The log refused a line, which ended the transaction; the next run of the work keeps its lines beside the log. */
export class LogRefusedError extends Error {
  override readonly name = 'LogRefusedError';

  constructor(cause: unknown) {
    super('The access log refused a line.', { cause });
  }
}
