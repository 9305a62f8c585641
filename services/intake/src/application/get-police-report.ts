import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { getPoliceReport, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { ClientSystems, PoliceReports } from './stores.ts';

/** The report as it was sent. The ground is on the client system, and the zone is that of the report itself (R30). */
@Injectable()
export class GetPoliceReport {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(PoliceReports) private readonly reports: PoliceReports,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
  ) {}

  async execute(
    { reportId }: OperationInput<typeof getPoliceReport>,
    caller: Caller,
  ): Promise<OperationOutput<typeof getPoliceReport>> {
    const closed = await this.reports.findClosed(reportId);
    const { header } = closed ?? {};
    // Looked up in any case, so that a refusal takes as long whether or not there is a report (R36).
    const file = await this.clientSystems.findClosed(header?.clientSystemId ?? reportId);
    const record = header && file && { ...file.record, zones: [header.zoneCode] };
    const touched = { clientSystemIds: header === undefined ? [] : [header.clientSystemId] };
    const granted = await this.gate.requireOn(caller, 'read-police-report', record, touched);
    if (closed === undefined) throw new ProblemError('not-found');
    await this.gate.logRead(caller, touched, granted);
    const report = await closed.open();
    return {
      reportId,
      clientSystemId: report.clientSystemId,
      organisation: report.organisation,
      sourceAuthority: 'police',
      protocolId: report.protocolId,
      pvNumberAsSent: report.content.pvNumber,
      pvNumber: report.pvNumber,
      receivedAt: report.receivedAt.toISOString(),
      content: report.content,
      revisions: report.revisions.map(({ receivedAt, content }) => ({ receivedAt: receivedAt.toISOString(), content })),
    };
  }
}
