import { makeFiscalCode, type CodedPerson } from '@rosa/domain';
import type { Laboratory } from '../../real/support/laboratory.js';

/** Where a laboratory works, and everyone and everything there: no two share a name. */
export interface Place {
  readonly name: string;
  /** Of the person who lives there. */
  readonly familyName: string;
  readonly birthDate: string;
  readonly province: string;
  readonly comune: string;
  readonly bodyCode: string;
  readonly projectCode: string;
}

export const SANTHIA: Place = {
  name: 'Santhia',
  familyName: 'Baltea',
  birthDate: '1970-01-01',
  province: '002',
  comune: '002133',
  bodyCode: 'c_i337',
  projectCode: 'VC-0001',
};

export const NAPOLI: Place = {
  name: 'Napoli',
  familyName: 'Sebeto',
  birthDate: '1981-07-15',
  province: '063',
  comune: '063049',
  bodyCode: 'c_f839',
  projectCode: 'NA-0001',
};

/** Where neither works: people of the lists of both live here, whose laboratory is asked for them. */
export const ELSEWHERE: Place = {
  name: 'Aosta',
  familyName: 'Cervino',
  birthDate: '1975-05-05',
  province: '007',
  comune: '007003',
  bodyCode: 'c_a326',
  projectCode: 'AO-0001',
};

const ON = '2026-11-02';

const yes = (key: string) => ({ key, answer: 'yes', source: 'ascertained', on: ON });

/** Someone of a place, of whom everything is known that a role may or may not see. */
export const personOf = (
  { reference }: Laboratory['rosa'],
  place: Place,
  fields: Partial<CodedPerson> = {},
) => {
  const who: CodedPerson = {
    familyName: place.familyName,
    givenName: 'Anna',
    sex: 'F',
    birthDate: place.birthDate,
    birthPlace: 'F839',
    ...fields,
  };
  const { point } = reference.comune(place.comune)!;
  return {
    ...who,
    fiscalCode: makeFiscalCode(who),
    citizenship: 'IT',
    residence: { comune: place.comune, address: `Via Segreta ${place.name}`, cap: null, point },
    contacts: { phone: '+39016100000', email: `anna@${place.name.toLowerCase()}.example.org` },
    programme: {
      kind: 'LSU',
      projectCode: place.projectCode,
      bodyCode: place.bodyCode,
      since: '1998-05-04',
      weeklyHours: 20,
    },
    consent: { proposals: true, on: ON },
    schooling: { level: 2, title: 'Licenza media' },
    careerComplete: true,
    experiences: [
      { occupation: '9112', sector: '81.21', from: '2010-01-01', to: null, evidence: 'certified' },
    ],
    skills: [{ code: 'pulizia-uffici', months: 36, lastUsed: '2026-05-01', evidence: 'observed' }],
    licences: ['B'],
    languages: [{ code: 'it', level: 'C1' }],
    motivation: { outlets: ['company'], note: `Nota segreta ${place.name}` },
    availability: { commute: null, answers: [yes('contract:permanent'), yes('shift:early')] },
  };
};
