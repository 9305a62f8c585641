import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { decideTriage, listTrajectories, ProblemError, type OperationOutput } from '@veilighuis/contracts';
import { collect } from '@veilighuis/testing';
import { Cast } from '../support/cast.ts';
import { as, coordinator, signIn, today } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { refusalOf } from '../support/refusal.ts';
import {
  admit,
  decide,
  nextWeek,
  participants,
  read,
  reported,
  trajectoriesOf,
  waitingFile,
} from '../support/table.ts';

const cast = new Cast(1975);
const NINOVE = '41048';

/** A file that may be decided; of a household in Ghent unless said otherwise. */
async function fileOnAgenda({ municipality = '44021', zone = '5415', level = 'high' as const, admitted = true } = {}) {
  const clientSystemId = await reported(cast.report({ household: cast.household({ municipality }), level }, zone));
  const waiting = await waitingFile(clientSystemId);
  return { clientSystemId, file: admitted ? await admit(waiting.fileId) : waiting };
}

describe('The table, Thursday 09:30', { timeout: 120_000 }, () => {
  before(protocolsOfZones);

  it('R26: the three disagree; the decision stands, with the dissent as noted, who was there and what is to be done', async () => {
    const { file, clientSystemId } = await fileOnAgenda();
    const dissent = [{ organisation: 'caw-oost-vlaanderen', text: 'Test: wij zouden eerst doorverwijzen.' }];
    const actions = [
      { text: 'Test: het gezin bellen.', organisation: 'veilig-huis-oost-vlaanderen', dueOn: nextWeek() },
    ];
    await decide(file, { outcome: 'include-track-3', dissent, actions });
    const { decision, state } = await read(file.fileId);
    assert.equal(state, 'decided');
    assert.deepEqual([decision?.dissent, decision?.actions, decision?.participants], [dissent, actions, participants]);
    assert.equal(decision?.decidedBy, await signIn.subjectOf(coordinator));
    assert.equal((await trajectoriesOf(clientSystemId)).length, 1);
  });

  it('R27: track 2 is not possible in Ninove; the router proposes track 3 and says why', async () => {
    const { file } = await fileOnAgenda({ municipality: NINOVE, zone: '5440' });
    assert.deepEqual(file.municipalities, [NINOVE]);
    assert.equal(file.proposal.outcome, 'include-track-3');
    assert.match(file.proposal.sentence, /niet mogelijk.*spoor 3/);
    const overrideReason = 'Test: het gezin vraagt korte hulp.';
    await refusalOf(decide(file, { outcome: 'include-track-2', overrideReason }), 'track-not-available');
    assert.equal((await read(file.fileId)).state, 'waiting');
    await decide(file, { outcome: 'include-track-3' });
  });

  it('R27: whoever departs from the proposal says why', async () => {
    const { file } = await fileOnAgenda();
    assert.equal(file.proposal.outcome, 'include-track-3');
    await refusalOf(decide(file, { outcome: 'include-track-2' }), 'motivation-required');
    await decide(file, { outcome: 'include-track-2', overrideReason: 'Test: het gezin is in balans te brengen.' });
    const { decision } = await read(file.fileId);
    assert.match(decision?.overrideReason ?? '', /balans/);
  });

  it('R20: direct referral is better; no trajectory, with the reason', async () => {
    const { file, clientSystemId } = await fileOnAgenda({ admitted: false });
    const weighed = await admit(file.fileId, { directReferral: true });
    assert.equal(weighed.proposal.outcome, 'refer');
    await refusalOf(decide(weighed, { outcome: 'include-track-3' }), 'admission-criteria-unmet');
    const motivation = 'Test: het CAW kent het gezin en kan morgen starten.';
    await decide(weighed, { outcome: 'refer', referredTo: 'caw-oost-vlaanderen', motivation });
    const { decision, state } = await read(file.fileId);
    assert.deepEqual(
      [state, decision?.referredTo, decision?.motivation],
      ['decided', 'caw-oost-vlaanderen', motivation],
    );
    // A trajectory of a later decision is there, so that of this one would be too.
    const later = await fileOnAgenda();
    await decide(later.file, { outcome: 'include-track-3' });
    await trajectoriesOf(later.clientSystemId);
    assert.deepEqual(await trajectoriesAtOnce(clientSystemId), []);
  });

  it('R20: without the three criteria there is no trajectory', async () => {
    const { file } = await fileOnAgenda({ admitted: false });
    assert.deepEqual(file.missing, ['admission-criteria-unmet']);
    await refusalOf(decide(file, { outcome: 'include-track-3' }), 'admission-criteria-unmet');
  });

  it('R20: a refusal is an outcome with a reason', async () => {
    const { file, clientSystemId } = await fileOnAgenda({ admitted: false });
    await decide(file, { outcome: 'refuse', motivation: 'Test: de feiten blijken niet binnen het gezin te liggen.' });
    const { decision, state } = await read(file.fileId);
    assert.deepEqual([state, decision?.outcome], ['decided', 'refuse']);
    assert.deepEqual(await trajectoriesAtOnce(clientSystemId), []);
  });

  it('R25: the CAW worker is ill; it goes on, recorded', async () => {
    const { file } = await fileOnAgenda();
    const absent = [{ organisation: 'caw-oost-vlaanderen', reason: 'Test: ziek.' }];
    const present = participants.filter((alias) => alias !== 'caw-oost-vlaanderen');
    await decide(file, { outcome: 'include-track-3', participants: present, absent });
    const { decision } = await read(file.fileId);
    assert.deepEqual([decision?.absent, decision?.participants], [absent, present]);
  });

  it('R26: two screens press "decide" at the same second; one stands, the other learns it, one trajectory opens', async () => {
    const { file, clientSystemId } = await fileOnAgenda();
    const screens = [coordinator, 'prosecution-criminologist', 'caw-worker', 'police-liaison-gent', coordinator];
    const attempts = await Promise.allSettled(screens.map((who) => decide(file, { outcome: 'include-track-3' }, who)));
    const stood = attempts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = attempts.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []));
    assert.equal(stood.length, 1);
    assert.equal(refused.length, screens.length - 1);
    for (const code of refused) assert.ok(['already-decided', 'version-conflict'].includes(code), code);
    assert.equal((await read(file.fileId)).decision?.decisionId, stood[0]?.decisionId);
    assert.deepEqual(
      (await trajectoriesOf(clientSystemId)).map(({ decisionId }) => decisionId),
      [stood[0]?.decisionId],
    );
    await refusalOf(decide({ ...file, version: 99 }, { outcome: 'refuse' }), 'already-decided');
  });

  it('an old screen learns which version stands now', async () => {
    const { file } = await fileOnAgenda();
    const problem = await refusalOf(
      decide({ ...file, version: file.version - 1 }, { outcome: 'refuse' }),
      'version-conflict',
    );
    assert.equal(problem.currentVersion, file.version);
  });

  it('R30: the liaison of another zone neither reads nor decides', async () => {
    const { file } = await fileOnAgenda();
    await refusalOf(decide(file, { outcome: 'refuse' }, 'police-liaison-aalst'), 'not-found');
    assert.equal((await read(file.fileId)).state, 'waiting');
  });

  it('R26: a question for more information keeps the file waiting', async () => {
    const { file } = await fileOnAgenda();
    const answer: OperationOutput<typeof decideTriage> = await decide(file, { outcome: 'more-information' });
    assert.equal(answer.state, 'waiting');
    await decide(await read(file.fileId), { outcome: 'include-track-3' });
  });

  it('R13: what comes after the decision is a next round of the same client system', async () => {
    const household = cast.household();
    const clientSystemId = await reported(cast.report({ household, level: 'high' }));
    const first = await admit((await waitingFile(clientSystemId)).fileId);
    await decide(first, { outcome: 'refer', overrideReason: 'Test.', referredTo: 'caw-oost-vlaanderen' });
    assert.equal(await reported(cast.report({ household, on: today, level: 'low' })), clientSystemId);
    const second = await waitingFile(clientSystemId);
    assert.deepEqual([second.round, second.repeat], [2, true]);
    assert.notEqual(second.fileId, first.fileId);
    assert.equal((await read(first.fileId)).state, 'decided');
  });

  async function trajectoriesAtOnce(clientSystemId: string) {
    const rows = await collect((paging) => as(coordinator, listTrajectories, paging));
    return rows.filter((row) => row.clientSystemId === clientSystemId);
  }
});

function codeOf(error: unknown): string {
  return error instanceof ProblemError ? error.problem.code : String(error);
}
