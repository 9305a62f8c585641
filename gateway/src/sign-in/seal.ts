import { CompactEncrypt, compactDecrypt } from 'jose';

/** Seals what the browser or the database keeps for us (A256GCM); only this gateway can open it. */
export class Seal {
  readonly #key: Uint8Array;

  /** @param secret 32 bytes in base64url */
  constructor(secret: string) {
    this.#key = Buffer.from(secret, 'base64url');
  }

  async close(value: unknown): Promise<string> {
    return new CompactEncrypt(Buffer.from(JSON.stringify(value)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(this.#key);
  }

  /** Undefined when it was not sealed by us or was changed. */
  async open(sealed: string): Promise<unknown> {
    try {
      const { plaintext } = await compactDecrypt(sealed, this.#key);
      return JSON.parse(Buffer.from(plaintext).toString('utf8'));
    } catch {
      return undefined;
    }
  }
}
