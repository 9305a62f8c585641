import type { Ground, Role } from '@veilighuis/contracts';
import { roles } from '@veilighuis/contracts';
import type { Decider } from '../decider.ts';
import { accessMatrix } from './access-matrix.ts';
import type { MatrixRow } from './access-matrix.ts';
import { dataOf } from './data-reached.ts';
import { functionOf } from './functions.ts';

/** One category of persons with access (R38). */
export interface RegisterCategory {
  readonly role: Role;
  /** In Dutch. */
  readonly function: string;
  readonly access: readonly RegisterAccess[];
}

export interface RegisterAccess {
  /** In Dutch. */
  readonly data: string;
  readonly actions: readonly string[];
  /** Grounds of which one is needed; empty when none is. */
  readonly grounds: readonly Ground[];
}

/**
 * R38: the register of categories of persons with access. It is made of the matrix, so it says what the rules grant.
 * Category by category, so that a process may do other work in between: each takes a while.
 */
export function* registerOfAccess(decider: Decider): Generator<RegisterCategory> {
  for (const role of roles) {
    const own = accessMatrix(decider, { role });
    if (own.length > 0) yield { role, function: functionOf[role], access: accessOf(own) };
  }
}

/** Acts on the same data that need the same grounds are one entry. */
function accessOf(rows: readonly MatrixRow[]): RegisterAccess[] {
  const entries = new Map<string, RegisterAccess>();
  for (const { action, withoutGround, grounds } of rows) {
    const needed = withoutGround ? [] : grounds;
    const data = dataOf(action);
    const key = JSON.stringify([data, needed]);
    const known = entries.get(key);
    entries.set(key, { data, actions: [...(known?.actions ?? []), action], grounds: needed });
  }
  return [...entries.values()];
}
