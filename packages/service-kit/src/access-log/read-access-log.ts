import { Inject, Injectable } from '@nestjs/common';
import type { AccessLine, LogScope, OperationInput, OperationOutput, readIntakeLog } from '@veilighuis/contracts';
import { AuditLog } from '@veilighuis/persistence';
import type { AuditRow } from '@veilighuis/persistence';
import type { Caller } from '../caller.ts';
import { LogScopes } from './log-scope.ts';

type Input = OperationInput<typeof readIntakeLog>;

/**
 * R32: the lines of this service about one person, for the privacy officer, or about one file, for its case holder. It is
 * itself a line in this log, as a look or as an export.
 */
@Injectable()
export class ReadAccessLog {
  constructor(
    @Inject(LogScopes) private readonly scopes: LogScopes,
    @Inject(AuditLog) private readonly log: AuditLog,
  ) {}

  /** @throws ProblemError `not-found`; `service-unavailable` when the look can't be logged, or nobody can say who may ask */
  async execute({ about, use, before, limit }: Input, caller: Caller): Promise<OperationOutput<typeof readIntakeLog>> {
    const scope = await this.scopes.of({ about, use }, caller);
    const rows = await this.log.page(
      {
        centre: caller.principal.centre,
        personId: about.by === 'person' ? about.personId : undefined,
        clientSystemIds: scope.clientSystemIds,
      },
      limit,
      before && { at: new Date(before.at), lineId: before.lineId },
    );
    await this.log.recordRead(caller.work, {
      operation: use === 'export' ? caller.operation.replace('.read-', '.export-') : caller.operation,
      result: 'granted',
      ...(about.by === 'person' ? { personIds: [about.personId] } : { clientSystemIds: [about.clientSystemId] }),
      ...(scope.ground === undefined ? {} : { ground: scope.ground }),
      resultCount: rows.length,
    });
    return { rows: rows.map((row) => view(row, about, scope)) };
  }
}

/**
 * What of a line belongs to the question: a list or a search touches the files of others as well, and those are nobody's
 * business here (R30, R36).
 */
function view(row: AuditRow, about: Input['about'], { clientSystemIds }: LogScope): AccessLine {
  const asked = new Set(clientSystemIds);
  const ofFile = row.clientSystemIds.every((clientSystemId) => asked.has(clientSystemId)) ? row.personIds : [];
  const { operation, result, reason, resultCount, kind, organisation, category, roles, purpose, ground } = row;
  return {
    lineId: row._id,
    at: row.at.toISOString(),
    operation,
    result,
    ...(reason === undefined ? {} : { reason }),
    ...(resultCount === undefined ? {} : { resultCount }),
    userId: row.subject,
    kind,
    organisation,
    ...(category === undefined ? {} : { category }),
    roles: [...roles],
    purpose,
    ...(ground === undefined ? {} : { ground }),
    clientSystemIds: row.clientSystemIds.filter((clientSystemId) => asked.has(clientSystemId)),
    personIds: about.by === 'person' ? row.personIds.filter((personId) => personId === about.personId) : [...ofFile],
  };
}
