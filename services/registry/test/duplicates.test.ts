import { makeFiscalCode, omocodeOf } from '@rosa/domain';
import { person } from './support/people.js';
import { operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;

beforeEach(async () => {
  rosa = await openTestRegistry();
});

afterEach(() => rosa.close());

const twin = { givenName: 'Marco', birthDate: '1970-01-01' } as const;

const post = (fields: Parameters<typeof person>[0], query = '') =>
  operatorOf(rosa).post(`/api/workers${query}`).send(person(fields));

it('names the record that has the codice fiscale, to those who may read it only', async () => {
  const { id } = await register(rosa);
  const here = await post({});
  expect(here.status).toBe(409);
  expect(here.body.existing).toEqual({ id, rev: 1 });
  const confirmed = await post({}, '?confirmedDifferent=true');
  expect(confirmed.status).toBe(409);
  const away = await operatorOf(rosa, { territory: ['063'] })
    .post('/api/workers')
    .send(person({ residence: { comune: '063049', address: null, cap: null, point: null } }));
  expect(away.status).toBe(409);
  expect(away.body.existing).toBeUndefined();
  expect(away.text).not.toContain(id);
});

it('shows twins and lets them be registered when said to be different people', async () => {
  const { id } = await register(rosa);
  const refused = await post(twin);
  expect(refused.status).toBe(409);
  expect(refused.body.likelyDuplicates).toEqual([
    {
      id,
      familyName: 'Rossi',
      givenName: 'Mario',
      birthDate: '1970-01-01',
      comune: '002133',
      because: 'oneNameEqual',
    },
  ]);
  expect(rosa.audit.at(-1)).toMatchObject({ action: 'workers.duplicates', subjects: [id] });
  await post(twin, '?confirmedDifferent=true').expect(201);
});

it.each([
  [
    'a variant of the codice fiscale',
    { fiscalCode: omocodeOf('RSSMRA70A01F839U', 2), familyName: 'Rosso', birthDate: '1970-01-02' },
    'fiscalCodeVariant',
  ],
  [
    'the same names and birth, however written',
    {
      familyName: 'ROSSÌ',
      fiscalCode: makeFiscalCode({
        familyName: 'Rossi',
        givenName: 'Mario',
        sex: 'M',
        birthDate: '1970-01-01',
        birthPlace: 'H501',
      }),
    },
    'sameNames',
  ],
  ['one name, the day of birth and the place', { familyName: 'Verdi' }, 'oneNameEqual'],
])('sees %s', async (_, fields, because) => {
  await register(rosa);
  const answer = await post(fields);
  expect(answer.status).toBe(409);
  expect(answer.body.likelyDuplicates).toMatchObject([{ because }]);
});

it('counts, without naming, those alike out of the caller’s reach', async () => {
  const { id } = await register(rosa);
  const answer = await operatorOf(rosa, { territory: ['063'] })
    .post('/api/workers')
    .send(
      person({
        fiscalCode: omocodeOf('RSSMRA70A01F839U', 1),
        residence: { comune: '063049', address: null, cap: null, point: null },
      }),
    );
  expect(answer.status).toBe(409);
  expect(answer.body).toMatchObject({ likelyDuplicates: [], elsewhere: 1 });
  expect(answer.text).not.toContain(id);
});

it('does not stop a person unlike anyone', async () => {
  await register(rosa);
  await post({ familyName: 'Verdi', givenName: 'Ugo' }).expect(201);
  await post({ birthDate: '1970-01-02' }).expect(201);
  await post({ familyName: 'Neri', birthPlace: 'H501' }).expect(201);
});

it('holds the codice fiscale between two requests at once', async () => {
  const answers = await Promise.all([post({}), post({})]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
});
