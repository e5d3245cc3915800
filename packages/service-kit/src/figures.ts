import { invalid, readCell, wrong, type Cell, type Indicator, type Scope } from '@rosa/domain';
import { closedMonths, type ClosedMonths } from './closings.js';
import {
  grouperOf,
  heldIn,
  type FigureDeps,
  type FigureQuery,
  type FigureRow,
  type FigureSource,
  type Grouper,
} from './figure-cells.js';

type Counts = Partial<Record<Indicator, number>>;

export interface FigureGroup {
  /** A month, a code, an id, a name or a kind; `null` for what has none. */
  readonly value: string | null;
  /** As the records say today; only those that are not 0. */
  readonly figures: Readonly<Counts>;
  /** As they were reported when months of the period were closed: only those restated since. */
  readonly reported?: Readonly<Counts>;
}

/** Figures by group, and in all. */
export interface Figures {
  readonly groups: readonly FigureGroup[];
  readonly total: Readonly<Counts>;
  /** The total as it was reported, where it has been restated. */
  readonly reported?: Readonly<Counts>;
  /** Months of the period that are closed, `YYYY-MM`. */
  readonly closed: readonly string[];
}

/** A cell that counts today, in what was reported, or in both. */
interface Told {
  readonly cell: Cell;
  readonly records: number;
  readonly isNow: boolean;
  readonly isReported: boolean;
}

const addTo = (into: Counts, { cell, records }: Told): void => {
  for (const [indicator, each] of Object.entries(cell.counts) as [Indicator, number][]) {
    if (each !== 0) into[indicator] = (into[indicator] ?? 0) + each * records;
  }
};

/** One group's figures, as they are and as they were reported. */
class Sum {
  readonly figures: Counts = {};
  private readonly told: Counts = {};

  add(told: Told): void {
    if (told.isNow) addTo(this.figures, told);
    if (told.isReported) addTo(this.told, told);
  }

  /** What was reported otherwise than it is today. */
  reported(): { reported?: Counts } {
    const all = new Set([...Object.keys(this.figures), ...Object.keys(this.told)] as Indicator[]);
    const restated = [...all].filter((each) => this.figures[each] !== this.told[each]);
    if (restated.length === 0) return {};
    return { reported: Object.fromEntries(restated.map((each) => [each, this.told[each] ?? 0])) };
  }
}

/** Unknown groups last, the others by their value. */
const byValue = (a: FigureGroup, b: FigureGroup): number => {
  if (a.value === null || b.value === null)
    return Number(a.value === null) - Number(b.value === null);
  return a.value < b.value ? -1 : 1;
};

const toldOf = async (
  { store, sources }: FigureDeps,
  scope: Scope,
  query: FigureQuery,
  closed: ClosedMonths,
): Promise<readonly Told[]> => {
  const told: Told[] = [...closed.values()].flatMap((cells) =>
    cells.map((each) => ({ ...each, isNow: false, isReported: true })),
  );
  for (const source of sources) {
    for (const { cell, records } of await heldIn(store, scope, source, query)) {
      const isReported = source.standing !== undefined || !closed.has(cell.month);
      told.push({ cell, records, isNow: true, isReported });
    }
  }
  return told;
};

const summed = (
  told: readonly Told[],
  { isAsked, groupOf }: Grouper,
): { readonly groups: ReadonlyMap<string | null, Sum>; readonly total: Sum } => {
  const groups = new Map<string | null, Sum>();
  const total = new Sum();
  for (const each of told) {
    if (!isAsked(each.cell)) continue;
    const value = groupOf(each.cell);
    const sum = groups.get(value) ?? new Sum();
    groups.set(value, sum);
    sum.add(each);
    total.add(each);
  }
  return { groups, total };
};

/**
 * The figures of some banks, by group, and in all; only what the caller may read is counted. What has changed since a
 * month was closed is told beside what was reported of it.
 */
export const figuresOf = async (
  deps: FigureDeps,
  scope: Scope,
  query: FigureQuery,
): Promise<Figures> => {
  const closed = await closedMonths(deps.store, scope, query);
  const told = await toldOf(deps, scope, query, closed);
  const cells = told.map(({ cell }) => cell);
  const { groups, total } = summed(told, await grouperOf(deps, scope, query, cells));
  const listed: FigureGroup[] = [...groups]
    .map(([value, sum]) => ({ value, figures: sum.figures, ...sum.reported() }))
    .filter(({ figures, reported }) => reported || Object.keys(figures).length > 0);
  return {
    groups: listed.toSorted(byValue),
    total: total.figures,
    ...total.reported(),
    closed: [...closed.keys()].toSorted(),
  };
};

/** Cells one question may name; more ask for a shorter period. */
const MOST_CELLS = 20_000;

/** Which rows: those behind one figure; `value` absent for those of every group, `null` for those of none. */
export interface RowQuery extends FigureQuery {
  readonly indicator: Indicator;
  readonly value?: string | null | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The keys of the cells behind one figure. @throws `invalid` where they are more than one question may name */
const keysBehind = async (
  deps: FigureDeps,
  scope: Scope,
  source: FigureSource,
  query: RowQuery,
): Promise<readonly string[]> => {
  const { indicator, value } = query;
  const all = await heldIn(deps.store, scope, source, query);
  const held = all.filter(({ cell }) => (cell.counts[indicator] ?? 0) > 0);
  const cells = held.map(({ cell }) => cell);
  const { isAsked, groupOf } = await grouperOf(deps, scope, query, cells);
  const keys = held
    .filter(({ cell }) => isAsked(cell) && (value === undefined || groupOf(cell) === value))
    .map(({ key }) => key);
  if (keys.length > MOST_CELLS) throw invalid([wrong('from', 'figures.tooMany', {})]);
  return keys;
};

/**
 * The records behind one figure: what they count adds up to it.
 *
 * @throws `invalid` where the figure is made of more cells than one question may name
 */
export const figureRows = async (
  deps: FigureDeps,
  scope: Scope,
  query: RowQuery,
): Promise<{
  readonly items: readonly FigureRow[];
  readonly nextCursor: string | null;
  readonly total: number;
}> => {
  const { indicator, limit, cursor } = query;
  const source = deps.sources.find(({ indicators }) => indicators.includes(indicator))!;
  const keys = await keysBehind(deps, scope, source, query);
  if (keys.length === 0) return { items: [], nextCursor: null, total: 0 };
  const page = await deps.store.find<object>(scope, source.bank, {
    where: [{ key: 'cell', in: keys }, ...(source.standing?.() ?? [])],
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const items = page.items.map((record) => ({
    workerId: null,
    companyId: null,
    title: null,
    ...source.row(record),
    id: record.id,
    counts: readCell(String(source.bank.keysOf(record)['cell'])).counts[indicator] ?? 0,
  }));
  return { ...page, items };
};
