import { findingText, parseNewWorker } from '../../src/index.js';
import { at, changed, daysFromToday, errorsOf, refusals, specimen } from './specimen.js';

const parse = (input: unknown) => parseNewWorker(input, at);
const refused = (path: string, value: unknown) =>
  refusals(() => parse(changed(specimen(), path, value)));
const warned = (path: string, value: unknown) =>
  parse(changed(specimen(), path, value)).warnings.map(({ field, code }) => `${field} ${code}`);

describe('a new worker', () => {
  it('reads the specimen of the contract unchanged, without a warning', () => {
    const { worker, warnings } = parse(specimen());
    expect(worker).toMatchObject(specimen());
    expect(warnings).toEqual([]);
  });

  it('reads its own output as itself', () => {
    const { worker } = parse(specimen());
    expect(parse(JSON.parse(JSON.stringify(worker))).worker).toEqual(worker);
  });

  it('takes what is absent as never asked, with a status and a career of its own', () => {
    const { fiscalCode, familyName, givenName, sex, birthDate, birthPlace, citizenship } =
      specimen();
    const { worker } = parse({
      fiscalCode,
      familyName,
      givenName,
      sex,
      birthDate,
      birthPlace,
      citizenship,
    });
    expect(worker).toMatchObject({
      residence: null,
      consent: null,
      status: { state: 'active', until: null },
      careerComplete: false,
      experiences: null,
      skills: null,
      availability: { commute: null, answers: null },
    });
  });

  it.each([
    'residence',
    'domicile',
    'residence.comune',
    'residence.point',
    'contacts',
    'contacts.phone',
    'programme',
    'programme.projectCode',
    'programme.bodyCode',
    'programme.since',
    'programme.weeklyHours',
    'consent',
    'schooling',
    'experiences',
    'skills',
    'licences',
    'languages',
    'motivation',
    'availability.commute',
    'availability.answers',
    'skills.0.lastUsed',
    'experiences.0.to',
  ])('%s may be null, and so may be absent', (path) => {
    const absent = parse(changed(specimen(), path, undefined));
    expect(parse(changed(specimen(), path, null)).worker).toEqual(absent.worker);
  });

  it.each([
    ['fiscalCode', null, 'fiscalCode required'],
    ['familyName', undefined, 'familyName required'],
    ['givenName', '', 'givenName empty'],
    ['givenName', 'x'.repeat(121), 'givenName maxLength'],
    ['givenName', 'Ma\u0000rio', 'givenName format'],
    ['sex', 'X', 'sex notInList'],
    ['birthDate', '1970-02-30', 'birthDate noSuchDay'],
    ['birthDate', 'Primavera 1994', 'birthDate partialDayForm'],
    ['birthDate', '1870-01-01', 'birthDate tooLongAgo'],
    ['birthDate', '2026-11-23', 'birthDate future'],
    ['birthPlace', '839', 'birthPlace birthPlaceForm'],
    ['citizenship', 'ZZ', 'citizenship unknownCountry'],
    ['residence.comune', '999999', 'residence.comune unknownComune'],
    ['residence.point.lat', 91, 'residence.point.lat max'],
    ['residence.pont', {}, 'residence.pont unknownField'],
    ['contacts.phone', 'chiamare la sera', 'contacts.phone phoneForm'],
    ['contacts.email', 'mario.rossi', 'contacts.email emailForm'],
    ['programme.kind', null, 'programme.kind required'],
    ['programme.weeklyHours', 0, 'programme.weeklyHours min'],
    ['consent.proposals', null, 'consent.proposals required'],
    ['consent.on', '2027-01-01', 'consent.on future'],
    ['status.state', 'asleep', 'status.state notInList'],
    ['status.until', '2027-01-01', 'status.until untilNotAllowed'],
    ['schooling.level', 9, 'schooling.level max'],
    ['schooling.level', 2.5, 'schooling.level type'],
    ['careerComplete', 'sì', 'careerComplete type'],
    ['experiences', {}, 'experiences type'],
    ['experiences.0.occupation', '961', 'experiences[0].occupation occupationForm'],
    ['experiences.0.occupation', '9699', 'experiences[0].occupation unknownOccupation'],
    ['experiences.0.sector', 'N', 'experiences[0].sector sectorForm'],
    ['experiences.0.sector', '04', 'experiences[0].sector unknownSector'],
    ['experiences.0.from', null, 'experiences[0].from required'],
    ['experiences.0.to', '1998-05-04', 'experiences[0].to endsBeforeStart'],
    ['experiences.0.to', '1997', 'experiences[0].to endsBeforeStart'],
    ['experiences.0.to', '2026-12', 'experiences[0].to future'],
    ['experiences.0.evidence', 'sworn', 'experiences[0].evidence notInList'],
    ['experiences.0.tasks', 'x'.repeat(2001), 'experiences[0].tasks maxLength'],
    ['skills.0.code', 'technical.levitation', 'skills[0].code unknownSkill'],
    ['skills.0.months', -1, 'skills[0].months min'],
    ['skills.0.lastUsed', '2026-11-23', 'skills[0].lastUsed future'],
    ['licences.1', 'B', 'licences[1] repeated'],
    ['licences.1', 'Z', 'licences[1] unknownLicence'],
    ['languages.0.code', 'xx', 'languages[0].code unknownLanguage'],
    ['languages.0.level', 'D1', 'languages[0].level notInList'],
    ['motivation.sectorsWanted', ['mining'], 'motivation.sectorsWanted[0] notInList'],
    ['motivation.note', 'x'.repeat(4001), 'motivation.note maxLength'],
    ['availability.commute.km', 31, 'availability.commute.km notInList'],
    ['availability.answers.0.key', 'shift:noon', 'availability.answers[0].key unknownTerm'],
    ['availability.answers.0.key', 'task:9699', 'availability.answers[0].key unknownTerm'],
    ['availability.answers.0.answer', 'maybe', 'availability.answers[0].answer notInList'],
    ['availability.answers.0.on', '2026-11-23', 'availability.answers[0].on future'],
    ['id', 'not-an-id', 'id badId'],
    ['lot', 7, 'lot unknownField'],
  ])('%s as %j is refused as %s', (path, value, refusal) => {
    expect(refused(path, value)).toEqual([refusal]);
  });

  it.each([
    ['1994', '1994'],
    ['1994-03', '1994-03'],
    ['1994-03', '1994-04'],
    ['1994', '2026-11'],
  ])('keeps an experience from %s to %s as said', (from, to) => {
    const input = changed(changed(specimen(), 'experiences.0.from', from), 'experiences.0.to', to);
    expect(parse(input).worker.experiences?.[0]).toMatchObject({ from, to });
  });

  it('names the comune of today for one that was merged', () => {
    const [error] = errorsOf(() => parse(changed(specimen(), 'residence.comune', '047001')));
    expect(error).toMatchObject({ field: 'residence.comune', code: 'comuneMerged' });
    expect(error!.message).toContain('oggi fa parte di Abetone Cutigliano (047023)');
    expect(findingText('en', 'comuneMerged', error!.params)).toContain('Abetone Cutigliano');
  });

  it('names every wrong field at once, those the reference tells among them', () => {
    const input = {
      ...specimen(),
      familyName: 7,
      citizenship: 'ZZ',
      nickname: 'Mariuccio',
      status: { state: 'paused', until: 'domani' },
      experiences: [{ occupation: '9699', from: '2020', to: '2019', evidence: 'sworn' }],
    };
    expect([...refusals(() => parse(input))].sort()).toEqual([
      'citizenship unknownCountry',
      'experiences[0].evidence notInList',
      'experiences[0].occupation unknownOccupation',
      'experiences[0].to endsBeforeStart',
      'familyName type',
      'nickname unknownField',
      'status.until partialDayForm',
    ]);
  });

  it.each([undefined, null, 7, 'Rossi', [], [specimen()]])('refuses %j as a whole', (input) => {
    expect(errorsOf(() => parse(input))[0]!.field).toBe('');
  });

  it('carries the id a client made', () => {
    const id = '019aaaaa-0000-7000-8000-000000000001';
    expect(parse({ id, ...specimen() }).id).toBe(id);
  });

  it.each([
    ['familyName', 'Bianchi', 'fiscalCode fiscalCodeFamilyName'],
    ['givenName', 'Luigi', 'fiscalCode fiscalCodeGivenName'],
    ['birthDate', '1971-01-01', 'fiscalCode fiscalCodeBirthDate'],
    ['sex', 'F', 'fiscalCode fiscalCodeSex'],
    ['birthPlace', 'H501', 'fiscalCode fiscalCodeBirthPlace'],
    ['residence.point', { lat: 45, lon: 9 }, 'residence.point pointFarFromComune'],
    ['experiences.0.from', '1984-12-31', 'experiences[0].from workBeforeFifteen'],
  ])('%s as %j is a warning: %s', (path, value, warning) => {
    expect(warned(path, value)).toEqual([warning]);
  });

  it('warns of a place of birth that is in no list, and takes the person', () => {
    expect(warned('birthPlace', 'Z999')).toContain('birthPlace birthPlaceUnlisted');
  });

  it('does not warn of work begun at fifteen', () => {
    expect(warned('experiences.0.from', '1985-01-01')).toEqual([]);
  });

  it('reads a pause with its last day, which may lie ahead', () => {
    const status = { state: 'paused', until: daysFromToday(90) };
    expect(parse({ ...specimen(), status }).worker.status).toEqual(status);
  });
});
