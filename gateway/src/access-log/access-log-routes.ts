import {
  exportAccesses,
  exportAccessesAsCsv,
  listAccessesToFile,
  listAccessesToPerson,
  ProblemError,
} from '@veilighuis/contracts';
import type { OperationDefinition, OperationOutput, RequestMeta } from '@veilighuis/contracts';
import { decodeCursor, encodeCursor } from '@veilighuis/service-kit';
import { currentTraceparent } from '@veilighuis/telemetry';
import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import { expressPath, refuseMethod } from '../rest/operation-routes.ts';
import type { RouteDependencies } from '../rest/operation-routes.ts';
import { ownInput, serveOwn } from '../rest/own-operations.ts';
import { asTable, exportOf } from './export-accesses.ts';
import { JoinedLog } from './joined-log.ts';
import type { JoinedPage, LinePlace, LogQuestion } from './joined-log.ts';
import type { StaffNames } from './staff-names.ts';

interface Dependencies extends RouteDependencies {
  readonly names: StaffNames;
  readonly now: () => Date;
}

/** The access log of all services as one (R32), and what of it may be told to the person (R33). */
export function accessLogRoutes({ client, callerOf, logger, names, now }: Dependencies): Router {
  const log = new JoinedLog(client);
  const router = Router({ caseSensitive: true, strict: true });
  serve(listAccessesToPerson, async (request, meta) => {
    const { personId, ...paging } = ownInput(listAccessesToPerson, request);
    return page({ about: { by: 'person', personId }, use: 'view' }, paging, meta);
  });
  serve(listAccessesToFile, async (request, meta) => {
    const { clientSystemId, ...paging } = ownInput(listAccessesToFile, request);
    return page({ about: { by: 'file', clientSystemId }, use: 'view' }, paging, meta);
  });
  serve(exportAccesses, (request, meta) => exportOf(log, ownInput(exportAccesses, request), meta, now()));
  serve(exportAccessesAsCsv, async (request, meta) =>
    asTable(await exportOf(log, ownInput(exportAccessesAsCsv, request), meta, now())),
  );
  return router;

  function serve(operation: OperationDefinition, act: (request: Request, meta: RequestMeta) => Promise<unknown>): void {
    const path = expressPath(operation.path);
    // Who asks comes first: a stranger learns nothing of what would be valid.
    const asCaller = async (request: Request) => {
      const { token } = await callerOf(request);
      const traceparent = currentTraceparent();
      const purpose = request.header('vh-purpose') ?? '';
      return act(request, { token, purpose, ...(traceparent === undefined ? {} : { traceparent }) });
    };
    router.get(path, serveOwn(operation, asCaller, logger));
    router.all(path, refuseMethod(new Set(['GET'])));
  }

  async function page(
    question: LogQuestion,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
    meta: RequestMeta,
  ): Promise<OperationOutput<typeof listAccessesToPerson>> {
    const before = cursor === undefined ? undefined : placeOf(cursor);
    return shown(await log.page(question, limit, before, meta));
  }

  async function shown({ rows, missing, last }: JoinedPage): Promise<OperationOutput<typeof listAccessesToPerson>> {
    const nameOf = await names.namer(rows.map(({ userId }) => userId));
    return {
      rows: rows.map((row) => {
        const name = nameOf(row.userId, new Date(row.at));
        return name === undefined ? row : { ...row, name };
      }),
      missing: [...missing],
      ...(last === undefined ? {} : { nextCursor: encodeCursor([last.at, last.lineId]) }),
    };
  }
}

const placeSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** @throws ProblemError `invalid-input` for a cursor that isn't one of ours */
function placeOf(cursor: string): LinePlace {
  const place = placeSchema.safeParse(decodeCursor(cursor));
  if (!place.success) {
    throw new ProblemError('invalid-input', {
      fields: [{ field: 'cursor', code: 'cursor-unknown', message: 'Start again without a cursor.' }],
    });
  }
  const [at, lineId] = place.data;
  return { at, lineId };
}
