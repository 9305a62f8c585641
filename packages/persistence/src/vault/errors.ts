/** The data key was destroyed: the content is gone, and nothing can be sealed for this client system any more (R41). */
export class ErasedError extends Error {
  override readonly name = 'ErasedError';

  constructor(readonly clientSystemId: string) {
    super('The content of this client system was erased.');
  }
}

/** Ciphertext that can't be trusted: of another place or key, altered, or without its data key. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError';

  constructor(cause?: unknown) {
    super('The encrypted block does not belong here or was altered.', cause === undefined ? undefined : { cause });
  }
}
