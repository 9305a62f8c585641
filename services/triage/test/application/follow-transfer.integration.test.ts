import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { clientSystemTransferred } from '@veilighuis/contracts';
import { FollowTransfer, ListTriageFiles } from '../../src/application/index.ts';
import type { Caller } from '@veilighuis/service-kit';
import { caller, coordinator, criminologist } from '../support/callers.ts';
import { assertRefused, envelope, requested, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

let triage: RunningTriage;
let table: Table;
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
});
after(() => triage.stop());

function transferred(clientSystemId: string, centre: string, sequence: number) {
  return {
    ...envelope(clientSystemTransferred.type, clientSystemId),
    centre,
    sequence,
    data: { clientSystemId, absorbedIds: [] },
  };
}

const hear = (event: ReturnType<typeof transferred>) => triage.get(FollowTransfer).execute(event);
const listed = async (fileId: string, who: Caller) =>
  (await triage.get(ListTriageFiles).execute({ limit: 100, state: 'waiting' }, who)).rows.some(
    (row) => row.fileId === fileId,
  );
const coordinatorElsewhere = caller('operational-coordinator', { centre: 'antwerpen' });
const criminologistElsewhere = caller('prosecution-criminologist', {
  organisation: 'parket-antwerpen',
  category: 'public-prosecutor',
  centre: 'antwerpen',
});

describe('R51: triage files go along to another centre', () => {
  it('are seen by the table of the new centre, and by nobody of the old one any more', async () => {
    const { clientSystemId, fileId } = await table.open();
    const { clock } = await table.get(fileId);
    for (const who of [coordinatorElsewhere, criminologistElsewhere]) {
      await assertRefused(table.get(fileId, who), 'not-found');
      assert.equal(await listed(fileId, who), false);
    }
    const event = transferred(clientSystemId, 'antwerpen', 5);
    await hear(event);
    await hear(event);
    for (const who of [coordinator, criminologist]) {
      await assertRefused(table.get(fileId, who), 'not-found');
      assert.equal(await listed(fileId, who), false);
    }
    for (const who of [coordinatorElsewhere, criminologistElsewhere]) {
      assert.deepEqual((await table.get(fileId, who)).clock, clock, 'R52: its clocks go on');
      assert.equal(await listed(fileId, who), true);
    }
  });

  it('a request that was on its way opens its file in the new centre', async () => {
    const { clientSystemId, fileId } = await table.open();
    await table.admit(fileId);
    await table.decide(fileId);
    await hear(transferred(clientSystemId, 'antwerpen', 5));
    triage.intake.tell(clientSystemId, { version: 9, repeat: true });
    await table.request(requested(clientSystemId, { reasons: ['repeat'], repeat: true }, { sequence: 9 }));
    const files = await table.filesOf(clientSystemId);
    assert.equal(files.length, 2);
    const [, next] = files;
    assert.equal(await listed(next?._id ?? '', coordinatorElsewhere), true);
  });

  it('ignores an older transfer that arrives after a later one', async () => {
    const { clientSystemId, fileId } = await table.open();
    await hear(transferred(clientSystemId, 'antwerpen', 7));
    await hear(transferred(clientSystemId, 'ovl', 5));
    assert.equal((await table.get(fileId, coordinatorElsewhere)).clientSystemId, clientSystemId);
  });
});
