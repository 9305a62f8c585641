import type { AccessLine, OperationOutput, listAccessesToPerson, ServiceName } from '@veilighuis/contracts';

type ShownLine = OperationOutput<typeof listAccessesToPerson>['rows'][number];

/** A line and in whose log it stands. */
export type JoinedLine = Omit<ShownLine, 'name'>;

export interface Part {
  readonly service: ServiceName;
  /** The last one first. */
  readonly rows: readonly AccessLine[];
}

/**
 * The lines of all parts in one order of time, the last one first. Each part must hold the first `limit + 1` lines of its
 * service, or all: then the first `limit` of all are among them, and one more shows that there is a next page.
 */
export function joinLines(parts: readonly Part[], limit: number): { rows: JoinedLine[]; hasMore: boolean } {
  const all = parts.flatMap(({ service, rows }) => rows.map((row): JoinedLine => ({ ...row, service })));
  all.sort((one, other) => compare(other.at, one.at) || compare(other.lineId, one.lineId));
  return { rows: all.slice(0, limit), hasMore: all.length > limit };
}

// Moments in UTC and ids have one form each, so their texts stand in their order.
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
