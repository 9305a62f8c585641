import { addDays } from '@veilighuis/calendar';
import { organisations } from '@veilighuis/infra';
import type { MongoClient } from 'mongodb';
import { today } from './platform.ts';

/** Ids of one case, in each service that keeps something about it. */
export interface Case {
  readonly clientSystemId: string;
  readonly fileId: string;
  readonly trajectoryId: string;
}

/** Grounds that are records, and the one of the organisations that registered. */
export type GivenGround = 'assigned' | 'invited' | 'table' | 'emergency' | 'registrar' | 'none';

/**
 * Puts one kind of ground on a case for these users, and takes away every other, where each service keeps its own copy:
 * nobody yet invites, and no role but the holder's is assigned a case, so there is no other way to ask each cell.
 */
export async function giveGround(
  client: MongoClient,
  { clientSystemId, fileId, trajectoryId }: Case,
  ground: GivenGround,
  userIds: readonly string[],
): Promise<void> {
  const granted = ground === 'none' || ground === 'registrar' ? [] : userIds.map((userId) => recordOf(ground, userId));
  const registered = (alias: string) => ({ registrationId: crypto.randomUUID(), organisation: alias, on: today });
  const registrations = ground === 'registrar' ? organisations.map(({ alias }) => registered(alias)) : [];
  const told = { shielding: { shielded: false, visibleTo: [] }, grounds: granted };
  const over = { from: '2020-01-01', until: '2020-01-02' };
  const rows = (database: string, collection: string) => client.db(database).collection<{ _id: string }>(collection);
  await rows('vh-intake', 'client-systems').updateOne(
    { _id: clientSystemId },
    { $set: { grounds: granted, registrations } },
  );
  await rows('vh-triage', 'triage-files').updateOne({ _id: fileId }, { $set: { told, tableGround: over } });
  await rows('vh-case-management', 'trajectories').updateOne({ _id: trajectoryId }, { $set: { told } });
}

function recordOf(ground: string, userId: string) {
  const record = { grantId: crypto.randomUUID(), ground, grantee: `user:${userId}`, from: today };
  const [from, until] = [new Date(Date.now() - 60_000), new Date(Date.now() + 3_600_000)];
  const moments = { from: from.toISOString(), until: until.toISOString() };
  return ground === 'emergency' ? { ...record, until: addDays(today, 1), moments } : record;
}
