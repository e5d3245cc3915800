import { formatDay, parseDay } from '../../src/index.js';
import type { Checking, FieldError } from '../../src/index.js';
import { RosaError } from '../../src/index.js';
import { reference } from '../reference.js';

export const at: Checking = { reference, today: parseDay('2026-11-22')! };

/** Days from today, as the records write them. */
export const daysFromToday = (days: number): string => formatDay(at.today + days);

/** The specimen of contract.md, word for word but for the skill's code. */
export const specimen = () => ({
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
      code: 'technical.office_cleaning',
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
});

/** The errors of what must be refused. */
export const errorsOf = (act: () => unknown): readonly FieldError[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof RosaError && error.kind === 'invalid') return error.errors;
    throw error;
  }
  throw new Error('nothing was refused');
};

/** `field code` of each error, in order. */
export const refusals = (act: () => unknown): readonly string[] =>
  errorsOf(act).map(({ field, code }) => `${field} ${code}`);

/** A copy with the value at a path (`experiences.0.from`) replaced; `undefined` takes it away. */
export const changed = (record: object, path: string, value: unknown): object => {
  const copy = structuredClone(record) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  let holder = copy;
  for (const key of keys) holder = holder[key] as Record<string, unknown>;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
};
