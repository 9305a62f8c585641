import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import { explainQueries } from '@veilighuis/persistence';
import type { Caller } from '@veilighuis/service-kit';
import {
  DecidePossibleMatch,
  GetOverviewFile,
  ListClientSystems,
  ListPoliceReports,
  ListPossibleMatches,
  RegisterPoliceReport,
  RegisterProtocol,
  SearchClientSystems,
  UndoMerge,
} from '../../src/application/index.ts';
import type { PoliceReportContent } from '../../src/application/stores.ts';
import { aalstSystem, caller, coordinator, gentSystem, liaisonAalst, liaisonGent } from '../support/callers.ts';
import { runIntake } from '../support/intake.ts';
import type { RunningIntake } from '../support/intake.ts';
import { answers, nationalNumber, report } from '../support/reports.ts';

let intake: RunningIntake;
const register = (content: PoliceReportContent, who: Caller = gentSystem) =>
  intake.app.get(RegisterPoliceReport).execute(content, who);

async function clientSystemOf(reportId: string): Promise<string> {
  const found = await intake.database.db
    .collection<{ _id: string; clientSystemId: string }>('police-reports')
    .findOne({ _id: reportId });
  assert.ok(found !== null);
  return found.clientSystemId;
}

const overview = (clientSystemId: string, who: Caller = coordinator) =>
  intake.app.get(GetOverviewFile).execute({ clientSystemId }, who);
const matches = (state: 'open' | 'same' | 'not-same' | 'undone' = 'open') =>
  intake.app.get(ListPossibleMatches).execute({ limit: 100, state }, coordinator);
const refusedAs = (code: string) => (error: unknown) => error instanceof ProblemError && error.problem.code === code;

async function allowFlow(organisation: string, zoneCode: string, validUntil?: string): Promise<void> {
  await intake.app.get(RegisterProtocol).execute(
    {
      reference: 'Protocol (test)',
      organisation,
      zoneCodes: [zoneCode],
      purpose: 'Aanpak intrafamiliaal geweld',
      dataCategories: ['police-judicial', 'identification'],
      validFrom: '2024-01-01',
      ...(validUntil === undefined ? {} : { validUntil }),
    },
    caller('operational-coordinator'),
  );
}

const couple = (birth: string) => [
  {
    name: { given: 'Ina', family: `Van den Test-${birth}` },
    nationalNumber: nationalNumber(birth),
    birthDate: `19${birth.slice(0, 2)}-${birth.slice(2, 4)}-${birth.slice(4)}`,
    role: 'victim',
  },
  { name: { family: 'Suharto' }, role: 'suspect' },
];

before(async () => {
  intake = await runIntake();
});
after(async () => {
  await intake.stop();
});

describe('R04: a flow without a protocol that holds is refused', () => {
  it('none at all', async () => {
    await assert.rejects(register(report({ persons: couple('700101') })), refusedAs('protocol-missing'));
  });
  it('one that has run out', async () => {
    await allowFlow('pz-aalst', '5440', '2025-12-31');
    await assert.rejects(
      register(report({ zoneCode: '5440', persons: couple('700101') }), aalstSystem),
      refusedAs('protocol-missing'),
    );
  });
  it('one that holds lets it in', async () => {
    await allowFlow('pz-gent', '5415');
    assert.equal((await register(report({ persons: couple('700102') }))).outcome, 'accepted');
  });
});

describe('Who may register a police report', () => {
  it('a zone not for another zone, and nobody without the role; the attempt is in the log', async () => {
    await assert.rejects(register(report({ persons: couple('700103') }), aalstSystem), refusedAs('not-allowed'));
    const stranger = caller('case-director');
    await assert.rejects(register(report({ persons: couple('700103') }), stranger), refusedAs('not-allowed'));
    const logged = await intake.database.db
      .collection('audit')
      .countDocuments({ subject: stranger.principal.subject, result: 'refused' });
    assert.equal(logged, 1);
  });
});

