import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateInBrussels } from '@veilighuis/calendar';
import { groundRevoked } from '@veilighuis/contracts';
import type { decideTriage, OperationInput, OperationOutput } from '@veilighuis/contracts';
import type { Transaction } from '@veilighuis/persistence';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { decide } from '../domain/triage-file/index.ts';
import type { TriageFact } from '../domain/triage-file/index.ts';
import { CentreConfiguration } from './centre-configuration.ts';
import { ChangeTriageFile } from './change-triage-file.ts';
import { Intake } from './intake.ts';
import type { ClientSystemSummary } from './intake.ts';
import { tableLooksBackDays, withSummary } from './triage-record.ts';
import type { TriageRecord } from './triage-record.ts';

type Input = OperationInput<typeof decideTriage>;

/** R26: the table decides, once. Including in a track announces the trajectory; the ground of the table gets its end. */
@Injectable()
export class DecideTriage {
  constructor(
    @Inject(ChangeTriageFile) private readonly change: ChangeTriageFile,
    @Inject(Intake) private readonly intake: Intake,
    @Inject(CentreConfiguration) private readonly configuration: CentreConfiguration,
  ) {}

  /**
   * @throws ProblemError `not-found`, `version-conflict`, `already-decided`, `minor-consultation-missing`,
   * `admission-criteria-unmet`, `track-not-available`, `motivation-required`, `invalid-input`; `service-unavailable`
   * while intake is away, since a child that came to light has to count (R21)
   */
  async execute({ fileId, ...record }: Input, caller: Caller): Promise<OperationOutput<typeof decideTriage>> {
    const seen = await this.change.allow(caller, 'decide-triage', fileId);
    const summary = await this.intake.summary(seen.file.clientSystemId);
    const decisionId = newId();
    let facts: readonly TriageFact[] = [];
    const { file } = await this.change.perform(
      caller,
      fileId,
      (waiting, tx) => {
        const decided = this.decide(waiting, record, summary, { decisionId, decidedBy: caller.principal.subject, tx });
        facts = decided.facts;
        return decided.record;
      },
      (stored, tx) => announce(stored, facts, tx),
    );
    return { fileId, decisionId, version: file.version, state: file.state };
  }

  private decide(
    waiting: TriageRecord,
    record: Omit<Input, 'fileId'>,
    summary: ClientSystemSummary,
    { tx, ...by }: { decisionId: string; decidedBy: string; tx: Transaction },
  ): { record: TriageRecord; facts: readonly TriageFact[] } {
    const { centre } = waiting.file;
    const fresh = withSummary(waiting, summary);
    const context = {
      ...by,
      now: tx.now.toISOString(),
      catchment: this.configuration.catchment(centre),
      terms: this.configuration.terms(centre),
    };
    const { state, facts } = decide(fresh.file, record, context);
    const until = state.state === 'decided' ? addDays(dateInBrussels(tx.now), tableLooksBackDays) : undefined;
    return { record: { ...fresh, file: state, tableGround: { ...fresh.tableGround, until } }, facts };
  }
}

function announce({ file, tableGround }: TriageRecord, facts: readonly TriageFact[], tx: Transaction): void {
  const { fileId, clientSystemId, version } = file;
  const about = { subject: fileId, sequence: version };
  for (const { event, data } of facts) tx.announce(event, { ...about, data });
  const { until } = tableGround;
  if (until === undefined) return;
  tx.announce(groundRevoked, { ...about, data: { grantId: fileId, clientSystemId, ground: 'table', until } });
}
