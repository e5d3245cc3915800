import type { Answer, Worker, WorkerRecord } from '@rosa/domain';
import { blankWorker } from '@rosa/test-kit';

/** People and criteria of the tests: as the worked example of matching.md tells them, around Santhià. */

/** A point so many km north of Santhià's. */
export const kmFromSanthia = (km: number) => ({
  lat: 45.36795 + km / 111.19492664,
  lon: 8.17012,
});

export const livesAt = (km: number, comune = '002133') => ({
  residence: { comune, address: 'Via Gramsci 1', cap: null, point: kmFromSanthia(km) },
});

/** Answers yes to each key, ascertained on that day. */
export const yes = (on: string, ...keys: readonly string[]): WorkerRecord['availability'] => ({
  commute: null,
  answers: keys.map((key): Answer => ({
    key,
    answer: 'yes',
    source: 'ascertained',
    on,
    by: 'Olga Operatrice',
    interviewId: null,
  })),
});

export const TERMS = ['contract:permanent', 'hours:part_time', 'shift:early'] as const;

const cleaned = (from: string, to: string | null): WorkerRecord['experiences'] => [
  {
    occupation: '9112',
    sector: null,
    employer: 'Pulizie Riservate',
    from,
    to,
    evidence: 'certified',
    tasks: null,
  },
];

let made = 0;

/** Someone near Santhià who cleaned offices for years, answered yes, and may be proposed. */
export const cleaner = (fields: Partial<Worker> = {}): WorkerRecord => {
  made += 1;
  return blankWorker({
    fiscalCode: `TEST${made}`,
    familyName: `Pulita${made}`,
    givenName: 'Anna',
    lot: made,
    ...livesAt(2),
    consent: { proposals: true, on: '2026-05-01' },
    careerComplete: true,
    experiences: cleaned('2010-01-01', null),
    licences: ['B'],
    contacts: { phone: '+39016100000', email: `p${made}@example.org` },
    availability: yes('2026-11-02', ...TERMS),
    ...fields,
  });
};

/** Someone near Santhià of whom nothing is known but the address. */
export const unknownPerson = (fields: Partial<Worker> = {}): WorkerRecord => {
  made += 1;
  return blankWorker({
    fiscalCode: `TEST${made}`,
    familyName: `Ignota${made}`,
    lot: made,
    ...livesAt(2),
    ...fields,
  });
};

/** Three cleaners, permanent, part time, early shift, at Santhià. */
export const cleanersWanted = {
  requirements: [{ kind: 'occupation', code: '9112', importance: 3 }],
  terms: TERMS.map((key) => ({ key })),
  place: { comune: '002133', point: null },
};
