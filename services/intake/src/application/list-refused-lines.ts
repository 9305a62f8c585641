import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateInBrussels } from '@veilighuis/calendar';
import type { listRefusedLines, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import type { RefusedLine } from '../domain/police-report/index.ts';
import { RefusedLines, zonesLookedAfter } from './refused-lines.ts';

type Output = OperationOutput<typeof listRefusedLines>;

export const KEPT_DAYS = 90;

/** Lines of batches that were refused and wait for somebody. They tell nothing of persons. */
@Injectable()
export class ListRefusedLines {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(RefusedLines) private readonly lines: RefusedLines,
  ) {}

  async execute({ zoneCode, ...paging }: OperationInput<typeof listRefusedLines>, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'handle-refused-lines');
    const own = zonesLookedAfter(caller);
    const zones = zoneCode === undefined ? own : [zoneCode].filter((zone) => own?.includes(zone) ?? true);
    const page = await this.lines.list({ centre: caller.principal.centre, zones, ...paging });
    return { ...page, rows: page.rows.map(shown) };
  }
}

function shown(refused: RefusedLine): Output['rows'][number] {
  const { refusedLineId, batchId, line, code, fields, zoneCode, organisation, receivedAt } = refused;
  return {
    refusedLineId,
    batchId,
    line,
    code,
    fields: fields.map((fault) => ({ ...fault })),
    ...(zoneCode === undefined ? {} : { zoneCode }),
    organisation,
    receivedAt: receivedAt.toISOString(),
    keptUntil: addDays(dateInBrussels(receivedAt), KEPT_DAYS),
  };
}
