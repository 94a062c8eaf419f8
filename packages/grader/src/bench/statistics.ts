/** @file Percentiles of measured times. */

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
  readonly count: number;
}

export function percentiles(values: readonly number[]): Percentiles {
  if (values.length === 0) throw new RangeError("percentiles: at least one value; got none");
  return {
    p50: percentile(values, 50),
    p95: percentile(values, 95),
    p99: percentile(values, 99),
    most: Math.max(...values),
    count: values.length,
  };
}

/** The smallest value that `percent` of the values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]!;
}
