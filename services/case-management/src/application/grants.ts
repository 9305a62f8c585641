import { addDays, dateInBrussels } from '@veilighuis/calendar';
import { groundGranted, groundRevoked } from '@veilighuis/contracts';
import type { Transaction } from '@veilighuis/persistence';
import { v7 as newId } from 'uuid';
import type { Trajectory } from '../domain/trajectory/index.ts';
import type { Grant, TrajectoryRecord } from './trajectory-record.ts';

/**
 * The ground that follows from who holds the case (R30): a new holder has one of their own, nobody has none, and with the
 * closing it has its last day.
 */
export function grantAfter(
  { grant }: TrajectoryRecord,
  { assigneeId, closing }: Trajectory,
  tx: Transaction,
): Grant | undefined {
  if (assigneeId === undefined) return undefined;
  if (grant?.granteeId !== assigneeId) return { grantId: newId(), granteeId: assigneeId, from: dateInBrussels(tx.now) };
  return closing === undefined ? grant : { ...grant, until: closing.closedOn };
}

/** Tells the services that keep a copy of the ground what became of it. */
export function announceGrant(tx: Transaction, before: TrajectoryRecord, after: TrajectoryRecord): void {
  const { trajectoryId, clientSystemId, version } = after.trajectory;
  const about = { subject: trajectoryId, sequence: version };
  const [old, current] = [before.grant, after.grant];
  const isAnother = old?.grantId !== current?.grantId;
  if (old !== undefined && (isAnother || current?.until !== undefined)) {
    // Whoever loses the case loses the file at once, whatever the reason; a ground counts up to its last day.
    const today = dateInBrussels(tx.now);
    const until = isAnother ? addDays(today, -1) : today;
    tx.announce(groundRevoked, { ...about, data: { grantId: old.grantId, clientSystemId, ground: 'assigned', until } });
  }
  if (current !== undefined && isAnother) {
    const { grantId, granteeId, from } = current;
    tx.announce(groundGranted, { ...about, data: { grantId, clientSystemId, ground: 'assigned', granteeId, from } });
  }
}
