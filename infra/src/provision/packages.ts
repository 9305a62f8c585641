import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { MissingRequirement, findProgram, runLogged } from './run.ts';

/** A package of the system, and how to see that it is there. */
interface SystemPackage {
  readonly name: string;
  readonly isPresent: () => boolean;
}

const systemPackages: readonly SystemPackage[] = [
  { name: 'rabbitmq-server', isPresent: () => existsSync('/usr/lib/rabbitmq/bin/rabbitmq-server') },
  { name: 'default-jre-headless', isPresent: () => findProgram('java') !== undefined },
  { name: 'openssl', isPresent: () => findProgram('openssl') !== undefined },
  { name: 'maven', isPresent: () => findProgram('mvn') !== undefined },
  { name: 'python3-pip', isPresent: () => findProgram('pip3') !== undefined && findProgram('python3') !== undefined },
  {
    name: 'chromium',
    isPresent: () => ['chromium', 'chromium-browser', 'google-chrome'].some((name) => findProgram(name) !== undefined),
  },
];

/**
 * Installs the system packages that are missing. Does nothing when all are there.
 *
 * @throws MissingRequirement with the command to type when this user may not install packages.
 */
export async function provideSystemPackages(): Promise<void> {
  const missing = systemPackages.filter((entry) => !entry.isPresent()).map((entry) => entry.name);
  if (missing.length === 0) return;
  if (findProgram('apt-get') === undefined || process.getuid?.() !== 0) {
    throw new MissingRequirement(
      `Missing system packages; install them first: sudo apt-get install ${missing.join(' ')}`,
    );
  }
  await withoutServices(async () => {
    const log = 'provision';
    const environment = { DEBIAN_FRONTEND: 'noninteractive' };
    await runLogged('apt-get', ['update', '-q', ...patient], { log, environment });
    await runLogged('apt-get', ['install', '-q', '-y', ...patient, '--no-install-recommends', ...missing], {
      log,
      environment,
    });
  });
}

// Another run may be installing at this moment: its lock is waited for, in seconds.
const patient = ['-o', 'DPkg::Lock::Timeout=600'];

const policyFile = '/usr/sbin/policy-rc.d';

// Debian starts a server when its package is installed; ours run from the project's folder only.
async function withoutServices(work: () => Promise<void>): Promise<void> {
  if (existsSync(policyFile)) return work();
  writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await work();
  } finally {
    rmSync(policyFile, { force: true });
  }
}
