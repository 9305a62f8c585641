import type { GroundRecord } from '@veilighuis/access';
import { ProblemError } from '@veilighuis/contracts';
import type { Transaction, Vault } from '@veilighuis/persistence';
import type { ClientSystems } from './stores.ts';

/** Changes the grounds of a client system, and of the one it was merged into: undoing the merge then loses none. */
export async function changeGrounds(
  tx: Transaction,
  { clientSystems, vault }: { readonly clientSystems: ClientSystems; readonly vault: Vault },
  clientSystemId: string,
  change: (grounds: readonly GroundRecord[]) => readonly GroundRecord[],
): Promise<void> {
  const known = await clientSystems.findGrounds(clientSystemId, tx.session);
  // News about what was erased comes too late for good (R50).
  if (known === undefined && (await vault.isErased(clientSystemId, tx.session))) return;
  // Tried again later by the retry ladder: a ground is never dropped because it came early.
  if (known === undefined) throw new ProblemError('not-found');
  await clientSystems.saveGrounds(tx, { ...known, grounds: change(known.grounds) });
  if (known.mergedInto !== undefined) await changeGrounds(tx, { clientSystems, vault }, known.mergedInto, change);
}
