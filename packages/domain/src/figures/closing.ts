import { z } from 'zod';
import type { Territory } from '../access/scope.js';
import { id, line } from '../validation/fields.js';
import { parserOf } from '../validation/read.js';
import { cellOf, type Cell } from './cell.js';
import { INDICATORS } from './indicators.js';

/**
 * A month that was closed (mese chiuso): its figures as they were reported, cell by cell, so that what the records say
 * since is told beside them as a restatement (domain.md, "Indicators"). A closing is of one territory: whoever reads the
 * figures of that territory reads what was reported of it.
 */

const known = () => line().nullish();

const cellSchema = z.strictObject({
  residence: known(),
  desk: known(),
  workplace: known(),
  deskId: id().nullish(),
  companyId: id().nullish(),
  by: known(),
  kind: known(),
  sector: known(),
  counts: z.partialRecord(z.enum(INDICATORS), z.int().min(0)),
});

export const closingSchema = z.strictObject({
  /** `YYYY-MM`. */
  month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/),
  /** As {@link territoryKey} writes it. */
  territory: line(20_000),
  closedBy: line(),
  /** Each with how many records had it. */
  cells: z.array(z.strictObject({ records: z.int().min(1), cell: cellSchema })),
});

export type Closing = z.output<typeof closingSchema>;

export const parseClosing = parserOf(closingSchema);

/** A territory as a closing keeps it: the same codes in whatever order are the same territory. */
export const territoryKey = (territory: Territory): string =>
  territory === 'all' ? 'all' : [...new Set(territory)].toSorted().join(',');

/** Only what a cell says: most of it is blank in most of them. */
export const packedCell = ({ month: _month, ...cell }: Cell): Closing['cells'][number]['cell'] => ({
  ...Object.fromEntries(Object.entries(cell).filter(([, value]) => value !== null)),
  counts: cell.counts,
});

/** A closing's cells as they were counted. */
export const cellsOf = ({
  month,
  cells,
}: Pick<Closing, 'month' | 'cells'>): readonly { cell: Cell; records: number }[] =>
  cells.map(({ records, cell: { counts, ...said } }) => {
    const blank = Object.entries(said).filter(([, value]) => value != null);
    return { records, cell: cellOf(month, counts, Object.fromEntries(blank)) };
  });
