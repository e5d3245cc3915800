import {
  invalid,
  readCell,
  wrong,
  type Cell,
  type Indicator,
  type Reference,
  type Scope,
} from '@rosa/domain';
import type { AnyBank, Store } from '@rosa/store';

/** What figures are told by. A comune, province or region is one of the places a cell knows: which, is asked too. */
export const GROUPINGS = [
  'none',
  'month',
  'comune',
  'province',
  'region',
  'desk',
  'operator',
  'kind',
  'company',
] as const;

export type Grouping = (typeof GROUPINGS)[number];

/** Residence, desk and workplace may lie in three provinces: a figure says which it counts. */
export const PLACES = ['residence', 'desk', 'workplace'] as const;

export type Place = (typeof PLACES)[number];

/** Which figures: months from and to, both counted, `YYYY-MM`. */
export interface FigureQuery {
  readonly from: string;
  readonly to: string;
  readonly by: Grouping;
  readonly place: Place;
}

/** A record behind a figure, named so that it can be opened; never more of it than that. */
export interface FigureRow {
  readonly id: string;
  /** How much it counts in the figure. */
  readonly counts: number;
  readonly workerId: string | null;
  readonly companyId: string | null;
  readonly title: string | null;
  /** Day, `YYYY-MM-DD`. */
  readonly on: string;
}

/** A bank whose records have a key `cell`. */
export interface FigureSource {
  readonly bank: AnyBank;
  /** What its records count in. */
  readonly indicators: readonly Indicator[];
  /** The day that counts, and what names the record. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly row: (record: any) => Partial<FigureRow> & { readonly on: string };
  /** Cells this caller may count, where the bank's own reach is wider than the caller's figures. */
  readonly counts?: (scope: Scope, cell: Cell) => boolean;
}

export interface FigureGroup {
  /** A month, a code, an id or a name; `null` for what has none. */
  readonly value: string | null;
  /** Only those that are not 0. */
  readonly figures: Readonly<Partial<Record<Indicator, number>>>;
}

/** Digits of an ISTAT code (contract.md): region 2, province 3, comune 6. */
const placeValue = (comune: string | null, by: Grouping, reference: Reference): string | null => {
  if (comune === null || by === 'comune') return comune;
  const found = reference.comune(comune);
  return (by === 'province' ? found?.province : found?.region) ?? null;
};

const groupOf = (cell: Cell, { by, place }: FigureQuery, reference: Reference): string | null => {
  switch (by) {
    case 'none':
      return null;
    case 'month':
      return cell.month;
    case 'comune':
    case 'province':
    case 'region':
      return placeValue(cell[place], by, reference);
    case 'desk':
      return cell.deskId;
    case 'operator':
      return cell.by;
    case 'kind':
      return cell.kind;
    case 'company':
      return cell.companyId;
  }
};

/** A cell of one bank, its key, and how many records have it. */
interface Held {
  readonly key: string;
  readonly cell: Cell;
  readonly records: number;
}

const heldIn = async (
  store: Store,
  scope: Scope,
  { bank, counts = () => true }: FigureSource,
  { from, to }: Pick<FigureQuery, 'from' | 'to'>,
): Promise<readonly Held[]> => {
  const tally = await store.tally(scope, bank, 'cell', []);
  return [...tally]
    .map(([key, records]) => ({ key, cell: readCell(key), records }))
    .filter(({ cell }) => cell.month >= from && cell.month <= to && counts(scope, cell));
};

const addTo = (into: Partial<Record<Indicator, number>>, { cell, records }: Held): void => {
  for (const [indicator, each] of Object.entries(cell.counts) as [Indicator, number][]) {
    if (each !== 0) into[indicator] = (into[indicator] ?? 0) + each * records;
  }
};

/** Unknown groups last, the others by their value. */
const byValue = (a: FigureGroup, b: FigureGroup): number => {
  if (a.value === null || b.value === null)
    return Number(a.value === null) - Number(b.value === null);
  return a.value < b.value ? -1 : 1;
};

/** The figures of some banks, by group, and in all; only what the caller may read is counted. */
export const figuresOf = async (
  store: Store,
  scope: Scope,
  sources: readonly FigureSource[],
  query: FigureQuery,
  reference: Reference,
): Promise<{ readonly groups: readonly FigureGroup[]; readonly total: FigureGroup['figures'] }> => {
  const groups = new Map<string | null, Partial<Record<Indicator, number>>>();
  const total: Partial<Record<Indicator, number>> = {};
  for (const source of sources) {
    for (const held of await heldIn(store, scope, source, query)) {
      const value = groupOf(held.cell, query, reference);
      const figures = groups.get(value) ?? {};
      groups.set(value, figures);
      addTo(figures, held);
      addTo(total, held);
    }
  }
  const listed = [...groups]
    .map(([value, figures]) => ({ value, figures }))
    .filter(({ figures }) => Object.keys(figures).length > 0);
  return { groups: listed.toSorted(byValue), total };
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

/**
 * The records behind one figure: what they count adds up to it.
 *
 * @throws `invalid` where the figure is made of more cells than one question may name
 */
export const figureRows = async (
  store: Store,
  scope: Scope,
  source: FigureSource,
  query: RowQuery,
  reference: Reference,
): Promise<{
  readonly items: readonly FigureRow[];
  readonly nextCursor: string | null;
  readonly total: number;
}> => {
  const { indicator, value, limit, cursor } = query;
  const held = (await heldIn(store, scope, source, query)).filter(
    ({ cell }) =>
      (cell.counts[indicator] ?? 0) > 0 &&
      (value === undefined || groupOf(cell, query, reference) === value),
  );
  if (held.length > MOST_CELLS) throw invalid([wrong('from', 'figures.tooMany', {})]);
  if (held.length === 0) return { items: [], nextCursor: null, total: 0 };
  const keys = held.map(({ key }) => key);
  const page = await store.find<object>(scope, source.bank, {
    where: [{ key: 'cell', in: keys }],
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
