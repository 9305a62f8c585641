/** What matters of a winning plan. */
export interface QueryPlan {
  /** Stages, outermost first, e.g. `['LIMIT', 'FETCH', 'IXSCAN']`. */
  readonly stages: readonly string[];
  /** Names of the indexes used. */
  readonly indexes: readonly string[];
  /** True when a whole collection is read, also within a lookup. */
  readonly scansCollection: boolean;
  /** True when rows are sorted after they were read, in place of coming sorted out of an index. */
  readonly sortsInMemory: boolean;
}

interface Found {
  readonly stages: string[];
  readonly indexes: Set<string>;
  scans: boolean;
}

/** A collection read whole: by itself, or as the other side of a lookup. */
const SCANS = new Set(['COLLSCAN', 'NestedLoopJoin', 'HashJoin']);

/** Parts of an explanation that don't describe the plan that won. */
const ASIDE = new Set([
  'rejectedPlans',
  'executionStats',
  'allPlansExecution',
  'command',
  'parsedQuery',
  'serverInfo',
  'serverParameters',
  'slotBasedPlan',
]);

/** Reads a plan out of an explanation of the classic or the slot-based engine, plain, aggregated or sharded. */
export function readPlan(explanation: unknown): QueryPlan {
  const found: Found = { stages: [], indexes: new Set(), scans: false };
  walk(explanation, found);
  return {
    stages: found.stages,
    indexes: [...found.indexes],
    scansCollection: found.scans || found.stages.some((stage) => SCANS.has(stage)),
    sortsInMemory: found.stages.some((stage) => stage === 'SORT' || stage === '$sort'),
  };
}

function walk(part: unknown, found: Found): void {
  if (Array.isArray(part)) {
    for (const element of part) walk(element, found);
    return;
  }
  if (part === null || typeof part !== 'object') return;
  const fields = part as Record<string, unknown>;
  readStage(fields, found);
  for (const [name, value] of Object.entries(fields)) if (!ASIDE.has(name)) walk(value, found);
}

function readStage(fields: Record<string, unknown>, found: Found): void {
  const { stage, strategy, indexName, indexesUsed, collectionScans } = fields;
  if (typeof stage === 'string') found.stages.push(stage);
  if (typeof strategy === 'string') found.stages.push(strategy);
  if (Object.hasOwn(fields, '$sort')) found.stages.push('$sort');
  if (typeof indexName === 'string') found.indexes.add(indexName);
  if (Array.isArray(indexesUsed)) for (const name of indexesUsed) found.indexes.add(String(name));
  if (Number(collectionScans ?? 0) > 0) found.scans = true;
}
