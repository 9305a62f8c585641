import type { Break } from '../compatibility/break.ts';
import { contractsToday } from '../compatibility/contract.ts';
import { acceptedBreaks, deleteFrozen, FROZEN, frozenContracts, writeFrozen } from '../compatibility/frozen-files.ts';
import { breaksOf, notAccepted } from '../compatibility/gate.ts';
import { stableJson } from '../stable-json.ts';

interface Outcome {
  readonly written: string[];
  readonly refused: ReadonlyMap<string, readonly Break[]>;
}

/**
 * Freezes contracts that are new, and those that grew without breaking what was frozen before; so each promise stays.
 *
 * @param replace contracts to freeze (or to forget, when they are gone) though that breaks the old form: only for what
 * nobody outside has used yet.
 */
export function freeze(replace: ReadonlySet<string>, folder: string = FROZEN): Outcome {
  const today = contractsToday();
  const frozen = frozenContracts(folder);
  const accepted = acceptedBreaks(folder);
  const written: string[] = [];
  const refused = new Map<string, readonly Break[]>();
  for (const name of new Set([...today.keys(), ...frozen.keys()])) {
    const old = frozen.get(name);
    const now = today.get(name);
    const breaks = old === undefined || replace.has(name) ? [] : notAccepted(name, breaksOf(old, now), accepted);
    if (breaks.length > 0) {
      refused.set(name, breaks);
      continue;
    }
    if (stableJson(old ?? null) === stableJson(now ?? null)) continue;
    if (now === undefined) deleteFrozen(name, folder);
    else writeFrozen(name, now, folder);
    written.push(name);
  }
  return { written, refused };
}

function main(args: readonly string[]): void {
  const replace = args[0] === '--replace' ? args.slice(1) : [];
  const { written, refused } = freeze(new Set(replace));
  for (const name of written) process.stdout.write(`frozen: ${name}\n`);
  for (const [name, breaks] of refused) {
    const list = breaks.map(({ rule, path }) => `${rule} ${path}`).join('; ');
    process.stderr.write(`refused: ${name}: ${list}\n`);
  }
  if (refused.size > 0) {
    process.stderr.write('Make these compatible, or add a new version beside them; see the README of this package.\n');
    process.exitCode = 1;
  }
  if (written.length === 0 && refused.size === 0) process.stdout.write('frozen: up to date\n');
}

if (process.argv[1] === import.meta.filename) main(process.argv.slice(2));
