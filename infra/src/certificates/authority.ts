import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram, MissingRequirement } from '../provision/run.ts';

/** Files with which a server proves who it is. */
export interface ServerCertificate {
  /** Certificate of the authority that stands behind it. */
  readonly authorityFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
  /** Key and certificate in one file, as MongoDB wants them. */
  readonly bothFile: string;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
const authorityDays = '3650';
const serverDays = '825';

/**
 * An authority of our own, for the servers of one installation. Its key is in the folder: whoever has it can pass for
 * every server of that installation.
 */
export class Authority {
  readonly #directory: string;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** Makes a new one in a folder. @throws MissingRequirement without the program `openssl` */
  static async make(directory: string): Promise<Authority> {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const authority = new Authority(directory);
    const files = ['-keyout', authority.#file('authority.key'), '-out', authority.certificateFile];
    const use = ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign,cRLSign'];
    await openssl([
      ...['req', '-x509', ...newKey, ...files, '-days', authorityDays, '-subj', '/CN=Veilig Huis servers'],
      ...use.flatMap((extension) => ['-addext', extension]),
    ]);
    return authority;
  }

  get certificateFile(): string {
    return this.#file('authority.crt');
  }

  /** A certificate for a server, under the names and addresses by which others call it. */
  async certify(name: string, alternatives: readonly string[]): Promise<ServerCertificate> {
    const [certificateFile, keyFile, request, extensions] = [
      ...[this.#file(`${name}.crt`), this.#file(`${name}.key`), this.#file(`${name}.csr`), this.#file(`${name}.ext`)],
    ] as [string, string, string, string];
    await openssl(['req', ...newKey, '-keyout', keyFile, '-out', request, '-subj', `/CN=${name}`]);
    writeFileSync(extensions, extensionsFor(alternatives));
    await openssl([
      ...['x509', '-req', '-in', request, '-out', certificateFile, '-days', serverDays, '-extfile', extensions],
      ...['-CA', this.certificateFile, '-CAkey', this.#file('authority.key'), '-CAcreateserial'],
    ]);
    rmSync(request);
    rmSync(extensions);
    const bothFile = this.#file(`${name}.pem`);
    writeFileSync(bothFile, readFileSync(keyFile, 'utf8') + readFileSync(certificateFile, 'utf8'), { mode: 0o600 });
    return { authorityFile: this.certificateFile, certificateFile, keyFile, bothFile };
  }

  #file(name: string): string {
    return join(this.#directory, name);
  }
}

// A node of a replica set shows its certificate also when it calls another node, or itself: hence clientAuth.
function extensionsFor(alternatives: readonly string[]): string {
  const names = alternatives.map((name) => (/^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`));
  return [
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature',
    'extendedKeyUsage=serverAuth,clientAuth',
    `subjectAltName=${names.join(',')}`,
    '',
  ].join('\n');
}

async function openssl(parameters: readonly string[]): Promise<void> {
  const program = findProgram('openssl');
  if (program === undefined) throw new MissingRequirement('Missing program; install it first: openssl');
  await promisify(execFile)(program, [...parameters]);
}