describe('R01, R02: one report per zone and number', () => {
  it('twenty times at the same moment is one report and one answer', async () => {
    const content = report({ persons: couple('710101') });
    const receipts = await Promise.all(Array.from({ length: 20 }, () => register(content)));
    assert.equal(new Set(receipts.map(({ reportId }) => reportId)).size, 1);
    assert.equal(receipts.filter(({ outcome }) => outcome === 'accepted').length, 1);
  });

  it('another spelling of the number is the same report', async () => {
    const content = report({ pvNumber: 'GE.43.L2.01234/26', persons: couple('710102') });
    const first = await register(content);
    assert.deepEqual(await register({ ...content, pvNumber: 'ge 43 l2 001234/2026' }), {
      ...first,
      outcome: 'already-known',
    });
  });

  it('another content under the same number is kept beside the first', async () => {
    const content = report({ persons: couple('710103') });
    const first = await register(content);
    const changed = { ...content, incident: { ...content.incident, facts: 'Aangevuld' } };
    assert.deepEqual(
      [(await register(changed)).outcome, (await register(changed)).outcome],
      ['revised', 'already-known'],
    );
    const { rows } = await intake.app.get(ListPoliceReports).execute({ limit: 100 }, coordinator);
    assert.equal(rows.find(({ reportId }) => reportId === first.reportId)?.revised, true);
  });
});

describe('R09: which client system a report joins', () => {
  it('the one that a national number says, whatever else differs', async () => {
    const first = await register(report({ persons: couple('720101') }));
    const second = await register(
      report({
        persons: [{ name: { family: 'Anders-Gespeld' }, nationalNumber: nationalNumber('720101'), role: 'suspect' }],
      }),
    );
    assert.equal(await clientSystemOf(second.reportId), await clientSystemOf(first.reportId));
  });

  it('one and the same when ten reports on the same couple come in at once', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 10 }, () => register(report({ persons: couple('720102') }))),
    );
    const joined = new Set(await Promise.all(receipts.map(({ reportId }) => clientSystemOf(reportId))));
    assert.equal(joined.size, 1);
    const [clientSystemId = ''] = joined;
    assert.equal((await overview(clientSystemId)).incidents.length, 10);
  });

  it('not that of a neighbour who merely reports', async () => {
    const neighbour = {
      name: { given: 'Buur', family: 'Testpersoon' },
      nationalNumber: nationalNumber('720103'),
      role: 'reporter',
    };
    const one = await register(report({ persons: [...couple('720104'), neighbour] }));
    const other = await register(report({ persons: [...couple('720105'), neighbour] }));
    assert.notEqual(await clientSystemOf(one.reportId), await clientSystemOf(other.reportId));
  });
});

