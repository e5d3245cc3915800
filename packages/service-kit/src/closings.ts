import {
  cellsOf,
  formatDay,
  invalid,
  newId,
  packedCell,
  refuse,
  territoryKey,
  todayOf,
  wrong,
  type Cell,
  type Clock,
  type Closing,
  type Scope,
} from '@rosa/domain';
import type { Bank, Stored } from '@rosa/store';
import { heldIn, type FigureDeps, type FigureQuery } from './figure-cells.js';
import { findAll } from './find-all.js';
import { createOnce } from './once.js';

/** The months that were closed, each with its figures as they were reported; kept where the figures' records lie. */
export const closingBank: Bank<Closing> = {
  name: 'closings',
  schemaVersion: 1,
  keys: { month: 'text', territory: 'text', edition: 'text' },
  unique: ['edition'],
  // A month is closed once in a territory.
  keysOf: ({ month, territory }) => ({ month, territory, edition: `${month} ${territory}` }),
  accessOf: () => ({}),
  keepsHistory: false,
};

/** What was reported of each closed month. */
export type ClosedMonths = ReadonlyMap<
  string,
  readonly { readonly cell: Cell; readonly records: number }[]
>;

const closingsOf = (
  store: FigureDeps['store'],
  scope: Scope,
  months: Pick<FigureQuery, 'from' | 'to'>,
): Promise<readonly Stored<Closing>[]> =>
  findAll(store, scope, closingBank, [
    { key: 'territory', is: territoryKey(scope.territory) },
    // Both are counted, and a range ends before its end.
    { key: 'month', from: months.from, to: `${months.to}~` },
  ]);

/** The closed months of the caller's own territory, among some. */
export const closedMonths = async (
  store: FigureDeps['store'],
  scope: Scope,
  months: Pick<FigureQuery, 'from' | 'to'>,
): Promise<ClosedMonths> =>
  new Map((await closingsOf(store, scope, months)).map((each) => [each.month, cellsOf(each)]));

/** A closed month, without its cells. */
export interface ClosedMonth {
  readonly month: string;
  readonly closedAt: string;
  readonly closedBy: string;
}

const toldOf = ({ month, closedBy, createdAt }: Stored<Closing>): ClosedMonth => ({
  month,
  closedBy,
  closedAt: createdAt,
});

/** Every month there is. */
const EVER = { from: '0000-00', to: '9999-12' };

/** The closed months of the caller's own territory, the latest first. */
export const listClosed = async (
  store: FigureDeps['store'],
  scope: Scope,
): Promise<readonly ClosedMonth[]> =>
  (await closingsOf(store, scope, EVER))
    .map(toldOf)
    .toSorted((a, b) => (a.month < b.month ? 1 : -1));

const countedIn = async (
  { store, sources }: FigureDeps,
  scope: Scope,
  month: string,
): Promise<Closing['cells']> => {
  const lasting = sources.filter(({ standing }) => standing === undefined);
  const held = await Promise.all(
    lasting.map((source) => heldIn(store, scope, source, { from: month, to: month })),
  );
  return held
    .flat()
    .filter(({ cell }) => Object.values(cell.counts).some((each) => each !== 0))
    .map(({ cell, records }) => ({ records, cell: packedCell(cell) }));
};

/**
 * Closes a month of the caller's territory: its figures stay as they are reported today, whatever the records say later.
 *
 * @throws `invalid` where the month is not over; `conflict` where it is closed already
 */
export const closeMonth = async (
  deps: FigureDeps & { readonly clock: Clock },
  scope: Scope,
  {
    month,
    ...asked
  }: {
    readonly month: string;
    readonly idempotencyKey: string | undefined;
    readonly route: string;
  },
): Promise<ClosedMonth> => {
  const { store, clock } = deps;
  if (month >= formatDay(todayOf(clock)).slice(0, 7)) {
    throw invalid([wrong('month', 'figures.notOver', { month })]);
  }
  const id = newId();
  const { record } = await createOnce(store, scope, closingBank, { id, ...asked }, async () => {
    const [closed] = await closingsOf(store, scope, { from: month, to: month });
    if (closed) throw refuse('conflict', 'figures.closed', { month });
    const territory = territoryKey(scope.territory);
    const cells = await countedIn(deps, scope, month);
    const closing: Closing = { month, territory, closedBy: scope.name, cells };
    return [{ op: 'put', bank: closingBank, id, expect: 0, record: closing }];
  });
  return toldOf(record);
};
