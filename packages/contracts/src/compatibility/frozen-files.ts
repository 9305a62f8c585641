import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stableJson } from '../stable-json.ts';
import type { Contract } from './contract.ts';
import type { AcceptedBreak } from './gate.ts';

/** `packages/contracts/frozen/v1`, seen from the compiled code. */
export const FROZEN = join(import.meta.dirname, '../../../frozen/v1');

/** Frozen contracts by name. */
export function frozenContracts(folder: string = FROZEN): ReadonlyMap<string, Contract> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /[/\\].+\.json$/.test(file),
  );
  return new Map(
    files.map((file) => [
      file.replaceAll('\\', '/').slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as Contract,
    ]),
  );
}

export function acceptedBreaks(folder: string = FROZEN): AcceptedBreak[] {
  const file = join(folder, 'accepted.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as AcceptedBreak[]) : [];
}

export function writeFrozen(name: string, contract: Contract, folder: string = FROZEN): void {
  const file = join(folder, `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stableJson(contract));
}

export function deleteFrozen(name: string, folder: string = FROZEN): void {
  rmSync(join(folder, `${name}.json`));
}
