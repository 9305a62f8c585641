import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationOutput, getOverviewFile } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import {
  GetOverviewFile,
  ListPossibleMatches,
  RegisterPoliceReport,
  RegisterProtocol,
} from '../../src/application/index.ts';
import type { PoliceReportContent } from '../../src/application/stores.ts';
import { caller, coordinator, gentSystem } from './callers.ts';
import { runIntake } from './intake.ts';
import type { RunningIntake } from './intake.ts';
import { nationalNumber } from './reports.ts';

/** Intake for the tests of one file, with what they do again and again. */
export class Desk {
  #running: RunningIntake | undefined;

  get running(): RunningIntake {
    assert.ok(this.#running !== undefined);
    return this.#running;
  }

  async open(): Promise<void> {
    this.#running = await runIntake();
  }

  register(content: PoliceReportContent, who: Caller = gentSystem) {
    return this.running.app.get(RegisterPoliceReport).execute(content, who);
  }

  async clientSystemOf(reportId: string): Promise<string> {
    const found = await this.running.database.db
      .collection<{ _id: string; clientSystemId: string }>('police-reports')
      .findOne({ _id: reportId });
    assert.ok(found !== null);
    return found.clientSystemId;
  }

  overview(clientSystemId: string, who: Caller = coordinator): Promise<OperationOutput<typeof getOverviewFile>> {
    return this.running.app.get(GetOverviewFile).execute({ clientSystemId }, who);
  }

  matches(state: 'open' | 'same' | 'not-same' | 'undone' = 'open') {
    return this.running.app.get(ListPossibleMatches).execute({ limit: 100, state }, coordinator);
  }

  async allowFlow(organisation: string, zoneCode: string, validUntil?: string): Promise<void> {
    await this.running.app.get(RegisterProtocol).execute(
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
}

/** A desk that opens before the tests of the file and closes after them; with `flows`, the zone of Gent may send. */
export function deskForThisFile({ flows = true } = {}): Desk {
  const desk = new Desk();
  before(async () => {
    await desk.open();
    if (flows) await desk.allowFlow('pz-gent', '5415');
  });
  after(() => desk.running.stop());
  return desk;
}

export const refusedAs = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

/** A victim with a national number of that birth date (YYMMDD), and a suspect with one name only. */
export const couple = (birth: string) => [
  {
    name: { given: 'Ina', family: `Van den Test-${birth}` },
    nationalNumber: nationalNumber(birth),
    birthDate: `19${birth.slice(0, 2)}-${birth.slice(2, 4)}-${birth.slice(4)}`,
    role: 'victim',
  },
  { name: { family: 'Suharto' }, role: 'suspect' },
];
