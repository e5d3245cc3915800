import { loadReference, KINDS } from '../src/index.js';

const reference = loadReference();
const names = (kind: (typeof KINDS)[number], q: string): string[] =>
  reference.suggest(kind, q, 5).items.map((item) => (item as { code: string }).code);

describe('places', () => {
  it('hold every comune of the table, with its areas', () => {
    expect([...reference.comuni()]).toHaveLength(7896);
    expect(reference.comune('002133')).toMatchObject({
      name: 'Santhià',
      province: '002',
      provinceSign: 'VC',
      region: '01',
      point: { lat: expect.any(Number), lon: expect.any(Number) },
    });
    expect(reference.province('002')?.name).toBe('Vercelli');
    expect(reference.region('15')?.name).toBe('Campania');
  });

  it('spell a region out in its provinces', () => {
    expect(reference.provincesOf('01')).toEqual(
      expect.arrayContaining(['001', '002', '003', '004', '005', '006', '096', '103']),
    );
    expect(reference.provincesOf('99')).toEqual([]);
    expect(reference.comuniOf('002').every((each) => each.province === '002')).toBe(true);
  });

  it('know comuni that merged, and what they are part of today', () => {
    expect(reference.successor('096084')).toBe('096088');
    expect(reference.comune('096088')?.name).toBe('Valdilana');
    expect(reference.successor('002133')).toBeUndefined();
  });

  it('know places of birth of today, of the past and abroad', () => {
    expect(reference.birthPlace('F839')).toMatchObject({ name: 'Napoli', kind: 'comune' });
    expect(reference.birthPlace('M304')).toMatchObject({ name: 'Mosso', kind: 'former' });
    expect(reference.birthPlace('Z330')).toMatchObject({ name: 'Marocco', kind: 'country' });
    expect(reference.birthPlace('Y999')).toBeUndefined();
  });
});

describe('skills', () => {
  const skills = [...reference.skills()];

  it('are at least 250, in three families, each of occupations that exist', () => {
    expect(skills.length).toBeGreaterThanOrEqual(250);
    expect(new Set(skills.map((skill) => skill.family))).toEqual(
      new Set(['base', 'technical', 'transversal']),
    );
    for (const code of skills.flatMap((skill) => skill.occupations)) {
      expect(reference.occupation(code)?.code).toMatch(/^\d{4}$/);
    }
  });

  it('carry well-formed ESCO addresses, no two the same', () => {
    const addresses = skills.flatMap((skill) => skill.esco ?? []);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.length).toBeGreaterThan(100);
    for (const address of addresses) {
      expect(address).toMatch(/^http:\/\/data\.europa\.eu\/esco\/skill\/[0-9a-zA-Z-]+$/);
    }
  });
});

describe('near occupations', () => {
  const page = reference.suggest('occupations', '', 1000).items as { code: string }[];

  it('are symmetric, never themselves, and close or near', () => {
    let pairs = 0;
    for (const { code } of page) {
      for (const { code: other, nearness } of reference.near(code)) {
        expect(other).not.toBe(code);
        expect([0.5, 0.8]).toContain(nearness);
        expect(reference.occupation(other)).toBeDefined();
        expect(reference.near(other)).toContainEqual({ code, nearness });
        pairs += 1;
      }
    }
    expect(pairs).toBeGreaterThan(120);
  });

  it('hold what the matching rule names', () => {
    expect(reference.near('9112')).toEqual(
      expect.arrayContaining([
        { code: '9111', nearness: 0.8 },
        { code: '9613', nearness: 0.5 },
      ]),
    );
    expect(reference.near('9112')).toHaveLength(2);
    expect(reference.near('6113')).toContainEqual({ code: '9214', nearness: 0.8 });
  });
});

describe('type-ahead', () => {
  it.each([
    ['santhia', '002133'],
    ['SANTHIÀ', '002133'],
    ['vercellese tronzano', '002150'],
    ["d'ivrea albiano", '001004'],
    ['002133', '002133'],
    ['livorno fer', '002071'],
  ])('finds the comune meant by «%s»', (typed, code) => {
    expect(names('comuni', typed)[0]).toBe(code);
  });

  it('puts the larger comune first among those that begin alike', () => {
    expect(names('comuni', 'nap')[0]).toBe('063049');
  });

  it('finds occupations in both languages, four digits first', () => {
    expect(names('occupations', 'spazzini')[0]).toBe('9613');
    expect(names('occupations', 'sweepers')).toContain('9613');
  });

  it('finds nothing where nothing answers', () => {
    expect(reference.suggest('comuni', 'qqqq', 5)).toEqual({
      items: [],
      nextCursor: null,
      total: 0,
    });
  });

  it.each(KINDS)('pages through all %s, each once, by code', (kind) => {
    const codes: string[] = [];
    let cursor: string | undefined;
    do {
      const page = reference.suggest(kind, '', 500, cursor);
      codes.push(...page.items.map((item) => (item as { code: string }).code));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(codes.toSorted());
    expect(codes).toHaveLength(reference.suggest(kind, '', 1).total);
  });

  it.each(['x', '-1', '0', '999999'])('refuses the cursor %s in words', (cursor) => {
    expect(() => reference.suggest('comuni', '', 5, cursor)).toThrow(/segnaposto/);
  });
});
