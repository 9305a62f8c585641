import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  assignTrajectory,
  getOverviewFile,
  listPoliceReports,
  offerTransfer,
  registerClientSystem,
  searchClientSystems,
} from '@veilighuis/contracts';
import type { OperationDefinition } from '@veilighuis/contracts';
import { collect, poll } from '@veilighuis/testing';
import { decodeJwt } from 'jose';
import { Cast } from '../support/cast.ts';
import { problemIn, type Answer } from '../support/exchange.ts';
import { giveGround, type Case, type GivenGround } from '../support/given-grounds.ts';
import { committedMatrix } from '../support/matrix.ts';
import { addresses, as, coordinator, tokenOf } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { admit, decide, reported, trajectoriesOf, waitingFile } from '../support/table.ts';
import { sampleOf, send, served, type Input } from '../support/walk.ts';
import { withDatabases } from '../support/witness.ts';

const cast = new Cast(1969);
const matrix = committedMatrix();

/** Who stands for each role; of the police another one when the ground is the own zone. The file is of zone Aalst. */
const stands: Readonly<Record<string, string>> = {
  'strategic-coordinator': 'strategic-coordinator',
  'operational-coordinator': coordinator,
  'case-director': 'case-director-1',
  'case-supporter': 'case-supporter-1',
  'administrative-worker': 'administrative-worker',
  'consultation-line-worker': 'consultation-line-worker',
  'police-liaison': 'police-liaison-gent',
  'prosecution-criminologist': 'prosecution-criminologist',
  'caw-worker': 'caw-worker',
  expert: 'expert',
  'partner-worker': 'partner-worker',
  'privacy-officer': 'privacy-officer',
  auditor: 'auditor',
  operations: 'operations',
  'police-system': 'pz-gent-system',
  'partner-system': 'caw-system',
};

type Round = GivenGround | 'own-zone' | 'team';
const rounds: readonly Round[] = ['team', 'none', 'own-zone', 'registrar', 'assigned', 'invited', 'table', 'emergency'];

/** Acts that no operation offers: a service does them, or a row of a list is decided on by them. */
const withoutOperation = ['summarise-client-system', 'read-emergency-access'];

/** Acts that take more than role and ground: the receiving centre, the organisation that told it. Their own tests ask them. */
const takeMore = ['accept-transfer', 'decide-correction'];

/** Operations that stand for their act because the others need ids of things that are not in a case. */
const chosen: Readonly<Record<string, string>> = {
  'decide-possible-match': 'intake.list-possible-matches',
  'hold-retention': 'intake.place-retention-hold',
  'manage-instruments': 'intake.load-instrument',
};

