/** What is told of a set of measurements; same unit as the measurements. */
export interface Summary {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * The value that a share of the measurements does not exceed (nearest rank: always one that was measured).
 *
 * @param sorted ascending, not empty
 * @param share above 0, at most 1
 * @throws RangeError for no measurements or a share outside its bounds
 */
export function percentile(sorted: readonly number[], share: number): number {
  if (!(share > 0 && share <= 1)) throw new RangeError('A share lies above 0 and is at most 1.');
  const value = sorted[Math.ceil(share * sorted.length) - 1];
  if (value === undefined) throw new RangeError('There are no measurements.');
  return value;
}

/** @throws RangeError for no measurements */
export function summarise(measurements: readonly number[]): Summary {
  const sorted = measurements.toSorted((one, other) => one - other);
  return {
    count: sorted.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    max: percentile(sorted, 1),
  };
}
