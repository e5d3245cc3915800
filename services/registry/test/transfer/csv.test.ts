import { makeFiscalCode } from '@rosa/domain';
import { openPlace, type Place } from './support/place.js';

const mario = {
  familyName: 'Rossi',
  givenName: 'Mario',
  sex: 'M',
  birthDate: '1970-01-01',
  birthPlace: 'F839',
} as const;
const ada = { ...mario, familyName: 'Bianchi', givenName: 'Ada', sex: 'F' } as const;
const MARIO = makeFiscalCode(mario);
const ADA = makeFiscalCode(ada);

const WHO = 'fiscal_code,family_name,given_name,sex,birth_date,birth_place,citizenship';
const mariosRow = `${MARIO},Rossi,Mario,M,1970-01-01,F839,IT`;
const adasRow = `${ADA},Bianchi,Ada,F,1970-01-01,F839,IT`;

describe('CSV files', () => {
  let place: Place;
  beforeEach(async () => void (place = await openPlace()));
  afterEach(() => place.close());

  const taken = async (name: string, text: string | Buffer) =>
    place.import([await place.file(name, text)]);
  const errors = async (name: string) =>
    (await place.read(`${name}.errors.csv`)).trim().split('\n').slice(1);
  const known = async (fiscalCode: string) =>
    (await place.people()).find((person) => person.fiscalCode === fiscalCode)!;

  it('say nested fields, lists and numbers in columns of their own', async () => {
    const header = `${WHO},residence_comune,residence_address,residence_point_lat,residence_point_lon,contacts_phone,programme_kind,programme_weekly_hours,schooling_level,career_complete,licences,languages,motivation_outlets,availability_commute_km,availability_commute_source,availability_commute_on`;
    const row = `${mariosRow},002133,"Via ""Roma"", 1",45.36,"8,17",+39 0161 1,LSU,20,2,sì,B; C,it:C1;ar:A2,company,30,ascertained,2026-09-10`;
    expect(await taken('people.csv', `${header}\n${row}\n`)).toMatchObject({
      added: 1,
      refused: 0,
    });
    expect(await known(MARIO)).toMatchObject({
      residence: { comune: '002133', address: 'Via "Roma", 1', point: { lat: 45.36, lon: 8.17 } },
      contacts: { phone: '+39 0161 1', email: null },
      programme: { kind: 'LSU', weeklyHours: 20 },
      schooling: { level: 2 },
      careerComplete: true,
      licences: ['B', 'C'],
      languages: [
        { code: 'it', level: 'C1' },
        { code: 'ar', level: 'A2' },
      ],
      motivation: { outlets: ['company'], sectorsWanted: null },
      availability: { commute: { km: 30, source: 'ascertained' } },
      skills: null,
    });
  });

  it.each([
    ['commas', '', ','],
    ['semicolons', '', ';'],
    ['a mark of byte order', '\ufeff', ','],
    ['semicolons and a mark of byte order', '\ufeff', ';'],
  ])('come with %s, and with either end of line', async (_words, mark, delimiter) => {
    const text = `${mark}${WHO}\r\n${mariosRow}\r\n${adasRow}`.replaceAll(',', delimiter);
    expect(await taken('people.csv', text)).toMatchObject({ read: 2, added: 2, refused: 0 });
  });

  it('leave what is there where a cell is blank; «-» says asked, and none', async () => {
    await taken('one.csv', `${WHO},licences,contacts_phone\n${mariosRow},B,+39 0161 1\n`);
    await taken('two.csv', `${WHO},licences,contacts_phone,skills\n${mariosRow},,,-\n`);
    expect(await known(MARIO)).toMatchObject({
      licences: ['B'],
      contacts: { phone: '+39 0161 1' },
      skills: [],
      experiences: null,
    });
    await taken('three.csv', `fiscal_code,licences\n${MARIO},-\n`);
    expect((await known(MARIO)).licences).toEqual([]);
  });

  it('refuse «-» of what is no list', async () => {
    await taken('people.csv', `${WHO},contacts_phone\n${mariosRow},-\n`);
    expect(await errors('people.csv')).toEqual([
      expect.stringMatching(/,2,contacts_phone,'-,.*elenchi/),
    ]);
    expect(await place.people()).toEqual([]);
  });

  it('bring in the files beside workers.csv, unsorted, each row about its person', async () => {
    await place.file(
      'experiences.csv',
      `fiscal_code,occupation,from,to,evidence,employer\n${ADA},9112,1999,,certified,Aurora\n${MARIO},9613,1998-05-04,,observed,\n${ADA},9613,1990,1995,declared,\n`,
    );
    await place.file(
      'skills.csv',
      `fiscal_code,code,months,last_used,evidence\n${MARIO},pruning,60,2026-03,observed\n${ADA},-,,,\n`,
    );
    await place.file(
      'answers.csv',
      `fiscal_code,key,answer,source,on,by\n${MARIO},contract:permanent,yes,ascertained,2026-09-10,Piera\n`,
    );
    const report = await taken('workers.csv', `${WHO}\n${mariosRow}\n${adasRow}\n`);
    expect(report).toMatchObject({ read: 8, added: 2, updated: 6, refused: 0 });
    expect(report.files.map(({ file }) => file.split('/').at(-1))).toEqual([
      'workers.csv',
      'experiences.csv',
      'skills.csv',
      'answers.csv',
    ]);
    const [she, he] = [await known(ADA), await known(MARIO)];
    expect(she.experiences!.map(({ occupation }) => occupation)).toEqual(['9112', '9613']);
    expect(she.skills).toEqual([]);
    expect(he.skills).toEqual([
      { code: 'pruning', months: 60, lastUsed: '2026-03', evidence: 'observed' },
    ]);
    expect(he.availability.answers).toMatchObject([{ key: 'contract:permanent', answer: 'yes' }]);
    // Three rows about her in one file are one change.
    expect(she.rev).toBe(3);
    const again = await place.import([`${place.folder}/workers.csv`]);
    expect(again).toMatchObject({ read: 8, unchanged: 8 });
  });

  it('name a companion column as the file does, and people no one knows', async () => {
    await taken('workers.csv', `${WHO}\n${mariosRow}\n`);
    await taken(
      'skills.csv',
      `fiscal_code,code,months,evidence\n${MARIO},nothing,1,observed\n${ADA},pruning,1,observed\n`,
    );
    const found = await errors('skills.csv');
    expect(found[0]).toMatch(/,2,code,nothing,/);
    expect(found[1]).toMatch(new RegExp(`,3,fiscal_code,${ADA},.*nessuno`));
  });

  it('refuse a row that is not split as the header is, and go on', async () => {
    const lines = [WHO, 'a,b', `${mariosRow},surplus`, `${adasRow},,`, 'x"y,"open', mariosRow];
    const report = await taken('people.csv', lines.join('\n'));
    expect(report).toMatchObject({ read: 5, added: 2, refused: 3 });
    expect((await errors('people.csv')).map((line) => line.split(',')[1])).toEqual(['2', '3', '5']);
  });

  it('take a quoted cell over several lines, and an open quote for one wrong row', async () => {
    const header = `${WHO},motivation_note`;
    const good = `${mariosRow},"una riga\ne ""un'altra"""`;
    const report = await taken('people.csv', `${header}\n${adasRow},"mai chiusa\n${good}\n`);
    expect(report).toMatchObject({ read: 2, added: 1, refused: 1 });
    expect((await known(MARIO)).motivation!.note).toBe('una riga\ne "un\'altra"');
  });

  it.each([
    ['famly_name', /famly_name.*family_name/],
    ['residence_comun', /residence_comune/],
  ])('with a column %s cannot be read: the closest is named', async (column, words) => {
    const file = await place.file('people.csv', `${WHO},${column}\n${mariosRow},x\n`);
    const sound = await place.file('sound.csv', `${WHO}\n${mariosRow}\n`);
    await expect(place.import([sound, file])).rejects.toMatchObject({
      kind: 'invalid',
      errors: [
        { field: file, code: 'transfer.unknownColumn', message: expect.stringMatching(words) },
      ],
    });
    expect(await place.people()).toEqual([]);
  });

  it('without a codice fiscale, or with a column twice, cannot be read', async () => {
    await expect(taken('a.csv', 'family_name\nRossi\n')).rejects.toMatchObject({
      errors: [{ code: 'transfer.noFiscalCode' }],
    });
    await expect(taken('b.csv', 'fiscal_code,sex,sex\n')).rejects.toMatchObject({
      errors: [{ code: 'transfer.repeatedColumn' }],
    });
  });
});
