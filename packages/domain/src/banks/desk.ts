import { z } from 'zod';
import { withCheck } from '../validation/checks.js';
import {
  LIMITS,
  blank,
  comune,
  day,
  email,
  id,
  line,
  listBy,
  listOf,
  phone,
  programmeCode,
  prose,
  setOf,
} from '../validation/fields.js';
import { parserOf } from '../validation/read.js';
import { MEETING_MODES } from './interview.js';
import { checkOrder, timeOfDay } from './shared.js';

export const DESK_KINDS = ['laboratory', 'desk', 'online'] as const;

const openingSchema = withCheck(
  z.strictObject({
    /** 1 is Monday. */
    weekday: z.int().min(1).max(7),
    every: z.enum(['week', 'fortnight']).default('week'),
    /** A day it is open on, from which fortnights are counted. */
    startingOn: blank(day()),
    from: timeOfDay(),
    to: timeOfDay(),
    slotMinutes: z.int().min(5).max(480).default(30),
    /** People received at the same time. */
    places: z.int().min(1).max(50).default(1),
  }),
  ({ from, to, every, startingOn }, _at, report) => {
    if (from && to && to <= from) report.error('endsBeforeStart', { from }, ['to']);
    if (every === 'fortnight' && !startingOn)
      report.error('neededFor', { kind: every }, ['startingOn']);
  },
);

const openingsSchema = withCheck(listOf(openingSchema, 50), (openings, _at, report) =>
  openings.forEach((a, index) => {
    const clash = openings
      .slice(0, index)
      .some(
        (b) =>
          a?.from &&
          a.to &&
          b?.from &&
          b.to &&
          a.weekday === b.weekday &&
          a.every === b.every &&
          a.startingOn === b.startingOn &&
          a.from < b.to &&
          b.from < a.to,
      );
    if (clash) report.error('slotsOverlap', {}, [index]);
  }),
);

/** A desk or laboratory (sportello, laboratorio): a place apart from the body that hosts it. */
export const deskSchema = z.strictObject({
  name: line(),
  kind: z.enum(DESK_KINDS),
  comune: comune(),
  address: blank(line()),
  bodyCode: blank(programmeCode()),
  openings: openingsSchema.default([]),
  closedOn: setOf(day()).default([]),
  phone: blank(phone()),
  email: blank(email()),
  note: blank(prose()),
});

export type Desk = z.output<typeof deskSchema>;

export const parseDesk = parserOf(deskSchema);

export const APPOINTMENT_STATES = ['booked', 'kept', 'missed', 'cancelled'] as const;

/** A worker's appointment in a slot of a desk; it may lie ahead. */
export const appointmentSchema = z.strictObject({
  deskId: id(),
  workerId: id(),
  on: day(),
  at: timeOfDay(),
  minutes: z.int().min(5).max(480),
  mode: z.enum(MEETING_MODES).default('in_person'),
  reason: blank(line()),
  state: z.enum(APPOINTMENT_STATES).default('booked'),
  bookedBy: z.enum(['worker', 'operator']),
  convocationId: blank(id()),
  interviewId: blank(id()),
  note: blank(prose(LIMITS.tasks)),
});

export type Appointment = z.output<typeof appointmentSchema>;

export const parseAppointment = parserOf(appointmentSchema);

export const CONVOCATION_MEANS = ['letter', 'message', 'phone', 'email'] as const;
/** Called in and not yet told is `null`. */
export const CALL_IN_ENDS = ['came', 'did_not_come', 'excused', 'not_reached'] as const;

const invitedSchema = z.strictObject({
  workerId: id(),
  means: z.enum(CONVOCATION_MEANS),
  sentOn: blank(day()),
  /** For a group received over several days. */
  on: blank(day()),
  at: blank(timeOfDay()),
  end: blank(z.enum(CALL_IN_ENDS)),
});

/** A group called in (convocazione), and who came. */
export const convocationSchema = withCheck(
  z.strictObject({
    title: line(),
    purpose: blank(prose()),
    deskId: blank(id()),
    comune: comune(),
    opportunityId: blank(id()),
    /** The target group, in words: territory, age, gender, schooling. */
    targetGroup: blank(prose()),
    from: day(),
    to: blank(day()),
    invited: listBy(invitedSchema, 'workerId', 5000),
  }),
  ({ from, to }, _at, report) => checkOrder(from, to, 'to', report),
);

export type Convocation = z.output<typeof convocationSchema>;

export const parseConvocation = parserOf(convocationSchema);

/** "412 of 600": how many came of those called in, and how many have not been told of yet. */
export const convocationCount = ({
  invited,
}: Convocation): { readonly came: number; readonly invited: number; readonly untold: number } => ({
  came: invited.filter(({ end }) => end === 'came').length,
  invited: invited.length,
  untold: invited.filter(({ end }) => end === null).length,
});

type CallInEnd = Convocation['invited'][number]['end'];

/** Those told of who have not come: whom one calls in again. */
export const isToCallAgain = ({ end }: { readonly end: CallInEnd }): boolean =>
  end !== null && end !== 'came';

/** What a convocation's appointment is, once it is told what became of the call: who is excused leaves the place to another. */
export const stateOfCallIn = (end: CallInEnd): Appointment['state'] => {
  if (end === null) return 'booked';
  return (
    { came: 'kept', did_not_come: 'missed', excused: 'cancelled', not_reached: 'missed' } as const
  )[end];
};

/**
 * What became of the call, once it is told what became of its appointment: the more precise word stays where both agree.
 */
export const endAfter = (state: Appointment['state'], end: CallInEnd): CallInEnd => {
  if (state === 'cancelled') return isToCallAgain({ end }) ? end : 'excused';
  if (stateOfCallIn(end) === state) return end;
  return ({ booked: null, kept: 'came', missed: 'did_not_come' } as const)[state];
};
