import {
  fields,
  parseAdequateOfferRefusal,
  parseAppointment,
  parseBody,
  parseClosing,
  parseConvocation,
  parseCredit,
  parseDesk,
  parseInterview,
  parseOutcome,
  parsePlan,
  parseProject,
  parserOf,
  parseRestricted,
  parseTargetGroup,
  todayOf,
  type Checking,
} from '@rosa/domain';
import {
  bankTransfer,
  readWith,
  type BankTransfer,
  type Content,
  type TransferOffer,
} from '@rosa/service-kit';
import { z } from 'zod';
import { registryBanks, type About } from '../banks.js';
import type { QuestionClient } from '../ports.js';
import { interviewTransfer } from './interview-transfer.js';
import { workerTransfer, type WorkerTransferDeps } from './worker-transfer.js';

/** Empty where no home was known. */
const territory = () => z.string().regex(/^(?:\d{6})?$/);

const parseAbout = parserOf(
  z.strictObject({ workerId: fields.id(), territory: territory(), enteredBy: fields.line() }),
) satisfies (input: unknown, at: Checking) => About;

const parseBooked = parserOf(z.strictObject({ territory: territory(), place: fields.count() }));

/** What the registry adds to a record is read apart from what a client writes of it. */
const readParts = <T extends object, A extends object>(
  keys: readonly (keyof A & string)[],
  parseAdded: (input: unknown, at: Checking) => A,
  parse: (input: unknown, at: Checking) => T,
) =>
  readWith((input, at): T & A => {
    const entries = Object.entries(input as Content);
    const isAdded = ([key]: readonly [string, unknown]) => keys.includes(key as keyof A & string);
    const written = Object.fromEntries(entries.filter((entry) => !isAdded(entry)));
    const added = Object.fromEntries(entries.filter(isAdded));
    return { ...parse(written, at), ...parseAdded(added, at) };
  });

const readPaper = <T extends object>(parse: (input: unknown, at: Checking) => T) =>
  readParts<T, About>(['workerId', 'territory', 'enteredBy'], parseAbout, parse);

const readBooking = readParts(['territory', 'place'], parseBooked, parseAppointment);

const byCode = {
  key: 'code',
  of: ({ code }: Content) => (typeof code === 'string' ? code.trim() : undefined),
} as const;

/** Every bank of the registry in and out, in the order in which one may name another. */
export const registryTransfers = (
  deps: WorkerTransferDeps & { readonly questions: QuestionClient },
): readonly BankTransfer[] => {
  const { store, reference, clock, questions } = deps;
  const checking = () => ({ reference, today: todayOf(clock) });
  const offer = <T extends object>(
    type: string,
    more: Pick<TransferOffer<T>, 'bank' | 'read' | 'identity' | 'restricted'>,
  ) => bankTransfer({ type, store, checking, ...more });
  const b = registryBanks;
  return [
    offer('body', { bank: b.bodies, read: readWith(parseBody), identity: byCode }),
    offer('project', { bank: b.projects, read: readWith(parseProject), identity: byCode }),
    offer('desk', { bank: b.desks, read: readWith(parseDesk) }),
    workerTransfer(deps),
    offer('restricted', {
      bank: b.restricted,
      read: readPaper(parseRestricted),
      restricted: true,
    }),
    interviewTransfer(
      { type: 'interview', store, checking, bank: b.interviews, read: readPaper(parseInterview) },
      questions,
    ),
    offer('plan', { bank: b.plans, read: readPaper(parsePlan) }),
    offer('credit', { bank: b.credits, read: readPaper(parseCredit) }),
    offer('refusal', { bank: b.refusals, read: readPaper(parseAdequateOfferRefusal) }),
    offer('outcome', { bank: b.outcomes, read: readPaper(parseOutcome) }),
    offer('appointment', { bank: b.appointments, read: readBooking }),
    offer('convocation', { bank: b.convocations, read: readWith(parseConvocation) }),
    offer('peopleClosing', { bank: b.closings, read: readWith(parseClosing) }),
    offer('targetGroup', { bank: b.targetGroups, read: readWith(parseTargetGroup) }),
  ];
};
