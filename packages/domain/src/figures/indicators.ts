/**
 * The indicators, each defined once: which event, the day that counts, what counts twice. Their words are
 * `figure.CODE` and, what they count, `figure.CODE.what` of the message catalogue.
 */

/** Of the people's side, in the order of the programme's own table (LIFT: interviews, taken in charge, COB, policies). */
export const PEOPLE_INDICATORS = [
  'invited',
  'came',
  'appointments_kept',
  'appointments_missed',
  'interviews',
  'taken_in_charge',
  'contract_starts',
  'contract_starts_roster',
  'active_policies',
  'internships',
  'trainings',
  'exits',
  'lasted_6',
  'ended_6',
  'lasted_12',
  'ended_12',
] as const;

/** Of the demand's side, along the way from a visit to a hire. */
export const DEMAND_INDICATORS = [
  'visits',
  'leads',
  'leads_taken_up',
  'opportunities',
  'positions',
  'positions_filled',
  'positions_open',
  'shortlists',
  'rosters',
  'people_proposed',
  'hires_claimed',
  'hires_confirmed',
  'people_refused',
] as const;

export const INDICATORS = [...PEOPLE_INDICATORS, ...DEMAND_INDICATORS] as const;

export type Indicator = (typeof INDICATORS)[number];
