import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { FollowMerge } from '../../src/application/index.ts';
import { merged, requested, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

let triage: RunningTriage;
let table: Table;
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
});
after(() => triage.stop());

function hear(event: ReturnType<typeof merged>, undone = false): Promise<void> {
  return triage.get(FollowMerge).execute(event, { undone });
}

async function currentOf(fileId: string): Promise<string> {
  return (await table.get(fileId)).clientSystemId;
}

describe('R09: files follow the merge of their client system, and its undoing', () => {
  it('answers with the surviving client system, and with the own one once the merge is undone', async () => {
    const { clientSystemId, fileId } = await table.open();
    const survivor = randomUUID();
    await hear(merged(survivor, clientSystemId, 2));
    assert.equal(await currentOf(fileId), survivor);
    await hear(merged(survivor, clientSystemId, 3), true);
    assert.equal(await currentOf(fileId), clientSystemId);
  });

  it('ignores a merge that arrives after its own undoing', async () => {
    const { clientSystemId, fileId } = await table.open();
    const survivor = randomUUID();
    await hear(merged(survivor, clientSystemId, 3), true);
    await hear(merged(survivor, clientSystemId, 2));
    assert.equal(await currentOf(fileId), clientSystemId);
  });

  it('follows a merge of a merge, and keeps the first when only the second is undone', async () => {
    const { clientSystemId, fileId } = await table.open();
    const [first, second] = [randomUUID(), randomUUID()];
    await hear(merged(first, clientSystemId, 2));
    await hear(merged(second, first, 2));
    assert.equal(await currentOf(fileId), second);
    await hear(merged(second, first, 3), true);
    assert.equal(await currentOf(fileId), first);
  });

  it('opens a file under the surviving client system when the merge was heard of first', async () => {
    const [clientSystemId, survivor] = [randomUUID(), randomUUID()];
    await hear(merged(survivor, clientSystemId, 2));
    triage.intake.tell(clientSystemId);
    await table.request(requested(clientSystemId));
    const [file] = await table.filesOf(clientSystemId);
    assert.equal(file?.currentClientSystemId, survivor);
  });

  it('loses no merge that is heard of at the moment that the file opens', async () => {
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const [clientSystemId, survivor] = [randomUUID(), randomUUID()];
        triage.intake.tell(clientSystemId);
        await Promise.all([table.request(requested(clientSystemId)), hear(merged(survivor, clientSystemId, 2))]);
        const [file] = await table.filesOf(clientSystemId);
        assert.equal(file?.currentClientSystemId, survivor);
      }),
    );
  });
});
