import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** What stands before the 32 bytes of an Ed25519 key in its DER forms (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** The key that signs the anchors of one service (Ed25519). It is given to the service, never to the database. */
export class AnchorKey {
  private constructor(
    readonly kid: string,
    private readonly key: KeyObject,
  ) {}

  /**
   * Reads `kid:base64url` of a 32-byte seed.
   * @throws Error that doesn't repeat what was given
   */
  static parse(text: string): AnchorKey {
    const { kid, bytes } = parse(text, 'LOG_ANCHOR_KEY');
    const der = Buffer.concat([PRIVATE_PREFIX, bytes]);
    return new AnchorKey(kid, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  }

  sign(text: string): string {
    return sign(null, Buffer.from(text), this.key).toString('base64url');
  }

  /** `kid:base64url` of the public half: to keep, so that anchors can be verified after the key was replaced. */
  get publicText(): string {
    const der = createPublicKey(this.key).export({ format: 'der', type: 'spki' });
    return `${this.kid}:${der.subarray(PUBLIC_PREFIX.length).toString('base64url')}`;
  }
}

/** Public halves by which anchors are verified: of the key of today, and of those before it. */
export class AnchorPublicKeys {
  private readonly keys: ReadonlyMap<string, KeyObject>;

  /** @param texts `kid:base64url` each; empty ones are passed over */
  constructor(texts: readonly string[]) {
    const given = texts.flatMap((text) => text.split(',')).filter((text) => text.trim() !== '');
    this.keys = new Map(
      given.map((text) => {
        const { kid, bytes } = parse(text.trim(), 'LOG_ANCHOR_OLD_KEYS');
        const der = Buffer.concat([PUBLIC_PREFIX, bytes]);
        return [kid, createPublicKey({ key: der, format: 'der', type: 'spki' })];
      }),
    );
  }

  /** Undefined when no key of that id is known. */
  verify(kid: string, text: string, signature: string): boolean | undefined {
    const key = this.keys.get(kid);
    return key && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  }
}

function parse(text: string, variable: string): { kid: string; bytes: Buffer } {
  const [, kid, encoded] = /^([\w-]{1,40}):([\w-]+)$/.exec(text) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64url');
  if (kid === undefined || bytes.length !== 32) throw new Error(`${variable} is not kid:base64url of 32 bytes.`);
  return { kid, bytes };
}
