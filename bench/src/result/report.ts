import type { Throughput } from '../flow/throughput.ts';
import type { Measurements } from '../run.ts';
import { kinds } from '../reading/users.ts';
import type { Summary } from '../statistics.ts';
import { number, table } from './table.ts';
import type { Target } from './targets.ts';

/** The whole run as text. */
export function report(measured: Measurements, targets: readonly Target[]): string {
  return [
    section('Targets', targetTable(targets)),
    section('Reports', flowTable(measured)),
    section('Processor time per report (ms)', cpuTable(measured)),
    section('Work of the database per report', workTable(measured)),
    section(`One report at ${String(measured.pace.perSecond)} a second (ms)`, paceTable(measured)),
    section('Reading through the gateway (ms)', readTable(measured)),
    section('Requests a second when nobody thinks', mostTable(measured)),
    section('Processor time per request, large database (ms)', readCpuTable(measured)),
    section('Memory (MB resident)', memoryTable(measured)),
  ].join('\n\n');
}

function section(title: string, content: string): string {
  return `### ${title}\n\n${content}`;
}

function targetTable(targets: readonly Target[]): string {
  const rows = targets.map(({ what, wanted, measured, unit, isMet }) => [
    what,
    wanted,
    `${number(measured, unit === '' ? 2 : 1)}${unit}`,
    isMet ? 'met' : 'not met',
  ]);
  return table(['', 'target', 'measured', ''], rows);
}

function ways({ flow }: Measurements): [string, Throughput][] {
  return [
    ['one by one', flow.singly],
    ['as streams', flow.batches],
    ['raw loop', flow.raw],
  ];
}

function flowTable(measured: Measurements): string {
  const { raw } = measured.flow;
  const rows = ways(measured).map(([name, { reports, seconds, reportsPerSecond, acceptedPerSecond }]) => [
    name,
    number(reports),
    number(seconds, 1),
    number(reportsPerSecond, 1),
    number(acceptedPerSecond, 1),
    number(reportsPerSecond / raw.reportsPerSecond, 2),
  ]);
  const head = ['', 'reports', 'seconds', 'on the list /s', 'accepted /s', 'against raw'];
  const ratios = measured.flow.ratios.map((ratio) => number(ratio, 2)).join(', ');
  const ofRounds = `One by one against the raw loop, of each round: ${ratios}.`;
  return `${table(head, rows)}\n\n${ofRounds}`;
}

function cpuTable(measured: Measurements): string {
  const columns = ways(measured).map(([name, { cpuMsPerReport }]) => {
    const { bench = 0, ...others } = cpuMsPerReport;
    const all = Object.values(others).reduce((sum, ms) => sum + ms, 0);
    return [name, { ...others, 'all of these': all, 'what sends (bench)': bench }] as const;
  });
  return perName(columns);
}

function workTable(measured: Measurements): string {
  return perName(ways(measured).map(([name, { databaseWorkPerReport }]) => [name, databaseWorkPerReport]));
}

/** A row per name, a column per way. */
function perName(columns: readonly (readonly [string, Readonly<Record<string, number>>])[], digits = 2): string {
  const names = [...new Set(columns.flatMap(([, figures]) => Object.keys(figures)))];
  const rows = names.map((name) => [
    name,
    ...columns.map(([, figures]) => (figures[name] === undefined ? '' : number(figures[name], digits))),
  ]);
  return table(['', ...columns.map(([name]) => name)], rows);
}

const summaryHead = ['number', 'p50', 'p95', 'p99', 'highest'];

function summaryCells({ count, p50, p95, p99, max }: Summary): string[] {
  return [number(count), number(p50, 1), number(p95, 1), number(p99, 1), number(max, 1)];
}

function paceTable({ pace }: Measurements): string {
  const rows = [
    ['sent until accepted', ...summaryCells(pace.accepted)],
    ['accepted until on the triage list', ...summaryCells(pace.onList)],
  ];
  return table(['', ...summaryHead], rows);
}

function readTable({ reading }: Measurements): string {
  const rows = reading.flatMap((result) =>
    kinds.map((kind) => [
      kind,
      number(result.clientSystems),
      number(result.requestsPerSecond, 1),
      ...summaryCells(result.byKind[kind]),
    ]),
  );
  return table(['', 'client systems', 'all requests /s', ...summaryHead], rows);
}

function mostTable({ most }: Measurements): string {
  const rows = kinds.map((kind) => [kind, ...most.map(({ byKind }) => number(byKind[kind].requestsPerSecond, 1))]);
  return table(['', ...most.map(({ clientSystems }) => `${number(clientSystems)} client systems`)], rows);
}

function readCpuTable({ most }: Measurements): string {
  const large = most.at(-1);
  return large === undefined ? '' : perName(kinds.map((kind) => [kind, large.byKind[kind].cpuMsPerRequest]));
}

function memoryTable({ memoryMb: { atRest, highest } }: Measurements): string {
  const columns = [
    ['at rest', atRest],
    ['highest', highest],
  ] as const;
  return perName(columns, 0);
}
