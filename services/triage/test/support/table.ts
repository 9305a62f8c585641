import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { EventData, OperationInput, OperationOutput, ProblemCode } from '@veilighuis/contracts';
import { clientSystemsMerged, ProblemError, triageRequested } from '@veilighuis/contracts';
import type { decideTriage, getTriageFile, recordAdmission } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { DecideTriage, GetTriageFile, PlaceTriageRequest, RecordAdmission } from '../../src/application/index.ts';
import type { TriageRequestedEnvelope } from '../../src/application/place-triage-request.ts';
import { coordinator, having } from './callers.ts';
import type { RunningTriage } from './triage.ts';

type FileView = OperationOutput<typeof getTriageFile>;

/** An event of intake, as it comes off the broker. */
export function requested(
  clientSystemId: string,
  data: Partial<EventData<typeof triageRequested>> = {},
  more: Partial<TriageRequestedEnvelope> = {},
): TriageRequestedEnvelope {
  return {
    ...envelope(triageRequested.type, clientSystemId),
    data: { clientSystemId, reasons: ['risk'], level: 'medium', repeat: false, ...data },
    ...more,
  };
}

export function merged(survivingId: string, absorbedId: string, sequence: number) {
  return { ...envelope(clientSystemsMerged.type, survivingId), sequence, data: { survivingId, absorbedId } };
}

export function envelope(type: string, subject: string) {
  return {
    specversion: '1.0' as const,
    id: randomUUID(),
    type,
    source: '/services/intake',
    subject,
    time: new Date().toISOString(),
    datacontenttype: 'application/json' as const,
    centre: 'ovl',
    sequence: 1,
  };
}

const yes = { met: true, motivation: 'Omdat het zo is.' };
const no = { suffices: false, motivation: 'Geprobeerd, hielp niet.' };
export const admission: Omit<OperationInput<typeof recordAdmission>, 'fileId'> = {
  repeatedViolence: yes,
  sharingNeeded: yes,
  harmonisedApproachNeeded: yes,
  directReferral: no,
  hookingOn: no,
};

export const inclusion: Omit<OperationInput<typeof decideTriage>, 'fileId'> = {
  outcome: 'include-track-2',
  motivation: 'Gezin uit balans.',
  participants: ['pz-gent', 'parket-oost-vlaanderen', 'caw-oost-vlaanderen'],
  absent: [],
  dissent: [],
  actions: [],
};

/** The triage table of a test: short words for what it does. */
export class Table {
  constructor(readonly triage: RunningTriage) {}

  /** Opens the file of a new client system, and gives its id with that of the client system. */
  async open(
    told: Parameters<RunningTriage['intake']['tell']>[1] = {},
    data: Parameters<typeof requested>[1] = {},
  ): Promise<{ clientSystemId: string; fileId: string }> {
    const clientSystemId = randomUUID();
    this.triage.intake.tell(clientSystemId, told);
    await this.request(requested(clientSystemId, data));
    const [file] = await this.filesOf(clientSystemId);
    assert.ok(file !== undefined);
    return { clientSystemId, fileId: file._id };
  }

  request(event: TriageRequestedEnvelope): Promise<void> {
    return this.triage.get(PlaceTriageRequest).execute(event);
  }

  /** Files of a client system as they are stored, by round. */
  filesOf(clientSystemId: string) {
    return this.triage.database.db
      .collection<{
        _id: string;
        reasons: string[];
        level: string;
        household: object;
        state: string;
        currentClientSystemId: string;
      }>('triage-files')
      .find({ clientSystemId })
      .sort({ round: 1 })
      .toArray();
  }

  get(fileId: string, who: Caller = coordinator): Promise<FileView> {
    return this.triage.get(GetTriageFile).execute({ fileId }, who);
  }

  async admit(fileId: string): Promise<number> {
    const { version } = await this.get(fileId);
    const recorded = await this.triage
      .get(RecordAdmission)
      .execute({ fileId, ...admission }, having(coordinator, version));
    return recorded.version;
  }

  async decide(fileId: string, record: Partial<typeof inclusion> = {}, who: Caller = coordinator) {
    const { version } = await this.get(fileId);
    return this.triage.get(DecideTriage).execute({ fileId, ...inclusion, ...record }, having(who, version));
  }
}

/** Asserts that an act is refused with this problem. */
export async function assertRefused(act: Promise<unknown>, code: ProblemCode): Promise<void> {
  await assert.rejects(act, (error) => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, code);
    return true;
  });
}
