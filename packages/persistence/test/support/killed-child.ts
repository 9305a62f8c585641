import { openDatabase, UnitOfWork, Vault, KeyRing, AggregateStore, type Transaction } from '../../src/index.ts';
import { context, silent, thingCounted, things } from './models.ts';

/** The moments of a unit of work at which the test kills this process. */
type Step = 'before-work' | 'after-state-write' | 'after-last-insert' | 'after-commit';

const { URL_ = '', NAME = '', KEYS = '', STEP = '', ID = '' } = process.env;

/** Tells the parent where it is and goes no further: to be killed. */
function reached(step: Step): Promise<void> {
  if (step !== STEP) return Promise.resolve();
  process.send?.(step);
  return new Promise<never>(() => undefined);
}

/** The gathered rows are inserted just before the commit, so the commit marks both moments round it. */
function stopAroundCommit({ session }: Transaction): void {
  const commit = session.commitTransaction.bind(session);
  session.commitTransaction = async () => {
    await reached('after-last-insert');
    await commit();
    await reached('after-commit');
  };
}

const database = await openDatabase({ url: URL_, name: NAME, collections: [things], migrations: [], logger: silent });
const vault = new Vault(database, KeyRing.parse(KEYS));
const store = new AggregateStore(database, things);
const work = new UnitOfWork({ database, vault, deadlineMs: 25_000 });

await work.run(context, async (tx) => {
  await reached('before-work');
  stopAroundCommit(tx);
  await tx.accept(ID, async () => {
    const body = await vault.seal(ID, { collection: 'things', id: ID, field: 'body' }, 'x', tx.session);
    await store.insert(tx, { _id: ID, centre: 'ovl', version: 1, key: ID, count: 1, body });
    tx.announce(thingCounted, { subject: ID, sequence: 1, data: { count: 1 } });
    tx.audit({ operation: 'test.count', clientSystemIds: [ID], result: 'granted' });
    await reached('after-state-write');
  });
});
process.send?.('done');
await database.close();
process.disconnect();