describe('R09: possible matches', () => {
  const likeness = (family: string) => [{ name: { given: 'Łucja', family }, birthDate: '1985-07-30', role: 'victim' }];
  const openFor = async (clientSystemId: string) =>
    (await matches()).rows.filter(({ left, right }) =>
      [left.clientSystemId, right.clientSystemId].includes(clientSystemId),
    );
  const decide = async (matchId: string, decision: 'same' | 'not-same') =>
    intake.app
      .get(DecidePossibleMatch)
      .execute({ matchId, decision, reason: 'Nagekeken' }, { ...coordinator, expectedVersion: 1 });

  it('are offered by name and birth date, and never merged by themselves', async () => {
    const one = await clientSystemOf((await register(report({ persons: likeness('De Tèst') }))).reportId);
    const two = await clientSystemOf((await register(report({ persons: likeness('de test') }))).reportId);
    assert.notEqual(one, two);
    assert.deepEqual(
      (await openFor(two)).map(({ reasons }) => reasons),
      [['same-name-and-birth-date']],
    );
  });

  it('twins are none', async () => {
    await register(
      report({ persons: [{ name: { given: 'Een', family: 'Tweeling' }, birthDate: '2015-01-01', role: 'victim' }] }),
    );
    const other = await register(
      report({ persons: [{ name: { given: 'Twee', family: 'Tweeling' }, birthDate: '2015-01-01', role: 'victim' }] }),
    );
    assert.deepEqual(await openFor(await clientSystemOf(other.reportId)), []);
  });

  it('not the same is remembered', async () => {
    const one = await register(report({ persons: likeness('Onthouden') }));
    await register(report({ persons: likeness('Onthouden') }));
    const [match] = await openFor(await clientSystemOf(one.reportId));
    assert.ok(match !== undefined);
    await decide(match.matchId, 'not-same');
    assert.equal((await openFor(await clientSystemOf(one.reportId))).length, 0);
    await assert.rejects(decide(match.matchId, 'same'), refusedAs('version-conflict'));
  });

  it('the same: every link stays, the next report joins by itself, and it can be undone', async () => {
    const one = await register(report({ persons: likeness('Samen') }));
    const two = await register(report({ persons: likeness('Samen') }));
    const [left, right] = [await clientSystemOf(one.reportId), await clientSystemOf(two.reportId)];
    const [match] = await openFor(right);
    assert.ok(match !== undefined);
    const before = JSON.stringify(
      [await overview(left), await overview(right)].map(({ persons, incidents, relations }) => ({
        persons,
        incidents,
        relations,
      })),
    );

    const { survivingClientSystemId: survivor = '' } = await decide(match.matchId, 'same');
    assert.equal((await overview(survivor)).incidents.length, 2);
    assert.equal((await overview(survivor)).persons.length, 1);
    const three = await register(report({ persons: likeness('SAMEN') }));
    assert.equal(await clientSystemOf(three.reportId), survivor);

    await intake.app
      .get(UndoMerge)
      .execute({ matchId: match.matchId, reason: 'Vergissing' }, { ...coordinator, expectedVersion: 2 });
    const absorbed = survivor === left ? right : left;
    assert.equal((await overview(absorbed)).mergedInto, undefined);
    assert.equal((await overview(absorbed)).incidents.length, 1);
    // What came in after the merge stays with the survivor.
    assert.deepEqual(
      (await overview(survivor)).incidents.map(({ reportId }) => reportId).sort(),
      [survivor === left ? one.reportId : two.reportId, three.reportId].sort(),
    );
    const restored = (await overview(absorbed)).persons;
    assert.ok(before.includes(JSON.stringify(restored)));
    assert.deepEqual(
      new Set([await clientSystemOf(one.reportId), await clientSystemOf(two.reportId)]),
      new Set([left, right]),
    );
  });
});

describe('R12, R13: level, repeat and the triage list', () => {
  const requests = async (clientSystemId: string) => {
    const rows = await intake.database.db
      .collection('outbox')
      .find({ 'envelope.data.clientSystemId': clientSystemId, 'envelope.type': /triage-requested/ })
      .toArray();
    return rows.map((row) => (row['envelope'] as { data: { reasons: string[] } }).data.reasons);
  };

  it('one alarming factor is high whatever the fact', async () => {
    const { reportId } = await register(report({ persons: couple('730101'), answers: answers(['strangling']) }));
    const file = await overview(await clientSystemOf(reportId));
    assert.equal(file.level, 'high');
    assert.match(file.assessments[0]?.reason ?? '', /verontrustende factor/);
  });

  it('low risk is answered, not sent to the table', async () => {
    const { reportId } = await register(report({ persons: couple('730102'), answers: answers() }));
    const clientSystemId = await clientSystemOf(reportId);
    assert.deepEqual(await requests(clientSystemId), []);
    assert.notEqual((await overview(clientSystemId)).answeredOn, undefined);
  });

  it('the third incident in twelve months goes to the table though every score is low', async () => {
    let clientSystemId = '';
    for (const on of ['2026-03-02', '2026-06-02', '2026-11-02']) {
      clientSystemId = await clientSystemOf(
        (await register(report({ on, persons: couple('730103'), answers: answers() }))).reportId,
      );
    }
    assert.deepEqual(await requests(clientSystemId), [['repeat']]);
    assert.equal((await overview(clientSystemId)).assessments.length, 3);
  });
});

