import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError, reportRegistered, reportRevised } from '@veilighuis/contracts';
import type { OperationOutput, registerPoliceReport } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { protocolCovering } from '../domain/police-report/index.ts';
import { isRepeat } from '../domain/risk/index.ts';
import { lastRegistrationOn } from './client-system-file.ts';
import type { ClientSystemFile } from './client-system-file.ts';
import { announceFollowUp, followUp } from './follow-up-risk.ts';
import { MakeAssessment } from './make-assessment.ts';
import type { Draft } from './make-assessment.ts';
import { PlacePersons } from './place-persons.ts';
import { incidentOf, ReadPoliceReport } from './read-police-report.ts';
import type { ReadReport } from './read-police-report.ts';
import { ClientSystems, ContentHash, PoliceReports, Protocols, RiskAssessments } from './stores.ts';
import type { PoliceReportContent, ReportHeader, StoredProtocol } from './stores.ts';

type Receipt = OperationOutput<typeof registerPoliceReport>;

/** Registers a police report: once, under its protocol, into the client system that it belongs to (R01-R05, R09, R13). */
@Injectable()
export class RegisterPoliceReport {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(ReadPoliceReport) private readonly reading: ReadPoliceReport,
    @Inject(MakeAssessment) private readonly assessing: MakeAssessment,
    @Inject(PlacePersons) private readonly placing: PlacePersons,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(PoliceReports) private readonly reports: PoliceReports,
    @Inject(RiskAssessments) private readonly assessments: RiskAssessments,
    @Inject(Protocols) private readonly protocols: Protocols,
    @Inject(ContentHash) private readonly hash: ContentHash,
  ) {}

  /** @throws ProblemError `not-allowed`, `protocol-missing`, `pv-number-unreadable`, `zone-unknown`, `invalid-input` */
  async execute(content: PoliceReportContent, caller: Caller): Promise<Receipt> {
    await this.gate.require(caller, 'register-police-report', [content.zoneCode]);
    const today = dateInBrussels(new Date());
    const report = this.reading.read(content, today);
    const protocol = await this.protocolFor(content, caller, today);
    const { centre } = caller.principal;
    const draft =
      content.riskAssessment === undefined
        ? undefined
        : await this.assessing.from(centre, content.riskAssessment, today);
    return this.work.run(caller.work, async (tx) => {
      const known = await this.reports.findByKey(centre, report.key, tx.session);
      return known === undefined
        ? this.accept(tx, caller, report, protocol, draft)
        : this.again(tx, caller, known, report);
    });
  }

  /** R04: no protocol that holds today, no flow. What the centre enters by hand comes from the zone as well. */
  private async protocolFor({ zoneCode }: PoliceReportContent, caller: Caller, today: string): Promise<StoredProtocol> {
    const { centre, organisation, category } = caller.principal;
    const all = await this.protocols.ofCentre(centre);
    const owners =
      category === 'police'
        ? [organisation]
        : [...new Set(all.filter(({ zoneCodes }) => zoneCodes.includes(zoneCode)).map((one) => one.organisation))];
    for (const owner of owners) {
      const protocol = protocolCovering(
        all,
        { organisation: owner, zoneCode, dataCategories: ['police-judicial'] },
        today,
      );
      const found = all.find(({ protocolId }) => protocolId === protocol?.protocolId);
      if (found !== undefined) return found;
    }
    throw new ProblemError('protocol-missing');
  }

  private async accept(
    tx: Transaction,
    caller: Caller,
    report: ReadReport,
    protocol: StoredProtocol,
    draft: Draft | undefined,
  ): Promise<Receipt> {
    const reportId = newId();
    // R33: a report is the police's, whoever at the centre types it over.
    const { organisation } = protocol;
    const source = { organisation, category: 'police', on: dateInBrussels(tx.now) };
    const placed = await this.placing.place(tx, report.newcomers, source);
    const extended = withReport(placed.file, report, reportId, placed.personIds, dateInBrussels(tx.now));
    const happened = { opened: !placed.joined, incident: true, assessment: draft };
    const followed = followUp(withAssessment(extended, draft), happened, tx.now);
    const stored = await this.save(tx, followed.file, placed.joined);
    await placed.offerMatches();
    await this.store(tx, report, reportId, stored, protocol, placed.joined, draft);

    const { clientSystemId } = stored.system;
    const { zoneCode, incident } = report.content;
    tx.announce(reportRegistered, {
      subject: reportId,
      sequence: 1,
      data: { reportId, clientSystemId, zoneCode, incidentOn: incident.on, joined: placed.joined },
    });
    announceFollowUp(tx, stored, happened, followed.reasons);
    this.gate.logChange(tx, caller, { clientSystemIds: [clientSystemId], personIds: [...placed.personIds.values()] });
    return { reportId, outcome: 'accepted', receivedAt: tx.now.toISOString() };
  }

  private async save(tx: Transaction, file: ClientSystemFile, joined: boolean): Promise<ClientSystemFile> {
    if (joined) return this.clientSystems.replace(tx, file);
    const first = { ...file, version: 1 };
    await this.clientSystems.insert(tx, first);
    return first;
  }

  private async store(
    tx: Transaction,
    { content, number, key }: ReadReport,
    reportId: string,
    { system, centre }: ClientSystemFile,
    { organisation, protocolId }: StoredProtocol,
    joined: boolean,
    draft: Draft | undefined,
  ): Promise<void> {
    const { clientSystemId } = system;
    await this.reports.insert(tx, {
      reportId,
      centre,
      zoneCode: content.zoneCode,
      key,
      contentHash: this.hashOf({ content, number }),
      clientSystemId,
      shielding: system.shielding,
      sealedUnder: clientSystemId,
      organisation,
      protocolId,
      pvNumber: number.normalised,
      receivedAt: tx.now,
      incidentOn: content.incident.on,
      joined,
      level: draft?.level,
      content,
      revisions: [],
    });
    if (draft === undefined || content.riskAssessment === undefined) return;
    await this.assessments.insert(tx, {
      assessmentId: draft.assessmentId,
      centre,
      clientSystemId,
      assessorId: tx.context.actor.subject,
      view: { ...draft, assessedAt: tx.now.toISOString(), organisation, reportId },
      answers: content.riskAssessment.answers,
      informationBasis: content.riskAssessment.informationBasis,
      category: 'police',
    });
  }

  /** Another spelling of the number is no other content (R01). */
  private hashOf({ content, number }: Pick<ReadReport, 'content' | 'number'>): string {
    return this.hash.of({ ...content, pvNumber: number.normalised });
  }

  /** R02: the same report again is the same answer. Another content under the same number is kept beside the first. */
  private async again(
    tx: Transaction,
    caller: Caller,
    known: ReportHeader,
    { content, number }: ReadReport,
  ): Promise<Receipt> {
    const { reportId, clientSystemId } = known;
    const receipt = { reportId, receivedAt: known.receivedAt.toISOString() };
    const contentHash = this.hashOf({ content, number });
    if (known.contentHash === contentHash || known.revisionHashes.includes(contentHash))
      return { ...receipt, outcome: 'already-known' };
    await this.reports.addRevision(tx, known, { receivedAt: tx.now, contentHash, content });
    tx.announce(reportRevised, {
      subject: reportId,
      sequence: known.revisionHashes.length + 2,
      data: { reportId, clientSystemId },
    });
    this.gate.logChange(tx, caller, { clientSystemIds: [clientSystemId] });
    return { ...receipt, outcome: 'revised' };
  }
}

function withReport(
  file: ClientSystemFile,
  report: ReadReport,
  reportId: string,
  personIds: ReadonlyMap<string, string>,
  receivedOn: string,
): ClientSystemFile {
  const { zoneCode, incident } = report.content;
  const link = incidentOf(report, reportId, personIds);
  return {
    ...file,
    system: { ...file.system, incidents: [...file.system.incidents, link] },
    reports: [...file.reports, { reportId, zoneCode, municipality: incident.municipality, receivedOn }],
    // R13: the question is asked anew with each incident.
    repeat: isRepeat({
      earlierIncidents: file.system.incidents.map(({ on }) => on),
      newIncidentOn: incident.on,
      lastRegistrationOn: lastRegistrationOn(file),
    }),
  };
}

function withAssessment(file: ClientSystemFile, draft: Draft | undefined): ClientSystemFile {
  if (draft === undefined) return file;
  return { ...file, system: { ...file.system, assessmentIds: [...file.system.assessmentIds, draft.assessmentId] } };
}
