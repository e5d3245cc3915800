import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseBody,
  parseCompany,
  parseDay,
  parseDesk,
  parseImportedWorker,
  parseNewWorker,
  parseOpportunity,
  resolveCriteria,
  RosaError,
  type FieldError,
} from '@rosa/domain';
import { loadReference } from '@rosa/reference';

/** The ready-made files of `examples/`, read as the product reads them: which rows are refused, and what is said of the others. */

const EXAMPLES = join(__dirname, '../../../../examples');
const at = { reference: loadReference(), today: parseDay('2026-11-22')! };

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (path: string): readonly Row[] =>
  readFileSync(join(EXAMPLES, path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

const said = (found: readonly FieldError[]): readonly string[] =>
  found.map(({ field, code }) => `${field} ${code}`);

/** `refused`, or `taken`, and what was found in the row. */
const judge = (read: () => { readonly warnings: readonly FieldError[] }) => {
  try {
    return { outcome: 'taken', found: read().warnings };
  } catch (error) {
    if (!(error instanceof RosaError)) throw error;
    return { outcome: 'refused', found: error.errors };
  }
};

const people = rowsOf('santhia/people.ndjson');
const judged = people.map((row) => ({ row, ...judge(() => parseNewWorker(row, at)) }));
const nameOf = (row: Row): string => `${String(row['givenName'])} ${String(row['familyName'])}`;
const byName = (outcome: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    judged
      .filter((one) => one.outcome === outcome && one.found.length > 0)
      .map(({ row, found }) => [nameOf(row), said(found)]),
  );

describe('thirty people around Santhià', () => {
  it('are thirty, and one of them comes twice', () => {
    expect(people).toHaveLength(31);
    expect(new Set(people.map((row) => row['fiscalCode'])).size).toBe(30);
    expect(judged.filter(({ outcome }) => outcome === 'taken')).toHaveLength(28);
  });

  it('has three rows refused, each for what is wrong in it', () => {
    expect(byName('refused')).toEqual({
      'Ermanno Giletti': ['residence.comune comuneMerged'],
      'Franca Lora': ['experiences[1].from partialDayForm'],
      'Ugo Sella': ['fiscalCode fiscalCodeCheck'],
    });
  });

  it('has three people with something odd, and nothing said of the others', () => {
    expect(byName('taken')).toEqual({
      'Silvano Mosca': ['birthPlace birthPlaceUnlisted'],
      'Pietro Ramella': [
        'residence.point pointFarFromComune',
        'experiences[0].from workBeforeFifteen',
      ],
      'Lucia Bianco': ['fiscalCode fiscalCodeFamilyName'],
    });
  });

  it('says which comune a merged one is part of today', () => {
    const [merged] = judged.find(({ row }) => row['givenName'] === 'Ermanno')!.found;
    expect(merged!.message).toContain('Valdilana');
    expect(merged!.params).toMatchObject({ code: '096088' });
  });

  it('keeps «1994» as it was said, beside the «Primavera 1994» it refuses', () => {
    const delfina = people.find((row) => row['givenName'] === 'Delfina')!;
    const { experiences } = parseNewWorker(delfina, at).worker;
    expect(experiences!.map(({ from, to }) => [from, to])).toEqual([
      ['1979', '1994'],
      ['1994', '1998-06'],
    ]);
    const franca = people.find((row) => row['givenName'] === 'Franca')!;
    const [vague, ...others] = judge(() => parseNewWorker(franca, at)).found;
    expect(others).toEqual([]);
    expect(vague).toMatchObject({
      field: 'experiences[1].from',
      message: 'va scritto AAAA-MM-GG, AAAA-MM o AAAA',
    });
  });

  it('tells two people apart whose codes would be one', () => {
    const rossi = people.filter((row) => row['familyName'] === 'Rossi');
    const codes = rossi.map((row) => String(row['fiscalCode']));
    expect(rossi.map((row) => row['birthDate'])).toEqual(['1975-04-12', '1975-04-12']);
    expect(codes[0]!.slice(0, 14)).toBe(codes[1]!.slice(0, 14));
    expect(codes[0]).not.toBe(codes[1]);
  });
});

describe('the second row about Dario Cannavò', () => {
  const [first, second] = people.filter((row) => row['givenName'] === 'Dario');
  const before = parseNewWorker(first, at).worker;
  const { worker: after } = parseImportedWorker(second, before, at);

  it('adds what it says and leaves what it does not', () => {
    expect(after.contacts).toEqual({ phone: '+390161000103', email: null });
    expect(after.schooling).toEqual({ level: 2, title: 'Licenza media' });
    expect(after.residence).toEqual(before.residence);
    expect(after.licences).toEqual(['B', 'C']);
  });

  it('writes the name as it was, though its accent came in two characters', () => {
    expect(second!['familyName']).not.toBe(before.familyName);
    expect(after.familyName).toBe(before.familyName);
  });

  it('does not let a declared word replace what was certified or ascertained', () => {
    expect(after.skills).toEqual([
      ...before.skills!,
      expect.objectContaining({ code: 'potatura-siepi', months: 10 }),
    ]);
    const added = after.availability.answers!.slice(before.availability.answers!.length);
    expect(added.map(({ key }) => key)).toEqual(['other:driving']);
  });
});

describe('the LIFT desks', () => {
  const withoutId = ({ type: _type, id: _id, ...row }: Row) => row;
  const bodies = rowsOf('lift/bodies.ndjson').map((row) => parseBody(withoutId(row), at));
  const desks = rowsOf('lift/desks.ndjson').map((row) => parseDesk(withoutId(row), at));
  const PUBLISHED = [
    'Livorno Ferraris',
    'Crescentino',
    'Bianzè',
    'Villata',
    'Santhià',
    'Cigliano',
    'Tronzano Vercellese',
  ];

  it('are seven, in the seven comuni, each hosted by its comune', () => {
    expect(desks.map(({ comune }) => at.reference.comune(comune)?.name)).toEqual(PUBLISHED);
    expect(desks.map(({ bodyCode }) => bodyCode)).toEqual(bodies.map(({ code }) => code));
    expect(desks.map(({ comune }) => comune)).toEqual(bodies.map(({ comune }) => comune));
  });

  it('tell the published figures of the first year, whose totals they make', () => {
    const figures = desks.map(({ note }) =>
      note!.match(/\d+ (?=colloqui|prese|avviamenti|politiche)/g)!.map(Number),
    );
    const totals = [0, 1, 2, 3].map((column) =>
      figures.reduce((sum, row) => sum + row[column]!, 0),
    );
    expect(totals).toEqual([561, 296, 118, 71]);
  });
});

describe('the opportunity of Santhià', () => {
  const readJson = (path: string): Row => {
    const { id: _id, ...record } = JSON.parse(readFileSync(join(EXAMPLES, path), 'utf8')) as Row;
    return record;
  };
  const opportunity = parseOpportunity(readJson('santhia/opportunity.json'), at);

  it('asks three cleaners and a gardener, in two lines', () => {
    expect(opportunity.lines.map(({ occupation, positions }) => [occupation, positions])).toEqual([
      ['9112', 3],
      ['6113', 1],
    ]);
  });

  it('asks of both lines what the employer said: permanent, part time, early shift, in Santhià', () => {
    for (const { criteria } of opportunity.lines) {
      const { terms, place } = resolveCriteria(criteria, at);
      expect(terms.map(({ key }) => key)).toEqual([
        'contract:permanent',
        'hours:part_time',
        'shift:early',
      ]);
      expect(place?.comune).toBe('002133');
    }
  });

  it('is of a company that can be registered', () => {
    expect(parseCompany(readJson('santhia/company.json'), at).comune).toBe('002133');
  });
});
