import { checkFiscalCode } from '../identity/fiscal-code.js';
import { distanceKm } from '../matching/values.js';
import { parsePartialDay } from '../time/day.js';
import type { Checking, Loose, Report } from '../validation/checks.js';
import type { Address, Experience, Status, WorkerFields } from './worker.js';

/** What the fields of a worker must agree on, and what is odd without being wrong (contract.md, "A worker"). */

const isWhole = (day: string): boolean => day.length === 10;

/** The end comes after the start; two days told no better than by month or year may be equal. */
export const checkSpell = (
  { from, to }: Loose<Pick<Experience, 'from' | 'to'>>,
  _at: Checking,
  report: Report,
): void => {
  const start = from ? parsePartialDay(from) : undefined;
  const end = to ? parsePartialDay(to) : undefined;
  if (!from || !to || start === undefined || end === undefined) return;
  const vague = !isWhole(from) && !isWhole(to);
  if (end < start || (end === start && !vague)) report.error('endsBeforeStart', { from }, ['to']);
};

/** km between a point and its comune's point beyond which one of the two is probably a slip. */
const FAR_KM = 30;

export const checkAddress = (
  { comune, point }: Loose<Address>,
  { reference }: Checking,
  report: Report,
): void => {
  const known = comune ? reference.comune(comune) : undefined;
  if (!known || point?.lat == null || point.lon == null) return;
  const km = distanceKm({ lat: point.lat, lon: point.lon }, known.point);
  if (km > FAR_KM)
    report.warn('pointFarFromComune', { km: Math.round(km), name: known.name }, ['point']);
};

/** Only a pause or a placement has a last day. */
export const checkStatus = (
  { state, until }: Loose<Status>,
  _at: Checking,
  report: Report,
): void => {
  if (until && (state === 'active' || state === 'left'))
    report.error('untilNotAllowed', {}, ['until']);
};

const checkIdentity = (worker: Loose<WorkerFields>, { reference }: Checking, report: Report) => {
  const { fiscalCode, familyName, givenName, sex, birthDate, birthPlace } = worker;
  if (birthPlace && !reference.birthPlace(birthPlace))
    report.warn('birthPlaceUnlisted', { value: birthPlace }, ['birthPlace']);
  if (!fiscalCode) return;
  const { problems, warnings } = checkFiscalCode(fiscalCode, {
    familyName,
    givenName,
    sex,
    birthDate,
    birthPlace,
  });
  for (const problem of problems) report.error(problem, {}, ['fiscalCode']);
  for (const warning of warnings) report.warn(warning, {}, ['fiscalCode']);
};

/** Compulsory communications take jobs from this age on; earlier ones are a slip, or an old injustice. */
const WORKING_AGE = 15;

/** Days compare as text, as far as both are told: a start in `1985` may be after a birthday in it. */
const checkAges = ({ birthDate, experiences }: Loose<WorkerFields>, report: Report) => {
  if (!birthDate) return;
  const birthday = `${Number(birthDate.slice(0, 4)) + WORKING_AGE}${birthDate.slice(4)}`;
  experiences?.forEach((experience, index) => {
    const from = experience?.from;
    if (from && from < birthday.slice(0, from.length))
      report.warn('workBeforeFifteen', {}, ['experiences', index, 'from']);
  });
};

export const checkWorker = (worker: Loose<WorkerFields>, at: Checking, report: Report): void => {
  checkIdentity(worker, at, report);
  checkAges(worker, report);
};