describe('R30: the committed access matrix, cell by cell through the gateway', { timeout: 400_000 }, () => {
  const users: Record<string, string> = {};
  let main: Case & { reportId: string; personId: string };
  /** Of no police zone, and its track is the other one. */
  let registered: Case;
  /** To open in an emergency (R37), the police too; what it grants then stands on no other file. */
  let urgent: Case;
  /** Of the registered file, to another centre. */
  let transferId = '';

  before(async () => {
    await protocolsOfZones();
    for (const who of [...Object.values(stands), 'police-liaison-aalst', 'case-director-2'])
      users[who] = decodeJwt(await tokenOf(who)).sub ?? '';
    const clientSystemId = await reported(
      cast.report({ household: cast.household({ municipality: '41002' }), level: 'high' }, '5440'),
    );
    const file = await caseOf(clientSystemId, 'include-track-3');
    const reports = await collect((paging) => as(coordinator, listPoliceReports, { ...paging, zoneCode: '5440' }));
    const reportId = reports.find((row) => row.clientSystemId === clientSystemId)?.reportId ?? '';
    const { persons } = await as(coordinator, getOverviewFile, { clientSystemId });
    main = { ...file, reportId, personId: persons[0]?.personId ?? '' };
    registered = await caseOf(await registeredFile(), 'include-track-2');
    urgent = { clientSystemId: await registeredFile(), fileId: 'none', trajectoryId: 'none' };
    const offer = { clientSystemId: registered.clientSystemId, toCentre: 'antwerpen', reason: 'Test: voor de matrix.' };
    ({ transferId } = await as(coordinator, offerTransfer, offer, { idempotencyKey: crypto.randomUUID() }));
  });

  it('names every act that an operation asks for, and every role but the services', () => {
    const acts = new Set(matrix.map(({ action }) => action));
    const asked = served.map(({ action }) => action).filter((action) => action !== 'keep-own-secrecy');
    assert.deepEqual(
      [...new Set(asked)].filter((action) => !acts.has(action) && operationOf(action) !== undefined),
      [],
    );
    assert.ok(acts.size > 30);
  });

  for (const round of rounds) {
    it(`with ${round === 'none' ? 'no ground' : `the ground ${round}`}`, async () => {
      if (round !== 'team') await assignAway();
      const given = round === 'own-zone' || round === 'team' ? 'none' : round;
      await withDatabases(addresses.database, async (client) => {
        for (const one of [main, registered, urgent]) await giveGround(client, one, given, Object.values(users));
      });
      const cells = actsOf(round).flatMap((operation) => Object.keys(stands).map((role) => ({ operation, role })));
      const wrong: string[] = [];
      let granted = 0;
      await inParallel(cells, 12, async ({ operation, role }) => {
        const expected = isExpected(operation, role, round);
        const answer = await attempt(operation, role, round);
        if (expected) granted += 1;
        if (isGranted(answer) !== expected)
          wrong.push(
            `${role} ${operation.action}: ${expected ? 'x' : '-'} but ${String(answer.status)} ${answer.text.slice(0, 80)}`,
          );
      });
      assert.deepEqual(wrong.sort(), []);
      assert.ok(granted > 5 && granted < cells.length, 'both answers are met (negative control)');
    });
  }

  async function attempt(operation: OperationDefinition, role: string, round: Round): Promise<Answer> {
    const token = await tokenOf(whoStandsFor(role, round));
    return send(operation, inputFor(operation, role), { token, headers: neverTheVersion(operation) });
  }

  /** Everything the input may name is of the case; nothing of it passes further than the access rules allow. */
  function inputFor(operation: OperationDefinition, role: string): Input {
    const { cursor: _cursor, ...sample } = sampleOf(operation);
    const of = role === 'case-supporter' && operation.path.includes('{trajectoryId}') ? registered : main;
    const { clientSystemId, fileId, trajectoryId } = of;
    const named = {
      clientSystemId,
      fileId,
      trajectoryId,
      reportId: main.reportId,
      personId: main.personId,
      transferId,
    };
    const inPath = Object.entries(named).filter(([name]) => name in sample || operation.path.includes(`{${name}}`));
    const own = { ...sample, ...Object.fromEntries(inPath) };
    switch (operation.action) {
      case 'open-emergency-access':
        return { ...own, on: { by: 'client-system', clientSystemId: urgent.clientSystemId } };
      case 'erase-client-system':
        return { ...own, clientSystemIds: [clientSystemId] };
      case 'assess-risk':
        // Decided on before it is read; an instrument that isn't there is then refused.
        return { ...own, instrument: 'no-such-instrument' };
      case 'compose-for-persons':
        return { ...own, readers: [main.personId], persons: [main.personId] };
      default:
        return own;
    }
  }

  let isAssigned = false;

  /** From then on nobody's team waits for them. */
  async function assignAway(): Promise<void> {
    if (isAssigned) return;
    isAssigned = true;
    for (const { trajectoryId } of [main, registered]) {
      const input = { trajectoryId, assigneeId: users['case-director-2'] ?? '', reason: 'Test' };
      await as(coordinator, assignTrajectory, input, { version: 1 });
    }
  }
});

