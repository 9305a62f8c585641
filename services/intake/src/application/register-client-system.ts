import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, registerClientSystem } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { municipalityOn } from '../domain/reference/index.ts';
import { isBelowThreshold } from '../domain/risk/index.ts';
import type { ClientSystemFile } from './client-system-file.ts';
import { announceFollowUp, followUp } from './follow-up-risk.ts';
import { MakeAssessment } from './make-assessment.ts';
import type { Draft } from './make-assessment.ts';
import { PlacePersons } from './place-persons.ts';
import type { ReadPersons } from './read-persons.ts';
import { readPersons } from './read-persons.ts';
import { ReferenceData } from './reference-data.ts';
import { ClientSystems, Registrations, RiskAssessments } from './stores.ts';

type Input = OperationInput<typeof registerClientSystem>;
type Output = OperationOutput<typeof registerClientSystem>;

/** R10: a partner organisation registers a client system; crisis duty stays with that organisation. */
@Injectable()
export class RegisterClientSystem {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(MakeAssessment) private readonly assessing: MakeAssessment,
    @Inject(PlacePersons) private readonly placing: PlacePersons,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(Registrations) private readonly registrations: Registrations,
    @Inject(RiskAssessments) private readonly assessments: RiskAssessments,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  /** @throws ProblemError `not-allowed`, `invalid-input`, `motivation-required` */
  async execute(input: Input, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'register-client-system');
    const today = dateInBrussels(new Date());
    const persons = readPersons(input, today);
    if (municipalityOn(this.reference.geography, input.municipality, today) === undefined) {
      throw new ProblemError('invalid-input', {
        fields: [
          { field: 'municipality', code: 'municipality-unknown', message: 'No municipality has this NIS code today.' },
        ],
      });
    }
    const draft =
      input.riskAssessment === undefined
        ? undefined
        : await this.assessing.from(caller.principal.centre, input.riskAssessment, today);
    // R12: a referral below the threshold needs a motivation, and is marked by it.
    if (draft !== undefined && isBelowThreshold(draft.level) && input.belowThresholdMotivation === undefined) {
      throw new ProblemError('motivation-required', {
        fields: [
          {
            field: 'belowThresholdMotivation',
            code: 'required',
            message: 'The estimated risk is low: say why you register all the same (R12).',
          },
        ],
      });
    }
    const key = onceKeyOf<typeof registerClientSystem>(caller, input);
    return this.work.run(caller.work, (tx) => tx.once(key, () => this.register(tx, caller, input, persons, draft)));
  }

  private async register(
    tx: Transaction,
    caller: Caller,
    input: Input,
    persons: ReadPersons,
    draft: Draft | undefined,
  ): Promise<Output> {
    const registrationId = newId();
    const { organisation, category, centre } = caller.principal;
    const on = dateInBrussels(tx.now);
    const newcomers = { ...persons, household: new Set(persons.persons.keys()) };
    const placed = await this.placing.place(tx, newcomers, { organisation, category, on });
    const registered = withRegistration(placed.file, { registrationId, organisation, on }, draft);
    const happened = { opened: !placed.joined, incident: false, assessment: draft, registered: true };
    const followed = followUp(registered, happened, tx.now);
    const stored = placed.joined
      ? await this.clientSystems.replace(tx, followed.file)
      : { ...followed.file, version: 1 };
    if (!placed.joined) await this.clientSystems.insert(tx, stored);
    await placed.offerMatches();

    const { clientSystemId } = stored.system;
    const { question, belowThresholdMotivation } = input;
    await this.registrations.insert(tx, {
      registrationId,
      centre,
      clientSystemId,
      organisation,
      category,
      on,
      receivedAt: tx.now,
      question,
      belowThresholdMotivation,
    });
    if (draft !== undefined && input.riskAssessment !== undefined) {
      await this.assessments.insert(tx, {
        assessmentId: draft.assessmentId,
        centre,
        clientSystemId,
        assessorId: caller.principal.subject,
        view: { ...draft, assessedAt: tx.now.toISOString(), organisation },
        answers: input.riskAssessment.answers,
        informationBasis: input.riskAssessment.informationBasis,
        category,
      });
    }
    announceFollowUp(tx, stored, happened, followed.reasons);
    this.gate.logChange(tx, caller, { clientSystemIds: [clientSystemId], personIds: [...placed.personIds.values()] });
    return { registrationId, receivedAt: tx.now.toISOString() };
  }
}

function withRegistration(
  file: ClientSystemFile,
  fact: ClientSystemFile['registrations'][number],
  draft: Draft | undefined,
): ClientSystemFile {
  const { system } = file;
  return {
    ...file,
    registrations: [...file.registrations, fact],
    system: {
      ...system,
      registrationIds: [...system.registrationIds, fact.registrationId],
      assessmentIds: draft === undefined ? system.assessmentIds : [...system.assessmentIds, draft.assessmentId],
    },
  };
}
