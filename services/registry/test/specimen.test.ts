import { loadReference } from '@rosa/reference';
import { operatorOf } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

/** The specimen of contract.md on the real classifications, with a real skill's code. */
const SPECIMEN = {
  fiscalCode: 'RSSMRA70A01F839U',
  familyName: 'Rossi',
  givenName: 'Mario',
  sex: 'M',
  birthDate: '1970-01-01',
  birthPlace: 'F839',
  citizenship: 'IT',
  residence: { comune: '063049', address: 'Via Toledo 1', point: { lat: 40.84, lon: 14.25 } },
  domicile: null,
  contacts: { phone: '+39081000000', email: 'mario.rossi@example.org' },
  programme: {
    kind: 'LSU',
    projectCode: 'NA-0042',
    bodyCode: 'c_f839',
    since: '1998-05-04',
    weeklyHours: 20,
  },
  consent: { proposals: true, on: '2026-05-01' },
  status: { state: 'active', until: null },
  schooling: { level: 2, title: 'Licenza media' },
  careerComplete: false,
  experiences: [
    {
      occupation: '9613',
      sector: '81.21',
      employer: 'Comune di Napoli',
      from: '1998-05-04',
      to: null,
      evidence: 'certified',
      tasks: '…',
    },
  ],
  skills: [
    {
      code: 'rimozione-affissioni',
      months: 60,
      lastUsed: '2026-03-31',
      evidence: 'observed',
    },
  ],
  licences: ['B', 'C'],
  languages: [{ code: 'it', level: 'C1' }],
  motivation: {
    outlets: ['company', 'cooperative'],
    sectorsWanted: ['environment'],
    sectorsRefused: [],
    constraints: [],
    note: '…',
  },
  availability: {
    commute: { km: 30, source: 'ascertained', on: '2026-09-10' },
    answers: [
      {
        key: 'contract:permanent',
        answer: 'yes',
        source: 'ascertained',
        on: '2026-09-10',
        by: '…',
      },
    ],
  },
};

let rosa: TestRegistry;

beforeAll(async () => {
  rosa = await openTestRegistry(loadReference());
});

afterAll(() => rosa.close());

it('registers, is read as it was written, and is found by what it says', async () => {
  const operator = () => operatorOf(rosa, { territory: ['063'] });
  const made = await operator().post('/api/workers').send(SPECIMEN);
  expect([made.status, made.body.errors]).toEqual([201, undefined]);
  const { body } = await operator().get(`/api/workers/${made.body.id}`);
  expect(body).toMatchObject(SPECIMEN);
  await rosa.index();
  const asked = [
    { text: 'rossi spazzino' },
    { text: 'rssmra70a01f839u' },
    { region: '15', occupation: '9613', skill: 'rimozione-affissioni' },
    { programme: 'LSU', schooling: 2, ageFrom: 56, ageTo: 56, state: 'active' },
  ];
  const totals = [];
  for (const group of asked) {
    totals.push((await operator().post('/api/workers/search').send(group)).body.total);
  }
  expect(totals).toEqual([1, 1, 1, 1]);
});
