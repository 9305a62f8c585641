import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Throughput } from '../src/flow/throughput.ts';
import { together } from '../src/flow/throughput.ts';

function round(reports: number, seconds: number, cpuMs: number): Throughput {
  return {
    reports,
    seconds,
    reportsPerSecond: reports / seconds,
    acceptedPerSecond: reports / (seconds / 2),
    cpuMsPerReport: { intake: cpuMs },
    databaseWorkPerReport: { find: cpuMs / 2 },
  };
}

describe('rounds of the benchmark', () => {
  it('count as one: rates over all the time, costs by the number of reports of each round', () => {
    assert.deepEqual(together([round(100, 1, 4), round(300, 3, 8)]), {
      reports: 400,
      seconds: 4,
      reportsPerSecond: 100,
      acceptedPerSecond: 200,
      cpuMsPerReport: { intake: 7 },
      databaseWorkPerReport: { find: 3.5 },
    });
  });
});