function whoStandsFor(role: string, round: Round): string {
  return role === 'police-liaison' && round === 'own-zone' ? 'police-liaison-aalst' : (stands[role] ?? '');
}

/** By what the cells say of the grounds that this role has on the case in this round. */
function isExpected({ action, service }: OperationDefinition, role: string, round: Round): boolean {
  const row = matrix.find((one) => one.action === action && one.role === role);
  if (row === undefined) return false;
  return row.withoutGround || groundsHeld(service, role, round).some((ground) => row.grounds.includes(ground));
}

function groundsHeld(service: string, role: string, round: Round): string[] {
  const isThere = {
    none: false,
    'own-zone': role === 'police-liaison' && service !== 'case-management',
    team: service === 'case-management' && ['case-director', 'case-supporter'].includes(role),
    registrar: service === 'intake',
    assigned: true,
    invited: true,
    table: true,
    emergency: true,
  };
  return [...(role === 'operational-coordinator' ? ['coordinator'] : []), ...(isThere[round] ? [round] : [])];
}

/** One operation for each act; those without a file are asked once, in the round without a ground. */
function actsOf(round: Round): OperationDefinition[] {
  const notAsked = [...withoutOperation, ...takeMore];
  const acts = [...new Set(matrix.map(({ action }) => action))].filter((action) => !notAsked.includes(action));
  const operations = acts.map((action) => {
    const operation = operationOf(action);
    assert.ok(operation !== undefined, `no operation for ${action}`);
    return operation;
  });
  if (round === 'none') return operations;
  if (round === 'team') return operations.filter(({ service }) => service === 'case-management');
  return operations.filter((operation) => isOnAFile(operation));
}

function operationOf(action: string): OperationDefinition | undefined {
  const all = served.filter((operation) => operation.action === action);
  const known = all.filter(
    ({ path }) => !/\{(?!clientSystemId|fileId|trajectoryId|reportId|personId|transferId)/.test(path),
  );
  return served.find(({ id }) => id === chosen[action]) ?? known.find(isOnAFile) ?? known[0];
}

function isOnAFile(operation: OperationDefinition): boolean {
  return /\{\w+\}/.test(operation.path) || operation.action === 'open-emergency-access';
}

/** A version that nothing has: what is allowed is then a conflict, and nothing is changed. */
function neverTheVersion({ effect }: OperationDefinition): Record<string, string> {
  return effect === 'change' ? { 'if-match': '"99999"' } : {};
}

function isGranted(answer: Answer): boolean {
  if (answer.status < 400) return true;
  return !['not-allowed', 'not-found', 'not-signed-in'].includes(problemIn(answer).code);
}

async function caseOf(clientSystemId: string, outcome: 'include-track-2' | 'include-track-3'): Promise<Case> {
  const file = await admit((await waitingFile(clientSystemId)).fileId);
  await decide(file, { outcome, overrideReason: 'Test: voor de matrix.' });
  const [trajectory] = await trajectoriesOf(clientSystemId);
  return { clientSystemId, fileId: file.fileId, trajectoryId: trajectory?.trajectoryId ?? '' };
}

/** A client system that a partner registered, and no police zone reported on. */
async function registeredFile(): Promise<string> {
  const victim = cast.adult('victim', 'victim', '44021');
  const { role: _role, ...person } = victim;
  const registration = { persons: [person], question: 'Test: hulpvraag.', municipality: '44021' };
  const once = { idempotencyKey: crypto.randomUUID() };
  await as('caw-system', registerClientSystem, { ...registration, crisisDutyUnderstood: true }, once);
  const by = { set: 'national-number', nationalNumber: victim.nationalNumber ?? '' } as const;
  const { hits } = await poll(
    () => as(coordinator, searchClientSystems, { by, reason: 'Test: matrix.' }),
    (found) => found.hits.length > 0,
    10_000,
  );
  return hits[0]?.clientSystemId ?? '';
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
