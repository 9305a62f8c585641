import type { Ground, Role } from '@veilighuis/contracts';
import { grounds, roles } from '@veilighuis/contracts';
import type { Decider } from '../decider.ts';
import { isGranted, knownActions } from './probe.ts';

/** One row of the matrix: what a role needs for an act. */
export interface MatrixRow {
  readonly action: string;
  readonly role: Role;
  /** True: the act needs no ground on a file. */
  readonly withoutGround: boolean;
  /** Grounds of which one is enough; with {@link withoutGround} all of them. */
  readonly grounds: readonly Ground[];
}

/**
 * The matrix role × action × ground, asked of the engine that decides on every access, for every action that the schema
 * knows. A role and an action without a row: denied, whatever the ground.
 *
 * It takes a second or two: single grounds are asked only where all of them together are enough, and none alone is not.
 * No rule takes away by a ground what it grants without; a test asks every cell.
 */
export function accessMatrix(decider: Decider, only: { readonly role?: Role } = {}): MatrixRow[] {
  const whose = only.role === undefined ? roles : [only.role];
  return knownActions().flatMap((action) => whose.flatMap((role) => rowOf(decider, action, role) ?? []));
}

function rowOf(decider: Decider, action: string, role: Role): MatrixRow | undefined {
  if (!isGranted(decider, role, action, grounds)) return undefined;
  const withoutGround = isGranted(decider, role, action, []);
  const enough = withoutGround ? grounds : grounds.filter((ground) => isGranted(decider, role, action, [ground]));
  return { action, role, withoutGround, grounds: enough };
}
