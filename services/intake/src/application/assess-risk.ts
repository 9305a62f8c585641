import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { assessRisk, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { groundedRecordOf } from './client-system-file.ts';
import { announceFollowUp, followUp } from './follow-up-risk.ts';
import { MakeAssessment } from './make-assessment.ts';
import type { Draft } from './make-assessment.ts';
import { ClientSystems, RiskAssessments } from './stores.ts';

type Input = OperationInput<typeof assessRisk>;
type Output = OperationOutput<typeof assessRisk>;

/** R11, R12: a professional assesses the risk of a client system; the answers stay, in order, with their instrument. */
@Injectable()
export class AssessRisk {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(MakeAssessment) private readonly assessing: MakeAssessment,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(RiskAssessments) private readonly assessments: RiskAssessments,
  ) {}

  /** @throws ProblemError `not-found`, `invalid-input`, `level-may-not-be-lowered`, `motivation-required` */
  async execute(input: Input, caller: Caller): Promise<Output> {
    const seen = await this.clientSystems.findClosed(input.clientSystemId);
    await this.gate.requireOn(caller, 'assess-risk', seen?.record, {
      clientSystemIds: [input.clientSystemId],
    });
    const key = onceKeyOf<typeof assessRisk>(caller, input);
    const draft = await this.assessing.from(caller.principal.centre, input, dateInBrussels(new Date()));
    return this.work.run(caller.work, (tx) => tx.once(key, () => this.assess(tx, caller, input, draft)));
  }

  private async assess(tx: Transaction, caller: Caller, input: Input, draft: Draft): Promise<Output> {
    const file = await this.clientSystems.find(input.clientSystemId, tx.session);
    if (file === undefined) throw new ProblemError('not-found');
    if (file.system.mergedInto !== undefined)
      throw new ProblemError('conflict', { detail: 'This client system was merged into another one.' });
    requirePersons(
      file.system.persons.map(({ personId }) => personId),
      input.pair,
    );
    const { organisation, category, centre, subject } = caller.principal;
    const view = { ...draft, assessedAt: tx.now.toISOString(), organisation };
    const happened = { opened: false, incident: false, assessment: draft };
    const extended = {
      ...file,
      system: { ...file.system, assessmentIds: [...file.system.assessmentIds, draft.assessmentId] },
      updatedAt: tx.now,
    };
    const followed = followUp(extended, happened, tx.now);
    const stored = await this.clientSystems.replace(tx, followed.file);
    await this.assessments.insert(tx, {
      assessmentId: draft.assessmentId,
      centre,
      clientSystemId: input.clientSystemId,
      assessorId: subject,
      view,
      answers: input.answers,
      informationBasis: input.informationBasis,
      pair: input.pair,
      category,
    });
    announceFollowUp(tx, stored, happened, followed.reasons);
    this.gate.logChange(tx, caller, { clientSystemIds: [input.clientSystemId] }, groundedRecordOf(file));
    return view;
  }
}

function requirePersons(personIds: readonly string[], pair: Input['pair']): void {
  if (
    pair === undefined ||
    (pair.victim !== pair.suspect && personIds.includes(pair.victim) && personIds.includes(pair.suspect))
  )
    return;
  throw new ProblemError('invalid-input', {
    fields: [{ field: 'pair', code: 'person-unknown', message: 'Name two persons of this client system.' }],
  });
}
