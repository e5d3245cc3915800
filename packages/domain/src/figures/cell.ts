import type { Indicator } from './indicators.js';

/**
 * What one record counts as in the figures. Every figure is a sum of cells, and the records whose cells it sums are the
 * rows behind it: a figure and its rows cannot disagree.
 */
export interface Cell {
  /** `YYYY-MM` of the day that counts. */
  readonly month: string;
  /** Comuni, which may lie in three provinces: a figure says which it counts. `null` where none is known. */
  readonly residence: string | null;
  readonly desk: string | null;
  readonly workplace: string | null;
  readonly deskId: string | null;
  readonly companyId: string | null;
  /** Who did it, as a scope's `name` says it beside an act. */
  readonly by: string | null;
  /** Of the seven situations of an opportunity, of the logbook's tracks: what kind of thing it was. */
  readonly kind: string | null;
  /** ATECO division the record itself names, apart from its company's. */
  readonly sector: string | null;
  readonly counts: Readonly<Partial<Record<Indicator, number>>>;
}

/** A cell with what it does not say left blank. */
export const cellOf = (
  day: string,
  counts: Cell['counts'],
  known: Partial<Omit<Cell, 'month' | 'counts'>> = {},
): Cell => ({
  month: day.slice(0, 7),
  residence: null,
  desk: null,
  workplace: null,
  deskId: null,
  companyId: null,
  by: null,
  kind: null,
  sector: null,
  ...known,
  counts,
});

/** A cell as a bank's key: records that count alike have the same. The sector, which few know, stands last or not at all. */
export const cellKey = (cell: Cell): string =>
  JSON.stringify([
    cell.month,
    cell.residence,
    cell.desk,
    cell.workplace,
    cell.deskId,
    cell.companyId,
    cell.by,
    cell.kind,
    cell.counts,
    ...(cell.sector === null ? [] : [cell.sector]),
  ]);

/** Reads a {@link cellKey}. */
export const readCell = (key: string): Cell => {
  const [month, residence, desk, workplace, deskId, companyId, by, kind, counts, sector = null] =
    JSON.parse(key);
  return { month, residence, desk, workplace, deskId, companyId, by, kind, sector, counts };
};
