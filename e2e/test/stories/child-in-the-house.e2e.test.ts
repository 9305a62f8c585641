import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { getOverviewFile, recordMinorConsultation } from '@veilighuis/contracts';
import { Cast } from '../support/cast.ts';
import { as, coordinator, today } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { refusalOf } from '../support/refusal.ts';
import {
  admit,
  consult,
  decide,
  onWhatStands,
  read,
  reported,
  trajectoriesOf,
  waitingFile,
  type TriageFile,
} from '../support/table.ts';

const cast = new Cast(1974);

describe('A child in the house', { timeout: 60_000 }, () => {
  let clientSystemId: string;
  let file: TriageFile;

  before(async () => {
    await protocolsOfZones();
    const couple = cast.household();
    const boy = cast.child('child-1', 9, 'witness', couple.municipality);
    const household = { ...couple, children: [boy] };
    clientSystemId = await reported(cast.report({ household, level: 'high' }));
    file = await admit((await waitingFile(clientSystemId)).fileId);
  });

  it('R05: the boy of nine who heard everything is in the file as a victim, though he was noted as a witness', async () => {
    const { incidents, persons } = await as(coordinator, getOverviewFile, { clientSystemId });
    const boy = persons.find(({ minor }) => minor === 'yes');
    const role = incidents[0]?.roles.find(({ personId }) => personId === boy?.personId);
    assert.deepEqual([role?.role, role?.victim], ['exposed-child', true]);
  });

  it('R21: the board says what is missing', () => {
    assert.equal(file.hasMinor, true);
    assert.deepEqual(file.missing, ['minor-consultation-missing']);
  });

  for (const outcome of [
    'include-track-3',
    'include-track-2',
    'refer',
    'hook-on',
    'refuse',
    'more-information',
  ] as const) {
    it(`R21: nobody can decide ${outcome} before VK or OCJ was consulted`, async () => {
      const decision = { outcome, overrideReason: 'Test: het is dringend.', referredTo: 'caw-oost-vlaanderen' };
      await refusalOf(decide(file, decision), 'minor-consultation-missing');
      assert.equal((await read(file.fileId)).state, 'waiting');
    });
  }

  it('R21: a consultation says who, when and the outcome, and lies in the past', async () => {
    const { fileId, version } = file;
    const consultation = { facility: 'OCJ', organisation: 'ocj', contact: 'Consulent', outcome: 'Test.' } as const;
    const later = as(coordinator, recordMinorConsultation, { fileId, ...consultation, on: '2999-01-01' }, { version });
    await refusalOf(later, 'invalid-input');
  });

  it('R21: once it is recorded, the decision goes through, and one trajectory opens', async () => {
    const consulted = await consult(file.fileId);
    assert.deepEqual(consulted.missing, []);
    assert.deepEqual(
      consulted.consultations.map(({ facility, on }) => [facility, on]),
      [['VK', today]],
    );
    const { state, decisionId } = await decide(consulted, { outcome: 'include-track-3' });
    assert.equal(state, 'decided');
    const trajectories = await trajectoriesOf(clientSystemId);
    assert.deepEqual(
      trajectories.map((one) => [one.track, one.state, one.decisionId]),
      [[3, 'unassigned', decisionId]],
    );
  });

  it('R21: a child that comes to light after the file opened counts as well', async () => {
    const household = cast.household();
    const id = await reported(cast.report({ household, level: 'high' }));
    const waiting = await admit((await waitingFile(id)).fileId);
    assert.deepEqual(waiting.missing, []);
    const child = cast.child('child-1', 4, 'exposed-child', household.municipality);
    await reported(cast.report({ household: { ...household, children: [child] }, level: 'low' }));
    const known = await read(waiting.fileId);
    assert.deepEqual(known.missing, ['minor-consultation-missing']);
    const decision = onWhatStands(known.fileId, (stands) => decide(stands, { outcome: 'include-track-3' }));
    await refusalOf(decision, 'minor-consultation-missing');
  });
});
