import type { Measurements } from '../run.ts';
import { kinds } from '../reading/users.ts';
import type { Kind } from '../reading/users.ts';

export interface Target {
  readonly what: string;
  readonly wanted: string;
  readonly measured: number;
  readonly unit: string;
  readonly isMet: boolean;
}

/** What the platform is held to, and whether this run kept it. */
export function targets(measured: Measurements): Target[] {
  const { singly, raw } = measured.flow;
  return [
    atLeast('reports through the whole flow, one by one', singly.reportsPerSecond, 100, '/s'),
    atLeast('the same against the raw loop', singly.reportsPerSecond / raw.reportsPerSecond, 0.6, ''),
    below('accepted until on the triage list, p99', measured.pace.onList.p99, 1000, 'ms'),
    ...kinds.map((kind) =>
      below(`${kind}, p95`, at(measured, 'large', kind).p95, kind === 'overview file' ? 80 : 50, 'ms'),
    ),
    ...kinds.map((kind) => {
      const growth = at(measured, 'large', kind).p50 / at(measured, 'small', kind).p50;
      return below(`${kind}, p50 of the large against the small database`, growth, 1.2, '');
    }),
  ];
}

function at({ reading }: Measurements, size: 'small' | 'large', kind: Kind) {
  const result = reading.at(size === 'small' ? 0 : -1);
  if (result === undefined) throw new Error('Reading was not measured.');
  return result.byKind[kind];
}

function atLeast(what: string, measured: number, wanted: number, unit: string): Target {
  return { what, wanted: `≥ ${String(wanted)}${unit}`, measured, unit, isMet: measured >= wanted };
}

function below(what: string, measured: number, wanted: number, unit: string): Target {
  return { what, wanted: `< ${String(wanted)}${unit}`, measured, unit, isMet: measured < wanted };
}
