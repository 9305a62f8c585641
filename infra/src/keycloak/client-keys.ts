import { createECDH, createHash } from 'node:crypto';

/** Key of a machine client of the demo, private part included, as JWK. */
export interface DemoClientKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly alg: 'ES256';
  readonly use: 'sig';
  readonly kid: string;
  readonly x: string;
  readonly y: string;
  readonly d: string;
}

/** What a client's key signs with. */
export const clientKeyAlgorithm = 'ES256';

/**
 * The key with which a machine client of the demo proves who it is (`private_key_jwt`). It follows from the name of the
 * client and so is no secret: whoever reads this can be that client, in the demo realm and nowhere else.
 */
export function demoClientKey(clientId: string): DemoClientKey {
  const curve = createECDH('prime256v1');
  const seed = createHash('sha256').update(`veilig-huis demo client ${clientId}`).digest();
  curve.setPrivateKey(seed);
  const point = curve.getPublicKey();
  const part = (bytes: Buffer) => bytes.toString('base64url');
  return {
    kty: 'EC',
    crv: 'P-256',
    alg: clientKeyAlgorithm,
    use: 'sig',
    kid: `${clientId}-demo`,
    x: part(point.subarray(1, 33)),
    y: part(point.subarray(33, 65)),
    d: part(seed),
  };
}

/** Settings of a client that proves itself with this key: the public part, as a key set. */
export function keySettings({ d: _private, ...publicPart }: DemoClientKey): Record<string, string> {
  return {
    'use.jwks.string': 'true',
    'jwks.string': JSON.stringify({ keys: [publicPart] }),
    'token.endpoint.auth.signing.alg': clientKeyAlgorithm,
  };
}
