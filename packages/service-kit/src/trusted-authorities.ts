import { readFileSync } from 'node:fs';
import { setDefaultCACertificates } from 'node:tls';
import { ConfigurationError } from './configuration.ts';

const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * From here on every connection of this process (broker, database, Keycloak, collector) is made only to a server that one
 * of these authorities has certified under the name by which it is called. Call it before the first connection.
 *
 * @param file of certificates in PEM; empty: the authorities that Node trusts stay
 * @throws ConfigurationError when it can't be read or holds none
 */
export function trustOnly(file = ''): void {
  if (file === '') return;
  const authorities = readCertificates(file);
  if (authorities.length === 0) throw new ConfigurationError('CA_FILE names a file without a certificate.');
  setDefaultCACertificates(authorities);
}

function readCertificates(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').match(certificate) ?? [];
  } catch {
    throw new ConfigurationError("CA_FILE names a file that can't be read.");
  }
}
