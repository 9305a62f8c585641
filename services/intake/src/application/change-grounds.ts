import type { GroundRecord } from '@veilighuis/access';
import { ProblemError } from '@veilighuis/contracts';
import type { Transaction } from '@veilighuis/persistence';
import type { ClientSystems } from './stores.ts';

/** Changes the grounds of a client system, and of the one it was merged into: undoing the merge then loses none. */
export async function changeGrounds(
  tx: Transaction,
  clientSystems: ClientSystems,
  clientSystemId: string,
  change: (grounds: readonly GroundRecord[]) => readonly GroundRecord[],
): Promise<void> {
  const file = await clientSystems.find(clientSystemId, tx.session);
  // Tried again later by the retry ladder: a ground is never dropped because it came early.
  if (file === undefined) throw new ProblemError('not-found');
  await clientSystems.saveGrounds(tx, { ...file, grounds: change(file.grounds) });
  if (file.system.mergedInto !== undefined) await changeGrounds(tx, clientSystems, file.system.mergedInto, change);
}
