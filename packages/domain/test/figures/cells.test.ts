import {
  cellKey,
  cellOf,
  cellOfLead,
  cellOfOpportunity,
  cellsOf,
  INDICATORS,
  packedCell,
  parseClosing,
  parseLead,
  parseOpportunity,
  readCell,
  territoryKey,
  type Cell,
} from '@rosa/domain';
import * as fc from 'fast-check';
import { reference } from '../reference.js';

const at = { reference, today: 20_779 };

const blank = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const uuid = '019aaaaa-0000-7000-8000-000000000001';

const arbitraryCell: fc.Arbitrary<Cell> = fc
  .record({
    residence: blank(fc.constantFrom('002133', '096004')),
    desk: blank(fc.constant('002158')),
    workplace: blank(fc.constant('063049')),
    deskId: blank(fc.constant(uuid)),
    companyId: blank(fc.constant(uuid)),
    by: blank(fc.constant('Olga Operatrice')),
    kind: blank(fc.constant('established_company')),
    sector: blank(fc.constantFrom('81', '38')),
    counts: fc.dictionary(fc.constantFrom(...INDICATORS), fc.nat(9)),
  })
  .map(({ counts, ...known }) => cellOf('2026-10-05', { ...counts }, known));

describe('a cell', () => {
  it('is read back from its key as it was', () => {
    fc.assert(fc.property(arbitraryCell, (cell) => expect(readCell(cellKey(cell))).toEqual(cell)));
  });

  it('has the key it had before sectors were known, where it knows none', () => {
    expect(cellKey(cellOf('2026-10-05', { visits: 1 }, { by: 'Olga' }))).toBe(
      '["2026-10",null,null,null,null,null,"Olga",null,{"visits":1}]',
    );
  });

  it('comes out of a closing as it went in, through a file too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ cell: arbitraryCell, records: fc.integer({ min: 1, max: 99 }) })),
        (held) => {
          const cells = held.map(({ cell, records }) => ({ cell: packedCell(cell), records }));
          const closing = { month: '2026-10', territory: '002', closedBy: 'Lea', cells };
          const read = parseClosing(JSON.parse(JSON.stringify(closing)), at);
          expect(cellsOf(read)).toEqual(held);
        },
      ),
    );
  });
});

describe('a territory as closings keep it', () => {
  it('is the same in whatever order its codes come, and another with other codes', () => {
    const codes = fc.uniqueArray(fc.constantFrom('002', '096', '063', '002133'), { minLength: 1 });
    fc.assert(
      fc.property(codes, codes, (some, others) => {
        const same = some.toSorted().join() === others.toSorted().join();
        expect(territoryKey(some) === territoryKey(others)).toBe(same);
        expect(territoryKey([...some, ...some])).toBe(territoryKey(some.toReversed()));
        expect(territoryKey(some)).not.toBe(territoryKey('all'));
      }),
    );
  });
});

describe('what the demand side counts as', () => {
  const opportunity = (fields: object) => ({
    ...parseOpportunity(
      {
        companyId: uuid,
        kind: 'established_company',
        title: 'Pulizie',
        lines: [
          { positions: 3, filled: 1 },
          { positions: 2, filled: 2 },
        ],
        ...fields,
      },
      at,
    ),
    comune: '002133',
    createdAt: '2026-10-05T10:00:00.000Z',
  });

  it('names the ATECO division, whatever depth was written', () => {
    expect(cellOfOpportunity(opportunity({ sector: '81.21' })).sector).toBe('81');
    expect(cellOfOpportunity(opportunity({ sector: null })).sector).toBeNull();
    const lead = parseLead({ title: 'Due', comune: '002133', on: '2026-10-05', ateco: '81' }, at);
    expect(cellOfLead(lead).sector).toBe('81');
  });

  it.each([
    ['open', 2],
    ['withdrawn', undefined],
    ['filled', undefined],
    ['draft', undefined],
  ])('still looks for people only while it is open: %s', (state, left) => {
    expect(cellOfOpportunity(opportunity({ state })).counts.positions_open).toBe(left);
  });
});
