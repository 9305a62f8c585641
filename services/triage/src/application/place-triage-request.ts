import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { groundGranted } from '@veilighuis/contracts';
import type { EventData, EventEnvelope, triageRequested } from '@veilighuis/contracts';
import { UnitOfWork, Vault } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { MergedClientSystems, workOfEvent } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { addRequest, openNextRound, openTriageFile } from '../domain/triage-file/index.ts';
import { CentreConfiguration } from './centre-configuration.ts';
import { householdOf, Intake } from './intake.ts';
import type { ClientSystemSummary } from './intake.ts';
import { TriageFiles } from './stores.ts';
import { isOutdated, knownFrom, tableCategories } from './triage-record.ts';
import type { TriageRecord } from './triage-record.ts';

export type TriageRequestedEnvelope = EventEnvelope<EventData<typeof triageRequested>>;

/**
 * A client system asks for the table: it gets a file, or its waiting file learns the new reasons, or after a decision the
 * next round begins (R13). Once per event, in any order, whatever replicas handle it at the same moment.
 */
@Injectable()
export class PlaceTriageRequest {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Intake) private readonly intake: Intake,
    @Inject(TriageFiles) private readonly files: TriageFiles,
    @Inject(MergedClientSystems) private readonly merged: MergedClientSystems,
    @Inject(CentreConfiguration) private readonly configuration: CentreConfiguration,
  ) {}

  /** @throws ProblemError `service-unavailable`, `deadline-passed` when intake is away: the event comes again later */
  async execute(envelope: TriageRequestedEnvelope): Promise<void> {
    // It comes too late for good: intake knows it no more, and asking again would never end (R50).
    if (await this.vault.isErased(envelope.data.clientSystemId)) return;
    const summary = await this.intake.summary(envelope.data.clientSystemId);
    await this.work.run(workOfEvent(envelope, 'triage'), (tx) =>
      tx.accept(envelope.id, () => this.place(tx, envelope, summary)),
    );
  }

  private async place(tx: Transaction, envelope: TriageRequestedEnvelope, summary: ClientSystemSummary): Promise<void> {
    const { clientSystemId } = envelope.data;
    if (await this.vault.isErased(clientSystemId, tx.session)) return;
    // First of all: it makes two requests of one client system wait for each other.
    const currentClientSystemId = await this.merged.currentOf(tx, clientSystemId);
    const last = await this.files.lastOf(clientSystemId, tx.session);
    if (last?.file.state === 'waiting') await this.add(tx, last, envelope, summary);
    else if (last === undefined || !wasConsidered(last, envelope)) {
      await this.open(tx, last, envelope, summary, currentClientSystemId);
    }
  }

  private async add(
    tx: Transaction,
    record: TriageRecord,
    { data, sequence }: TriageRequestedEnvelope,
    summary: ClientSystemSummary,
  ) {
    const outdated = isOutdated(summary, record);
    const { state } = addRequest(record.file, data, outdated ? record.file.household : householdOf(summary));
    const next = {
      ...record,
      file: state,
      lastRequest: Math.max(record.lastRequest, sequence),
      known: outdated ? record.known : knownFrom(summary),
    };
    if (state === record.file) await this.files.saveKnown(tx, next);
    else await this.files.replace(tx, next, record.file.version);
  }

  private async open(
    tx: Transaction,
    previous: TriageRecord | undefined,
    { data, time, sequence, centre: asked }: TriageRequestedEnvelope,
    summary: ClientSystemSummary,
    currentClientSystemId: string,
  ): Promise<void> {
    const fileId = newId();
    const centre = await this.merged.centreOf(tx, data.clientSystemId, asked);
    const opening = {
      fileId,
      centre,
      request: data,
      household: householdOf(summary),
      requestedAt: time,
      now: tx.now.toISOString(),
      terms: this.configuration.terms(centre),
    };
    const { state, facts } = previous === undefined ? openTriageFile(opening) : openNextRound(previous.file, opening);
    const from = dateInBrussels(tx.now);
    await this.files.insert(tx, {
      file: state,
      currentClientSystemId,
      tableGround: { from },
      told: await this.merged.toldOf(tx, [data.clientSystemId, currentClientSystemId]),
      lastRequest: sequence,
      known: knownFrom(summary),
    });
    const about = { subject: fileId, sequence: state.version };
    for (const { event, data: opened } of facts) tx.announce(event, { ...about, data: opened });
    const { clientSystemId } = data;
    tx.announce(groundGranted, {
      ...about,
      data: { grantId: fileId, clientSystemId, ground: 'table', categories: [...tableCategories], from },
    });
  }
}

/** A request that was overtaken: the table decided knowing a later state of the client system, and each of its reasons. */
function wasConsidered({ file, lastRequest }: TriageRecord, { data, sequence }: TriageRequestedEnvelope): boolean {
  return sequence <= lastRequest && data.reasons.every((reason) => file.reasons.includes(reason));
}
