import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { dateInBrussels } from '@veilighuis/calendar';
import type { EventData, EventEnvelope, OperationInput, OperationOutput, ProblemCode } from '@veilighuis/contracts';
import { clientSystemsMerged, ProblemError, triageDecided } from '@veilighuis/contracts';
import type { getTrajectory, recordContact } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import {
  AssignTrajectory,
  CloseTrajectory,
  EnterPhase,
  GetTrajectory,
  ListTrajectories,
  OpenTrajectory,
  RecordContact,
  RecordPlanOfApproach,
} from '../../src/application/index.ts';
import { coordinator, having, once } from './callers.ts';
import type { RunningCaseManagement } from './case-management.ts';

export const today = dateInBrussels(new Date());
export const reason = 'De situatie is rustig.';

type DecidedEnvelope = EventEnvelope<EventData<typeof triageDecided>>;

/** An event of triage, as it comes off the broker. */
export function decided(data: Partial<DecidedEnvelope['data']> = {}): DecidedEnvelope {
  const fileId = randomUUID();
  return {
    ...envelope(triageDecided.type, '/services/triage', fileId),
    data: {
      fileId,
      decisionId: randomUUID(),
      clientSystemId: randomUUID(),
      outcome: 'include-track-3',
      decidedOn: today,
      municipalities: ['44021'],
      ...data,
    },
  };
}

export function merged(survivingId: string, absorbedId: string, sequence: number) {
  return {
    ...envelope(clientSystemsMerged.type, '/services/intake', survivingId),
    sequence,
    data: { survivingId, absorbedId },
  };
}

export function envelope(type: string, source: string, subject: string) {
  const time = new Date().toISOString();
  const datacontenttype = 'application/json' as const;
  return {
    specversion: '1.0' as const,
    id: randomUUID(),
    type,
    source,
    subject,
    time,
    datacontenttype,
    centre: 'ovl',
    sequence: 1,
  };
}

type ContactContent = Omit<OperationInput<typeof recordContact>, 'trajectoryId'>;
export const visit: ContactContent = { kind: 'home-visit', on: today, minutes: 60, personIds: [] };

/** The office of a test: short words for what case holders and coordinators do. */
export class Office {
  constructor(readonly running: RunningCaseManagement) {}

  /** Opens a trajectory, and gives its id with that of the client system. */
  async open(track: 2 | 3 = 3): Promise<{ trajectoryId: string; clientSystemId: string }> {
    const event = decided({ outcome: `include-track-${track}` });
    await this.hear(event);
    const [trajectory] = await this.of(event.data.decisionId);
    assert.ok(trajectory !== undefined);
    return { trajectoryId: trajectory._id, clientSystemId: event.data.clientSystemId };
  }

  hear(event: DecidedEnvelope): Promise<void> {
    return this.running.get(OpenTrajectory).execute(event);
  }

  /** Trajectories of a decision, as they are stored. */
  of(decisionId: string) {
    return this.running.database.db.collection<{ _id: string }>('trajectories').find({ decisionId }).toArray();
  }

  get(trajectoryId: string, who: Caller = coordinator): Promise<OperationOutput<typeof getTrajectory>> {
    return this.running.get(GetTrajectory).execute({ trajectoryId }, who);
  }

  list(who: Caller, more: Partial<OperationInput<typeof import('@veilighuis/contracts').listTrajectories>> = {}) {
    return this.running.get(ListTrajectories).execute({ limit: 50, ...more }, who);
  }

  async seen(trajectoryId: string, who: Caller): Promise<Caller> {
    return having(who, (await this.get(trajectoryId)).version);
  }

  async assign(trajectoryId: string, to: Caller, by: Caller = coordinator, why?: string) {
    const input = { trajectoryId, assigneeId: to.principal.subject, reason: why };
    return this.running.get(AssignTrajectory).execute(input, await this.seen(trajectoryId, by));
  }

  contact(trajectoryId: string, by: Caller, content: Partial<ContactContent> = {}) {
    return this.running.get(RecordContact).execute({ trajectoryId, ...visit, ...content }, once(by));
  }

  async plan(trajectoryId: string, by: Caller) {
    const seen = await this.seen(trajectoryId, by);
    return this.running.get(RecordPlanOfApproach).execute({ trajectoryId, on: today }, seen);
  }

  async enter(trajectoryId: string, phase: 'exploration' | 'execution' | 'closing', by: Caller, why?: string) {
    const seen = await this.seen(trajectoryId, by);
    return this.running.get(EnterPhase).execute({ trajectoryId, phase, reason: why }, seen);
  }

  async close(
    trajectoryId: string,
    by: Caller,
    retention: Partial<OperationInput<typeof import('@veilighuis/contracts').closeTrajectory>['retention']> = {},
  ) {
    const seen = await this.seen(trajectoryId, by);
    return this.running
      .get(CloseTrajectory)
      .execute({ trajectoryId, reason, retention: { consenting: [], ...retention } }, seen);
  }

  /** Brings a trajectory of its holder to the phase of closing. */
  async toClosing(trajectoryId: string, holder: Caller): Promise<void> {
    await this.contact(trajectoryId, holder);
    await this.plan(trajectoryId, holder);
    await this.enter(trajectoryId, 'execution', holder);
    await this.enter(trajectoryId, 'closing', holder, reason);
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
