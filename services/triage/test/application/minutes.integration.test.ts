import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Caller } from '@veilighuis/service-kit';
import {
  caller,
  cawWorker,
  coordinator,
  coordinatorElsewhere,
  criminologist,
  director,
  liaisonGent,
  partnerWorker,
} from '../support/callers.ts';
import { Consultation, nextWeek } from '../support/consultation.ts';
import { assertRefused, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

let triage: RunningTriage;
let table: Table;
let around: Consultation;
let meetingId: string;
let both: string;
let withoutCaw: string;
const CAW = 'caw-oost-vlaanderen';
const PARKET = 'parket-oost-vlaanderen';

/** Two files; at the second one the CAW was absent, and the partner worker was there. */
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
  around = new Consultation(triage);
  ({ fileId: both } = await table.open());
  ({ fileId: withoutCaw } = await table.open());
  meetingId = await around.plan([both, withoutCaw]);
  for (const organisation of [CAW, PARKET]) await around.attend(both, organisation);
  await table.decide(both, {
    outcome: 'refuse',
    motivation: 'Geen gedeelde zorg.',
    participants: [CAW, PARKET],
    dissent: [{ organisation: CAW, text: 'Wij zouden verwijzen.' }],
    actions: [{ text: 'Gezin bellen.', organisation: CAW, dueOn: nextWeek }],
  });
  await around.invite(withoutCaw, { inviteeId: partnerWorker.principal.subject });
  await around.attend(withoutCaw, CAW, { state: 'absent', reason: 'Ziek.' });
  for (const organisation of [PARKET, 'ocmw-gent']) await around.attend(withoutCaw, organisation);
  await table.decide(withoutCaw, { outcome: 'more-information', participants: [PARKET, 'ocmw-gent'] });
  await around.close(meetingId);
});
after(() => triage.stop());

const filesFor = async (who: Caller) => (await around.minutes(meetingId, who)).files.map(({ fileId }) => fileId);

describe('R28: minutes are for those who were there', () => {
  it('for everyone else there are none, as for a meeting that does not exist', async () => {
    const colleague = caller('partner-worker', { organisation: 'ocmw-gent', category: 'OCMW' });
    const others = [liaisonGent, director, coordinatorElsewhere, colleague, caller('privacy-officer')];
    for (const who of others) {
      await assertRefused(around.minutes(meetingId, who), 'not-found');
      await assertRefused(around.minutes(randomUUID(), who), 'not-found');
      const lines = await triage.database.db.collection('audit').find({ subject: who.principal.subject }).toArray();
      assert.deepEqual(
        lines.map(({ result, clientSystemIds }) => [result, clientSystemIds] as unknown),
        [
          ['refused', []],
          ['refused', []],
        ],
      );
    }
  });

  it('hold the files at which one’s own organisation took part, and those alone', async () => {
    assert.deepEqual(await filesFor(cawWorker), [both]);
    assert.deepEqual(await filesFor(criminologist), [both, withoutCaw]);
    assert.deepEqual(await filesFor(partnerWorker), [withoutCaw]);
    assert.deepEqual(await filesFor(coordinator), [both, withoutCaw]);
  });

  it('say who was there, what was decided, who dissented, and what is to be done', async () => {
    const { files } = await around.minutes(meetingId, criminologist);
    assert.partialDeepStrictEqual(files, [
      {
        returned: false,
        attendance: [
          { organisation: CAW, state: 'present' },
          { organisation: PARKET, state: 'present' },
        ],
        decisions: [{ outcome: 'refuse', dissent: [{ organisation: CAW, text: 'Wij zouden verwijzen.' }] }],
        actions: [{ text: 'Gezin bellen.', organisation: CAW, dueOn: nextWeek, state: 'open' }],
      },
      {
        returned: true,
        attendance: [{ organisation: CAW, state: 'absent', reason: 'Ziek.' }],
        decisions: [{ outcome: 'more-information' }],
        actions: [],
      },
    ]);
  });

  it('of an earlier meeting stay as they were when the next one decides otherwise', async () => {
    const before = await around.minutes(meetingId, criminologist);
    const next = await around.plan([withoutCaw]);
    assert.deepEqual((await table.get(withoutCaw)).table?.attendance, [], 'R25: each meeting has its own');
    await around.attend(withoutCaw, CAW);
    await table.decide(withoutCaw, { outcome: 'refuse', participants: [CAW] });
    assert.deepEqual(await around.minutes(meetingId, criminologist), before);
    assert.deepEqual(
      (await around.minutes(next, cawWorker)).files[0]?.decisions.map(({ outcome }) => outcome),
      ['refuse'],
    );
    await assertRefused(around.minutes(next, criminologist), 'not-found');
  });
});
