import {
  accessOfWorker,
  cellKey,
  cellOfAppointment,
  cellOfConvocation,
  cellOfInterview,
  cellOfOutcome,
  type AdequateOfferRefusal,
  type Appointment,
  type BankName,
  type Body,
  type Convocation,
  type Credit,
  type Desk,
  type Interview,
  type Outcome,
  type Plan,
  type Project,
  type Restricted,
  type TargetGroup,
  type WorkerRecord,
} from '@rosa/domain';
import { closingBank, onceBank } from '@rosa/service-kit';
import type { Bank, KeyValue } from '@rosa/store';
import { importBank } from './transfer/import-bank.js';

/** The banks of the registry: how people, and what is kept about them, are found and reached. */

const workers: Bank<WorkerRecord> = {
  name: 'workers',
  schemaVersion: 1,
  // Variants of a codice fiscale are looked up one by one: a key for their kin would cost every import a random page.
  keys: { fiscalCode: 'text', birthDate: 'text' },
  unique: ['fiscalCode'],
  keysOf: ({ fiscalCode, birthDate }) => ({ fiscalCode, birthDate }),
  accessOf: accessOfWorker,
  event: 'worker.changed',
  keepsHistory: true,
};

/** What the registry adds to a paper about a person: whose it is, where they lived when it was written, who wrote it. */
export interface About {
  readonly workerId: string;
  /** Comune; empty where no home was known. */
  readonly territory: string;
  /** The operator's name, as it is said beside an act. */
  readonly enteredBy: string;
}

/** Something kept about one person, beside their record. */
export type Paper<T extends object> = T & About;

const paperBank = <T extends object>(
  name: BankName,
  dayOf: (paper: T) => string | null,
  more: Partial<Bank<Paper<T>>> = {},
): Bank<Paper<T>> => {
  const keysOf = more.keysOf ?? ((): Record<string, KeyValue> => ({}));
  return {
    name,
    schemaVersion: 1,
    unique: [],
    accessOf: ({ workerId, territory }) => ({ workerId, territory }),
    keepsHistory: true,
    ...more,
    keys: { workerId: 'text', day: 'text', ...more.keys },
    keysOf: (paper) => ({ workerId: paper.workerId, day: dayOf(paper), ...keysOf(paper) }),
  };
};

const outcomes = paperBank<Outcome>('outcomes', ({ on }) => on, {
  keys: { hire: 'text', lasting: 'text', cell: 'text' },
  unique: ['hire', 'lasting'],
  // A roster's hire, and how long a job lasted, are told once.
  keysOf: (outcome) => ({
    hire:
      outcome.kind === 'contract_start' && outcome.rosterId
        ? `${outcome.rosterId} ${outcome.workerId}`
        : null,
    lasting: outcome.kind === 'lasting' ? `${outcome.outcomeId} ${outcome.months}` : null,
    cell: cellKey(cellOfOutcome(outcome)),
  }),
  event: 'outcome.recorded',
});

const projects: Bank<Project> = {
  name: 'projects',
  schemaVersion: 1,
  keys: { code: 'text', bodyCode: 'text', comune: 'text', kind: 'text', stage: 'text' },
  unique: ['code'],
  keysOf: ({ code, bodyCode, comune, kind, stage }) => ({ code, bodyCode, comune, kind, stage }),
  accessOf: ({ comune, bodyCode }) => ({ territory: comune, bodyCode }),
  keepsHistory: true,
};

const bodies: Bank<Body> = {
  name: 'bodies',
  schemaVersion: 1,
  keys: { code: 'text', comune: 'text', kind: 'text' },
  unique: ['code'],
  keysOf: ({ code, comune, kind }) => ({ code, comune, kind }),
  accessOf: ({ comune, code }) => ({ territory: comune, bodyCode: code }),
  keepsHistory: true,
};

const desks: Bank<Desk> = {
  name: 'desks',
  schemaVersion: 1,
  keys: { comune: 'text', kind: 'text' },
  unique: [],
  keysOf: ({ comune, kind }) => ({ comune, kind }),
  accessOf: ({ comune }) => ({ territory: comune }),
  keepsHistory: true,
};

/** A booking, with the desk's comune and the place it holds among those of its slot. */
export interface Booking extends Appointment {
  readonly territory: string;
  readonly place: number;
}

const appointments: Bank<Booking> = {
  name: 'appointments',
  schemaVersion: 1,
  keys: { deskId: 'text', workerId: 'text', on: 'text', state: 'text', seat: 'text', cell: 'text' },
  unique: ['seat'],
  // Two people never hold one place of a slot; a cancelled booking holds none.
  keysOf: (booking) => {
    const { deskId, workerId, on, at, place, state } = booking;
    const seat = state === 'cancelled' ? null : `${deskId} ${on} ${at} ${place}`;
    return { deskId, workerId, on, state, seat, cell: cellKey(cellOfAppointment(booking)) };
  },
  accessOf: ({ territory, workerId }) => ({ territory, workerId }),
  keepsHistory: true,
};

const convocations: Bank<Convocation> = {
  name: 'convocations',
  schemaVersion: 1,
  keys: { from: 'text', deskId: 'text', comune: 'text', invited: 'list', cell: 'text' },
  unique: [],
  keysOf: (convocation) => ({
    from: convocation.from,
    deskId: convocation.deskId,
    comune: convocation.comune,
    invited: convocation.invited.map(({ workerId }) => workerId),
    cell: cellKey(cellOfConvocation(convocation)),
  }),
  accessOf: ({ comune }) => ({ territory: comune }),
  // Hundreds of answers to a call of thousands: who changed what is in the audit trail.
  keepsHistory: false,
};

const targetGroups: Bank<TargetGroup> = {
  name: 'targetGroups',
  schemaVersion: 1,
  keys: { name: 'text' },
  unique: [],
  keysOf: ({ name }) => ({ name }),
  accessOf: ({ comune }) => ({ territory: comune }),
  keepsHistory: true,
};

/** Every bank of the registry's store, by name. */
export const registryBanks = {
  workers,
  /** One a person, under the person's own id. */
  restricted: paperBank<Restricted>('restricted', () => null),
  interviews: paperBank<Interview>('interviews', ({ on }) => on, {
    keys: { cell: 'text' },
    keysOf: (interview) => ({ cell: cellKey(cellOfInterview(interview)) }),
  }),
  plans: paperBank<Plan>('plans', ({ agreedOn }) => agreedOn),
  credits: paperBank<Credit>('credits', ({ on }) => on),
  refusals: paperBank<AdequateOfferRefusal>('refusals', ({ on }) => on),
  outcomes,
  projects,
  bodies,
  desks,
  appointments,
  convocations,
  targetGroups,
  imports: importBank,
  closings: closingBank,
  once: onceBank,
} as const;

export type RegistryBanks = typeof registryBanks;
