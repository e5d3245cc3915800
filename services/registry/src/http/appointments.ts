import { APPOINTMENT_STATES, appointmentSchema, MEETING_MODES, type Role } from '@rosa/domain';
import {
  answerOf,
  bankReads,
  created,
  defineRoute,
  idParams,
  ok,
  type Route,
} from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { z } from 'zod';
import { bookAppointment, changeAppointment } from '../application/book-appointment.js';
import { freeSlots } from '../application/free-slots.js';
import { registryBanks, type Booking } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

const tag = 'Appuntamenti';
const answer = answerOf(appointmentSchema);
const readers: readonly Role[] = ['operator', 'lead', 'central', 'worker'];

const day = () => z.iso.date().optional();

const change = z.strictObject({
  state: z.enum(APPOINTMENT_STATES).optional(),
  on: z.string().optional(),
  at: z.string().optional(),
  mode: z.enum(MEETING_MODES).optional(),
  reason: z.string().nullable().optional(),
  note: z.string().nullable().optional(),
  interviewId: z.string().nullable().optional(),
});

const booking = appointmentSchema
  .partial({ minutes: true, bookedBy: true })
  .extend({ id: z.uuidv7().optional() });

/** Where a booking is kept is the store's own matter. */
const view = ({ territory: _territory, place: _place, ...shown }: Stored<Booking>): object => shown;

/** The slots of a desk, and the appointments in them. */
export const appointmentRoutes = (deps: RegistryDeps): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/desks/{id}/slots',
    tag,
    summary: 'Le fasce dello sportello e i posti liberi, da un giorno a un altro compresi',
    roles: ['operator', 'animator', 'lead', 'central'],
    params: idParams,
    query: z.object({ from: day(), to: day() }),
    answers: {
      200: {
        description: 'Le fasce, in ordine',
        schema: z.object({
          items: z.array(
            z.object({
              on: z.string(),
              at: z.string(),
              minutes: z.int(),
              places: z.int(),
              free: z.int(),
            }),
          ),
        }),
      },
    },
    handle: async ({ scope, params, query }) =>
      ok({ items: await freeSlots(deps, scope, params.id, query) }),
  }),
  ...bankReads({
    store: deps.store,
    audit: deps.audit,
    bank: registryBanks.appointments,
    path: '/appointments',
    tag,
    words: { one: 'un appuntamento', many: 'gli appuntamenti, in ordine di giorno' },
    schema: appointmentSchema,
    roles: { read: readers },
    filters: {
      deskId: z.uuidv7().optional(),
      workerId: z.uuidv7().optional(),
      on: day(),
      state: z.enum(APPOINTMENT_STATES).optional(),
    },
    order: { by: 'on', descending: false },
    subjectsOf: ({ workerId }) => [workerId],
    view: (_, booked) => view(booked),
  }),
  defineRoute({
    method: 'post',
    path: '/appointments',
    tag,
    summary: 'Prenota una fascia di uno sportello per una persona',
    roles: ['operator'],
    body: booking,
    bodyType: 'unread',
    answers: {
      201: { description: 'Prenotato', schema: answer },
      409: { description: 'La fascia è piena' },
    },
    handle: async ({ scope, body, idempotencyKey }) => {
      const booked = await bookAppointment(deps, scope, { body, idempotencyKey });
      return created(view(booked), booked.rev, `/api/appointments/${booked.id}`);
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/appointments/{id}',
    tag,
    summary: 'Sposta un appuntamento, lo annulla, o dice se fu mantenuto',
    roles: ['operator'],
    params: idParams,
    body: change,
    ifMatch: true,
    answers: {
      200: { description: 'Cambiato', schema: answer },
      409: { description: 'La fascia è piena' },
    },
    handle: async ({ scope, params, body, expected }) => {
      const booked = await changeAppointment(deps, scope, params.id, expected, body);
      return ok(view(booked), booked.rev);
    },
  }),
];
