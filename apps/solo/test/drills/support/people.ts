import { makeFiscalCode, newId } from '@rosa/domain';

/** Invented people, each another: the nth is always the same but for the id. */

const FAMILIES = ['Abate', 'Bellini', 'Conti', 'Donati', 'Ferri', 'Galli', 'Leone', 'Marini'];
const BIRTHS = 18_000;
const DAY_MS = 86_400_000;

/** Who the nth is, as a row of a file says it. */
export const row = (serial: number) => {
  const who = {
    familyName: FAMILIES[Math.floor(serial / BIRTHS) % FAMILIES.length]!,
    givenName: 'Anna',
    sex: 'F',
    birthDate: new Date(Date.UTC(1950, 0, 1) + (serial % BIRTHS) * DAY_MS)
      .toISOString()
      .slice(0, 10),
    birthPlace: 'A859',
  } as const;
  return {
    ...who,
    fiscalCode: makeFiscalCode(who),
    citizenship: 'IT',
    licences: ['B'],
    residence: { comune: '002133', address: `Via Prova ${serial}` },
  };
};

/** The nth as an operator registers them. */
export const someone = (serial: number) => ({ ...row(serial), id: newId() });
