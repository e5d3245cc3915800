import { makeFiscalCode, newId } from '@rosa/domain';

const who = {
  familyName: 'Bianchi',
  givenName: 'Lucia',
  sex: 'F',
  birthDate: '1974-03-02',
  birthPlace: 'A859',
} as const;

/** A cleaner of Santhià, as she is written to the registry. */
export const lucia = {
  ...who,
  id: newId(),
  fiscalCode: makeFiscalCode(who),
  citizenship: 'IT',
  residence: { comune: '002133', point: { lat: 45.367, lon: 8.173 } },
  consent: { proposals: true, on: '2026-05-01' },
  careerComplete: false,
  experiences: [{ occupation: '9112', from: '2015-01-01', to: null, evidence: 'certified' }],
};
