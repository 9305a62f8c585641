import { Inject, Injectable } from '@nestjs/common';
import type { OperationInput, OperationOutput, recordRefusedLine } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { withoutTyped, zonesOfLine } from '../domain/police-report/index.ts';
import { RefusedLines } from './refused-lines.ts';

/** Keeps that a line of a batch was refused, so that somebody looks after it. Nothing of the line itself is kept. */
@Injectable()
export class RecordRefusedLine {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(RefusedLines) private readonly lines: RefusedLines,
  ) {}

  /** @throws ProblemError `not-allowed` for who may send no reports */
  async execute(
    { batchId, line, code, fields, zoneCode }: OperationInput<typeof recordRefusedLine>,
    caller: Caller,
  ): Promise<OperationOutput<typeof recordRefusedLine>> {
    const { principal } = caller;
    await this.gate.require(caller, 'register-police-report', principal.zones);
    const refusedLineId = await this.work.run(caller.work, (tx) =>
      this.lines.keep(tx, {
        refusedLineId: newId(),
        centre: principal.centre,
        batchId,
        line,
        code,
        fields: fields.map(withoutTyped),
        ...zonesOfLine(principal, zoneCode),
        organisation: principal.organisation,
        receivedAt: tx.now,
      }),
    );
    return { refusedLineId };
  }
}
