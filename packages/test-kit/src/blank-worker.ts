import type { WorkerRecord } from '@rosa/domain';

/** A person who was never asked anything but who they are. */
export const blankWorker = (fields: Partial<WorkerRecord> = {}): WorkerRecord => ({
  fiscalCode: 'RSSMRA70A01F839U',
  familyName: 'Rossi',
  givenName: 'Mario',
  sex: 'M',
  birthDate: '1970-01-01',
  birthPlace: 'F839',
  citizenship: 'IT',
  residence: null,
  domicile: null,
  contacts: null,
  programme: null,
  consent: null,
  status: { state: 'active', until: null },
  schooling: null,
  careerComplete: false,
  experiences: null,
  skills: null,
  licences: null,
  languages: null,
  motivation: null,
  availability: { commute: null, answers: null },
  sap: null,
  lot: 0,
  ...fields,
});
