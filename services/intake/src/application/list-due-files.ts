import { Inject, Injectable } from '@nestjs/common';
import { addDays, addYears } from '@veilighuis/calendar';
import type { listDueFiles, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate, RetentionDay } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { retentionClock } from '../domain/retention/index.ts';
import { RetentionFiles, RetentionTerms } from './retention-stores.ts';
import type { FileGroup } from './retention-stores.ts';

type Output = OperationOutput<typeof listDueFiles>;

/** R50: what is due for erasure in the centre, as ids and days; looking ahead to a later day makes nothing due. */
@Injectable()
export class ListDueFiles {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(RetentionFiles) private readonly files: RetentionFiles,
    @Inject(RetentionTerms) private readonly terms: RetentionTerms,
    @Inject(RetentionDay) private readonly day: RetentionDay,
  ) {}

  async execute({ limit, cursor, onDay }: OperationInput<typeof listDueFiles>, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'list-due-files');
    const { centre } = caller.principal;
    const today = this.day.today();
    const wanted = onDay ?? today;
    // Nothing is due before the shortest term after its last entry; a day more, since 29 February has no day in most years.
    const quietSince = addDays(addYears(wanted, -this.terms.shortestYears(centre)), 1);
    const page = await this.files.quietSince(centre, quietSince, { limit, cursor });
    const rows: Output['rows'] = [];
    for (const { clientSystemId } of page.rows) {
      const group = await this.files.group(centre, clientSystemId);
      const row = group && this.rowOf(centre, group, today);
      if (row !== undefined && row.dueOn <= wanted) rows.push(row);
    }
    await this.gate.logRead(caller, {
      clientSystemIds: rows.flatMap((row) => [row.clientSystemId, ...row.absorbedIds]),
      resultCount: rows.length,
    });
    return { rows, ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) };
  }

  private rowOf(centre: string, group: FileGroup, today: string): Output['rows'][number] | undefined {
    const clock = retentionClock(group.facts, this.terms.withoutTrajectory(centre));
    if (clock.kind === 'stopped') return undefined;
    const { clientSystemId, absorbedIds, onHold } = group;
    const { dueOn, countsFrom, from } = clock;
    return {
      clientSystemId,
      absorbedIds: [...absorbedIds],
      dueOn,
      countsFrom,
      countedFrom: from,
      due: dueOn <= today,
      onHold,
    };
  }
}
