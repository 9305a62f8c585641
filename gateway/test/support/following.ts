import { randomUUID } from 'node:crypto';
import type { Principal } from '@veilighuis/access';
import type { EventData, EventDefinition, Role } from '@veilighuis/contracts';
import { noticeKinds } from '@veilighuis/contracts';
import { KeyRing, openDatabase, UnitOfWork, Vault } from '@veilighuis/persistence';
import { MergedClientSystems } from '@veilighuis/service-kit';
import { createLogger } from '@veilighuis/telemetry';
import { collections } from '../../src/collections.ts';
import { draftCollection, Drafts } from '../../src/drafts/drafts.ts';
import { FollowEvents } from '../../src/notices/follow-events.ts';
import type { Told } from '../../src/notices/follow-events.ts';
import { holderCollection, Holders } from '../../src/notices/holders.ts';
import { noticeCollection, Notices } from '../../src/notices/notices.ts';
import { OwnNotices } from '../../src/notices/own-notices.ts';
import { keyOf, sealBy } from './own-database.ts';

const url = process.env['MONGO_URL'] ?? 'mongodb://127.0.0.1:27017/?replicaSet=rs0&directConnection=true';

/** What the gateway keeps of events, on a database of its own. */
export async function following() {
  const logger = createLogger('gateway', { level: 'silent' });
  const name = `test-gateway-${randomUUID().slice(0, 8)}`;
  const database = await openDatabase({ url, name, collections, migrations: [], logger });
  await database.ready;
  const keys = keyOf('k1');
  const vault = new Vault(database, KeyRing.parse(keys));
  const rows = noticeCollection.in(database.db);
  const drafts = new Drafts(draftCollection.in(database.db), sealBy(keys, 'drafts'));
  const events = new FollowEvents({
    work: new UnitOfWork({ database, vault, deadlineMs: 20_000 }),
    vault,
    db: database.db,
    merged: new MergedClientSystems(database, vault),
    holders: new Holders(holderCollection.in(database.db)),
    notices: new Notices(rows),
    drafts,
  });
  const own = new OwnNotices(rows);
  return {
    database,
    events,
    own,
    drafts,
    rows,
    list: async (who: Principal, unread?: boolean) =>
      (await own.list(who, noticeKinds, { limit: 50, ...(unread === undefined ? {} : { unread }) })).rows,
    stop: async () => {
      await database.db.dropDatabase();
      await database.close();
    },
  };
}

export type Following = Awaited<ReturnType<typeof following>>;

export function staff(role: Role, more: Partial<Principal> = {}): Principal {
  const own = { subject: randomUUID(), kind: 'staff', organisation: 'vh', category: 'local-authority' } as const;
  return { ...own, centre: 'ovl', roles: [role], zones: [], ...more };
}

/** An event as it comes off the broker. */
export function told<E extends EventDefinition>(event: E, data: EventData<E>, more: Partial<Told<E>> = {}): Told<E> {
  return {
    specversion: '1.0',
    id: randomUUID(),
    type: event.type,
    source: `/services/${event.type.split('.')[2] ?? ''}`,
    subject: randomUUID(),
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    centre: 'ovl',
    sequence: 1,
    data,
    ...more,
  };
}
