import { divisionOf, readCell, type Cell, type Indicator, type Reference } from '@rosa/domain';
import type { Scope } from '@rosa/domain';
import type { AnyBank, Condition, Store } from '@rosa/store';

/** What figures are made of: the cells of the banks' records, and the group each falls in. */

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

/** What a cell's company says of it: a correction of the company counts at once. */
export const COMPANY_GROUPINGS = ['sector', 'chain', 'enterprise'] as const;

export type Grouping = (typeof GROUPINGS)[number] | (typeof COMPANY_GROUPINGS)[number];

/** Residence, desk and workplace may lie in three provinces: a figure says which it counts. */
export const PLACES = ['residence', 'desk', 'workplace'] as const;

export type Place = (typeof PLACES)[number];

/** Which figures: months from and to, both counted, `YYYY-MM`; of one ATECO division where one is given. */
export interface FigureQuery {
  readonly from: string;
  readonly to: string;
  readonly by: Grouping;
  readonly place: Place;
  readonly sector?: string | undefined;
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
  /** What its records count in, here: another source may count the same records in others. */
  readonly indicators: readonly Indicator[];
  /** The day that counts, and what names the record. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly row: (record: any) => Partial<FigureRow> & { readonly on: string };
  /** Cells this caller may count, where the bank's own reach is wider than the caller's figures. */
  readonly counts?: (scope: Scope, cell: Cell) => boolean;
  /** Figures of how things stand today: of the records that meet this, and never part of a month that was closed. */
  readonly standing?: () => readonly Condition[];
}

/** What a company says of the cells that name it. */
export interface CompanyTraits {
  /** ATECO division. */
  readonly sector: string | null;
  /** Supply chain (filiera), as it was written. */
  readonly chain: string | null;
  /** Kind of enterprise. */
  readonly enterprise: string | null;
}

/** The companies of these ids, as far as the caller may read them. */
export type ReadTraits = (
  scope: Scope,
  companyIds: readonly string[],
) => Promise<ReadonlyMap<string, CompanyTraits>>;

/** What figures are counted from. */
export interface FigureDeps {
  readonly store: Store;
  readonly reference: Reference;
  readonly sources: readonly FigureSource[];
  /** Absent where nothing is told by what companies are. */
  readonly traits?: ReadTraits;
}

/** A cell of one bank, its key, and how many records have it; it counts in its source's indicators only. */
export interface Held {
  readonly key: string;
  readonly cell: Cell;
  readonly records: number;
}

const inOwn = (cell: Cell, indicators: readonly Indicator[]): Cell => ({
  ...cell,
  counts: Object.fromEntries(
    Object.entries(cell.counts).filter(([indicator]) => indicators.includes(indicator as never)),
  ),
});

/** The cells of a source's records in some months. */
export const heldIn = async (
  store: Store,
  scope: Scope,
  { bank, indicators, counts = () => true, standing }: FigureSource,
  { from, to }: Pick<FigureQuery, 'from' | 'to'>,
): Promise<readonly Held[]> => {
  const tally = await store.tally(scope, bank, 'cell', standing?.() ?? []);
  return [...tally]
    .map(([key, records]) => ({ key, cell: inOwn(readCell(key), indicators), records }))
    .filter(({ cell }) => cell.month >= from && cell.month <= to && counts(scope, cell));
};

type Traits = ReadonlyMap<string, CompanyTraits>;

const NO_TRAITS: Traits = new Map();

const asksTraits = ({ by, sector }: FigureQuery): boolean =>
  sector !== undefined || COMPANY_GROUPINGS.includes(by as never);

/** Digits of an ISTAT code (contract.md): region 2, province 3, comune 6. */
const placeValue = (comune: string | null, by: Grouping, reference: Reference): string | null => {
  if (comune === null || by === 'comune') return comune;
  const found = reference.comune(comune);
  return (by === 'province' ? found?.province : found?.region) ?? null;
};

const sectorOf = (cell: Cell, traits: Traits): string | null =>
  cell.sector ?? traits.get(cell.companyId ?? '')?.sector ?? null;

/** Puts each cell in its group, and leaves out those of other sectors than the one asked for. */
export interface Grouper {
  readonly isAsked: (cell: Cell) => boolean;
  readonly groupOf: (cell: Cell) => string | null;
}

const groupIn = (
  cell: Cell,
  { by, place }: FigureQuery,
  reference: Reference,
  traits: Traits,
): string | null => {
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
    case 'sector':
      return sectorOf(cell, traits);
    case 'chain':
    case 'enterprise':
      return traits.get(cell.companyId ?? '')?.[by] ?? null;
  }
};

/** The groups these cells fall in; the companies they name are read once, and only where what they are is asked. */
export const grouperOf = async (
  { reference, traits: read }: FigureDeps,
  scope: Scope,
  query: FigureQuery,
  cells: readonly Cell[],
): Promise<Grouper> => {
  const named = new Set(cells.flatMap(({ companyId }) => companyId ?? []));
  const traits = read && asksTraits(query) ? await read(scope, [...named]) : NO_TRAITS;
  return {
    isAsked: (cell) => query.sector === undefined || sectorOf(cell, traits) === query.sector,
    groupOf: (cell) => groupIn(cell, query, reference, traits),
  };
};

/** Traits as a company record gives them. */
export const traitsOf = (company: {
  readonly ateco: string | null;
  readonly supplyChain: string | null;
  readonly kind: string;
}): CompanyTraits => ({
  sector: company.ateco && divisionOf(company.ateco),
  chain: company.supplyChain,
  enterprise: company.kind,
});
