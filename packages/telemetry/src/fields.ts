/**
 * What may leave a process in logs, spans and metric labels (R39).
 *
 * A field passes only when its name is listed here **and** its value has the shape of that kind. Everything else is
 * dropped and counted. A name that is not listed is not an accident to repair at run time: add it here, in review.
 */
export type FieldKind =
  /** UUID, or 16 to 64 hexadecimal digits as databases, traces and digests have them. Never a number of a person or a report. */
  | 'id'
  /** One word of code: no blanks, no `@`, fewer than nine digits, so that no name, address or register number fits. */
  | 'code'
  /** A finite number below ten thousand million, so that no national number fits. */
  | 'number'
  | 'boolean'
  /** Moment in UTC, ISO 8601. */
  | 'moment';

const codeFields = [
  'action',
  'aggregateType',
  'audience',
  'centre',
  'clientId',
  'collection',
  'context',
  'database',
  'effect',
  'environment',
  'errorCode',
  'errorName',
  'eventType',
  'exchange',
  'feed',
  'from',
  'ground',
  'instrument',
  'kind',
  'level',
  'method',
  'migration',
  'municipality',
  'nodeVersion',
  'operation',
  'organisation',
  'outcome',
  'phase',
  'problemCode',
  'protocol',
  'purpose',
  'queue',
  'reason',
  'role',
  'route',
  'routingKey',
  'rule',
  'server',
  'service',
  'signal',
  'state',
  'step',
  'to',
  'track',
  'transport',
  'useCase',
  'variable',
  'zone',
] as const;

const numberFields = [
  'accepted',
  'attempt',
  'attempts',
  'bytes',
  'capacity',
  'count',
  'exitCode',
  'expectedVersion',
  'limit',
  'line',
  'lines',
  'pending',
  'pid',
  'port',
  'prefetch',
  'refused',
  'remaining',
  'sequence',
  'status',
  'total',
  'version',
] as const;

const booleanFields = ['connected', 'duplicate', 'minorInvolved', 'ready', 'redelivered', 'repeat'] as const;

const kinds: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  ...codeFields.map((name) => [name, 'code'] as const),
  ...numberFields.map((name) => [name, 'number'] as const),
  ...booleanFields.map((name) => [name, 'boolean'] as const),
]);

/** Names that end in a unit or in `Id` need no listing: the ending says the kind. */
const endings: readonly (readonly [RegExp, FieldKind])[] = [
  [/^[a-z][A-Za-z]*(?:Ms|Seconds|Count|Bytes)$/, 'number'],
  [/^[a-z][A-Za-z]*Id$/, 'id'],
  [/^[a-z][A-Za-z]*At$/, 'moment'],
];

const ID =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16}|[0-9a-f]{24}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;
const CODE = /^[A-Za-z0-9_.:/{}*+-]{1,100}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
const MOST_DIGITS_OF_A_CODE = 8;
const NUMBER_LIMIT = 1e10;

export type FieldValue = string | number | boolean;

/** Kind of a field name, or undefined when the name is not allowed. */
export function kindOf(name: string): FieldKind | undefined {
  return kinds.get(name) ?? endings.find(([ending]) => ending.test(name))?.[1];
}

/** True when the text is one word of code, as event names, label values and error names are. */
export function isCode(value: unknown): value is string {
  return typeof value === 'string' && CODE.test(value) && value.replace(/\D/g, '').length <= MOST_DIGITS_OF_A_CODE;
}

function hasShape(kind: FieldKind, value: unknown): value is FieldValue {
  switch (kind) {
    case 'id':
      return typeof value === 'string' && ID.test(value);
    case 'code':
      return isCode(value) || (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e8);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < NUMBER_LIMIT;
    case 'boolean':
      return typeof value === 'boolean';
    case 'moment':
      return typeof value === 'string' && MOMENT.test(value);
  }
}

export interface AllowedFields {
  readonly fields: Record<string, FieldValue>;
  /** How many fields were left out. */
  readonly dropped: number;
}

/** Keeps what the list allows. `undefined` values are absent, not dropped. */
export function allowedFields(candidate: Readonly<Record<string, unknown>>): AllowedFields {
  const fields: Record<string, FieldValue> = {};
  let dropped = 0;
  for (const [name, value] of Object.entries(candidate)) {
    if (value === undefined) continue;
    const kind = kindOf(name);
    if (kind !== undefined && hasShape(kind, value)) fields[name] = value;
    else dropped += 1;
  }
  return { fields, dropped };
}