describe('R30, R35: who sees what of an overview file', () => {
  it('the liaison of the zone sees it without where the safe address is; the liaison of another zone gets the answer of nothing', async () => {
    const persons = [
      {
        ...couple('740101')[0],
        address: { street: 'KANARIE-STRAAT 1', municipality: '44021', safe: true },
        phone: '0000 KANARIE',
      },
      couple('740101')[1] ?? {},
    ];
    const clientSystemId = await clientSystemOf((await register(report({ persons }))).reportId);
    const seen = JSON.stringify(await overview(clientSystemId, liaisonGent));
    assert.ok(!seen.includes('KANARIE'));
    assert.ok(
      JSON.stringify(await overview(clientSystemId, coordinator)).includes('KANARIE-STRAAT'),
      'negative control',
    );
    const refusal = async (id: string) =>
      overview(id, liaisonAalst).then(
        () => 'seen',
        (error: unknown) => (error as ProblemError).problem,
      );
    assert.deepEqual(await refusal(clientSystemId), await refusal(randomUUID()));
  });

  it('lists and searches show what the file itself would', async () => {
    const clientSystemId = await clientSystemOf((await register(report({ persons: couple('740102') }))).reportId);
    const list = async (who: Caller) =>
      (await intake.app.get(ListClientSystems).execute({ limit: 100 }, who)).rows.map((row) => row.clientSystemId);
    assert.ok((await list(liaisonGent)).includes(clientSystemId));
    assert.ok(!(await list(liaisonAalst)).includes(clientSystemId));
    const search = async (who: Caller) =>
      (
        await intake.app
          .get(SearchClientSystems)
          .execute({ by: { set: 'national-number', nationalNumber: nationalNumber('740102') }, reason: 'test' }, who)
      ).hits;
    assert.equal((await search(liaisonGent)).length, 1);
    assert.equal((await search(liaisonAalst)).length, 0);
  });
});

describe('R41: at rest', () => {
  it('no name, number, street or fact stands in the clear anywhere in the database', async () => {
    const number = nationalNumber('750101');
    const persons = [
      {
        ...couple('750101')[0],
        name: { given: 'KANARIE-NAAM', family: 'Testpersoon' },
        address: { street: 'KANARIE-STRAAT 1', municipality: '44021' },
      },
    ];
    const pvNumber = 'GE.43.L2.075010/2026';
    await register(report({ pvNumber, persons, answers: answers() }));
    for (const { name } of await intake.database.db.listCollections().toArray()) {
      if (name.startsWith('system.')) continue;
      const text = JSON.stringify(await intake.database.db.collection(name).find().toArray());
      for (const canary of ['KANARIE', number, '075010', 'Testpersoon', 'Suharto'])
        assert.ok(!text.includes(canary), `${canary} in ${name}`);
    }
  });
});

describe('Every query of intake uses an index', () => {
  it('none scans a collection', async () => {
    const queries = await explainQueries(intake.database, async () => {
      const { reportId } = await register(report({ persons: couple('760101'), answers: answers(['weapon']) }));
      const clientSystemId = await clientSystemOf(reportId);
      await overview(clientSystemId);
      await matches();
      for (const who of [coordinator, liaisonGent]) {
        await intake.app.get(ListClientSystems).execute({ limit: 10 }, who);
        await intake.app.get(ListClientSystems).execute({ limit: 10, level: 'high', municipality: '44021' }, who);
        await intake.app.get(ListPoliceReports).execute({ limit: 10 }, who);
        await intake.app.get(ListPoliceReports).execute({ limit: 10, zoneCode: '5415' }, who);
        await intake.app
          .get(SearchClientSystems)
          .execute(
            { by: { set: 'name-and-birth-date', name: 'Van den Test', birthDate: '1976' }, reason: 'test' },
            who,
          );
      }
    });
    assert.ok(queries.length > 10);
    assert.deepEqual(
      queries.filter(({ scansCollection }) => scansCollection),
      [],
    );
  });
});
