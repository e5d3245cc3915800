import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { boundaryFile, KINDS, loadReference } from '../src/index.js';
import { readTable } from '../src/tables.js';

const DATA = dirname(boundaryFile('regions'));
const reference = loadReference();
const codesOf = (items: readonly object[]) => items.map((item) => (item as { code: string }).code);

describe('tables', () => {
  it.each([
    ['comuni', 7896],
    ['isco08', 619],
    ['ateco2025', 3257],
    ['countries', 222],
    ['former_comuni', 5833],
    ['licences', 41],
    ['near_occupations', 242],
    ['skills', 370],
  ])('%s holds %i rows, the same as a full CSV parser reads', (name, rows) => {
    const read = readTable(name);
    expect(read).toHaveLength(rows);
    expect(read).toEqual(parse(readFileSync(join(DATA, `${name}.csv`)), { columns: true }));
  });

  it.each([
    ['regions', 20],
    ['provinces', 107],
  ] as const)('the boundaries of the %s are there, all %i', (of, count) => {
    expect(existsSync(boundaryFile(of))).toBe(true);
    const topology = JSON.parse(readFileSync(boundaryFile(of), 'utf8')) as {
      objects: Record<string, { geometries: unknown[] }>;
    };
    expect(Object.values(topology.objects)[0]?.geometries).toHaveLength(count);
  });

  it('say in the version what they hold', () => {
    expect(reference.version).toMatch(/^\d{4}-\d\d-\d\d-[0-9a-f]{12}$/);
    expect(loadReference().version).toBe(reference.version);
  });

  it('place every comune in Italy, in a province and a region', () => {
    for (const { code, point, province, region } of reference.comuni()) {
      expect([code, point.lat > 35 && point.lat < 48]).toEqual([code, true]);
      expect([code, point.lon > 6 && point.lon < 19]).toEqual([code, true]);
      expect(reference.province(province)?.code).toBe(code.slice(0, 3));
      expect(reference.provincesOf(region)).toContain(province);
    }
  });

  it('lead every former comune to one of today, where they lead', () => {
    const former = readTable('former_comuni');
    for (const { istat, successor } of former) {
      if (successor) expect(reference.comune(successor)?.code).toBe(successor);
      if (istat) expect(reference.comune(istat)).toBeUndefined();
    }
    expect(former.filter((row) => row['successor']).length).toBeGreaterThan(4000);
  });

  it.each([
    ['Soprana, since joined to Valdilana', '096062', '096088'],
    ['Soprana, while Biella was in Vercelli', '002138', '096088'],
    ['Quittengo', '096052', '096086'],
    ['Presicce', '075062', '075098'],
    ['Rossano', '078108', '078157'],
    ['Rima San Giuseppe', '002111', '002170'],
    ['Piovera', '006130', '006192'],
    ['Iglesias, twice renumbered', '092033', '111035'],
    ['Ronago', '013199', '013256'],
  ])('know what became of %s', (_, was, is) => {
    expect(reference.successor(was)).toBe(is);
  });

  it('know no successor of a comune that passed to another country', () => {
    expect(reference.birthPlace('D620')).toMatchObject({ name: 'Fiume', kind: 'former' });
    expect(reference.successor('701706')).toBeUndefined();
  });

  it('hold every licence the contract names', () => {
    const named = 'AM A1 A2 A B1 B BE C1 C1E C CE D1 D1E D DE CQC forklift excavator phytosanitary';
    for (const code of `${named} haccp oss first_aid fire_safety`.split(' ')) {
      expect(reference.licence(code)?.code).toBe(code);
    }
  });

  it('give a reason for each pair of near occupations, no pair twice', () => {
    const rows = readTable('near_occupations');
    const pairs = rows.map((row) => `${row['code_a']}-${row['code_b']}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const row of rows) {
      expect(row['code_a']! < row['code_b']!).toBe(true);
      expect(row['reason_it']).toMatch(/\p{L}{3}/u);
    }
  });
});

describe('type-ahead, whatever is typed', () => {
  const comuni = [...reference.comuni()];

  it('finds a comune by its name in any case and order, without its accents', () => {
    fc.assert(
      fc.property(fc.constantFrom(...comuni), fc.boolean(), fc.boolean(), (comune, upper, turn) => {
        const plain = comune.name.normalize('NFD').replace(/\p{M}/gu, '');
        const words = plain.split(' ');
        const typed = (turn ? words.toReversed() : words).join(' ');
        const { items } = reference.suggest('comuni', upper ? typed.toUpperCase() : typed, 500);
        expect(codesOf(items)).toContain(comune.code);
      }),
      { numRuns: 60 },
    );
  });

  it('finds a comune without its apostrophes', () => {
    expect(codesOf(reference.suggest('comuni', 'santagata de goti', 5).items)).toEqual(['062070']);
    expect(codesOf(reference.suggest('comuni', "sant'agata de' goti", 5).items)).toEqual([
      '062070',
    ]);
  });

  it('puts a code typed in full first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.nat(), (kind, pick) => {
        const codes = codesOf(reference.suggest(kind, '', 10_000).items);
        const code = codes[pick % codes.length]!;
        expect(codesOf(reference.suggest(kind, code, 1).items)).toEqual([code]);
      }),
      { numRuns: 60 },
    );
  });

  it('never fails, and its pages make the whole list once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('a', 'san', 'pul', "'", ' - ')),
        fc.integer({ min: 40, max: 500 }),
        (kind, q, limit) => {
          const whole = reference.suggest(kind, q, 10_000);
          const paged: string[] = [];
          let cursor: string | undefined;
          do {
            const page = reference.suggest(kind, q, limit, cursor);
            expect(page.total).toBe(whole.total);
            paged.push(...codesOf(page.items));
            cursor = page.nextCursor ?? undefined;
          } while (cursor);
          expect(paged).toEqual(codesOf(whole.items));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('suggests four-digit occupations before the groups that hold them', () => {
    for (const q of ['addetti alle pulizie', 'personale', 'artigiani', '91']) {
      const lengths = codesOf(reference.suggest('occupations', q, 500).items)
        .filter((code) => code !== q)
        .map((code) => code.length === 4);
      expect(lengths).toContain(true);
      expect(lengths).toEqual(lengths.toSorted((one, other) => Number(other) - Number(one)));
    }
  });
});
