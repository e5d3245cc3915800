import { makeFiscalCode, type CodedPerson } from '@rosa/domain';

/** People as a client writes them: who they are and where they live, and what a test adds. */

/** Someone of Santhià, their codice fiscale made of the rest. */
export const person = (fields: Partial<CodedPerson> & Record<string, unknown> = {}) => {
  const who: CodedPerson = {
    familyName: 'Rossi',
    givenName: 'Mario',
    sex: 'M',
    birthDate: '1970-01-01',
    birthPlace: 'F839',
    ...fields,
  };
  return {
    fiscalCode: makeFiscalCode(who),
    citizenship: 'IT',
    residence: { comune: '002133', address: 'Via Gramsci 1', cap: null, point: null },
    ...who,
    ...fields,
  };
};
