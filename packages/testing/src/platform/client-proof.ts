import { importJWK, SignJWT, type JWK } from 'jose';

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** What a client sends to get a token with its own key (`private_key_jwt`, RFC 7523). It counts once, for a minute. */
export async function proofOf(key: JWK, clientId: string, realmUrl: string): Promise<Record<string, string>> {
  const { alg = 'ES256', kid } = key;
  const proof = new SignJWT()
    .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(realmUrl)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime('60s');
  const client_assertion = await proof.sign(await importJWK(key, alg));
  return { grant_type: 'client_credentials', client_assertion_type: ASSERTION, client_assertion };
}
