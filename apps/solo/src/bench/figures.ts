/** What a measurement says: three points of it, those of its floor, and the ratio between. */

/**
 * Half of the samples are no worse than `p50`, 95 in a hundred than `p95`, 99 than `p99`; both are `null` of what was
 * measured once.
 */
export interface Figure {
  readonly p50: number;
  readonly p95: number | null;
  readonly p99: number | null;
}

/** A kB is 1,000 bytes. */
export type Unit = 'ms' | 's' | 'rows/s' | 'MiB' | 'kB';

/** What a figure should be: a ratio, or a measured value in the row's unit. Of a rate more is better. */
export interface Aim {
  readonly of: 'ratio' | 'measured';
  readonly at: keyof Figure;
  readonly limit: number;
}

/** What one measurement found, before it is known at which size. */
export interface Measured {
  /** The same at every size. */
  readonly key: string;
  readonly what: string;
  readonly unit: Unit;
  readonly measured: Figure;
  readonly floor: Figure;
  /** What the floor is, in a few words. */
  readonly against: string;
  readonly samples: number;
  readonly aims: readonly Aim[];
  readonly note?: string;
}

export interface Row extends Measured {
  readonly people: number;
  readonly ratio: Figure;
  /** `null` where nothing is aimed at, or not at this size. */
  readonly met: boolean | null;
}

/** A rate falls short at its low end: its worst hundredth is the first percentile. */
const isRate = (unit: Unit): boolean => unit === 'rows/s';

/** Nearest rank: always one of the samples. */
export const percentile = (samples: readonly number[], share: number): number => {
  if (samples.length === 0) throw new Error('no samples');
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
};

export const figureOf = (samples: readonly number[], unit: Unit = 'ms'): Figure => {
  const slow = isRate(unit) ? { p95: 0.05, p99: 0.01 } : { p95: 0.95, p99: 0.99 };
  return {
    p50: percentile(samples, 0.5),
    p95: percentile(samples, slow.p95),
    p99: percentile(samples, slow.p99),
  };
};

/** Of something measured once. */
export const once = (value: number): Figure => ({ p50: value, p95: null, p99: null });

const over = (value: number | null, base: number | null): number | null =>
  value === null || base === null ? null : value / base;

/** Point by point; `null` where either was measured once. */
export const ratioOf = (measured: Figure, floor: Figure): Figure => ({
  p50: measured.p50 / floor.p50,
  p95: over(measured.p95, floor.p95),
  p99: over(measured.p99, floor.p99),
});

const meets = ({ of, at, limit }: Aim, row: Measured & { readonly ratio: Figure }): boolean => {
  const value = row[of][at] ?? row[of].p50;
  return isRate(row.unit) ? value >= limit : value <= limit;
};

export const rowOf = (people: number, measured: Measured): Row => {
  const row = { ...measured, people, ratio: ratioOf(measured.measured, measured.floor) };
  const met = row.aims.length === 0 ? null : row.aims.every((aim) => meets(aim, row));
  return { ...row, met };
};
