/**
 * Keys of a realm of the demo. Without these Keycloak makes two RSA keys for each realm, which is most of what a first
 * start takes. In production the realm has RSA keys: not every partner's provider takes others.
 */
export const quickKeys = {
  defaultSignatureAlgorithm: 'ES256',
  providers: ['ecdsa-generated', 'hmac-generated', 'aes-generated'].map((providerId) => ({
    name: providerId,
    providerId,
    config: { priority: ['100'] },
  })),
} as const;

/** How the realm signs when it proves itself to a provider. */
export function ownSignature(inDemo: boolean): string {
  return inDemo ? quickKeys.defaultSignatureAlgorithm : 'RS256';
}
