import {
  APPROXIMATE_SLACK_KM,
  EARTH_RADIUS_KM,
  HOLDS_FOR_DAYS,
  LIMIT_TOLERANCE_KM,
} from '@rosa/domain';
import type { Criteria } from '@rosa/domain';
import type { Columns } from './columns.js';
import { onSphere } from './fill-facts.js';

/** Who lives too far, told by squares of chords of the unit sphere: they order as distances do and cost no root. */

export interface Limits {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** By what `home` says: unused, of a point, of a comune's point. */
  readonly radius2: Float64Array;
  readonly farthest2: number;
  /** Commutes answered on or after this day bind. */
  readonly bindingFrom: number;
}

/** What `home` says of a point, and of a comune's point. */
export const POINT = 1;
const APPROXIMATE = 2;
const HALF_TURN_KM = Math.PI * EARTH_RADIUS_KM;

/** The square of the chord of a distance over the ground. */
export const chord2Of = (km: number): number =>
  (2 * Math.sin(Math.min(km, HALF_TURN_KM) / (2 * EARTH_RADIUS_KM))) ** 2;

/** Up to this chord (some 630 km) four terms of the arc sine are exact to a tenth of a millimetre, and quicker. */
const SHORT2 = 0.01;

export const kmOfChord2 = (chord2: number): number => {
  const half = Math.sqrt(chord2) / 2;
  if (chord2 > SHORT2) return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, half));
  const h2 = chord2 / 4;
  return 2 * EARTH_RADIUS_KM * half * (1 + h2 * (1 / 6 + h2 * (3 / 40 + h2 * (15 / 336))));
};

const pastLimit2 = (km: number): number => chord2Of(km + LIMIT_TOLERANCE_KM);

/** Beyond these a commute of so many km is passed. */
export const COMMUTE2 = Float64Array.from({ length: 256 }, (_, km) => pastLimit2(km));

export const limitsOf = (
  { radiusKm, asOf }: Criteria,
  point: { lat: number; lon: number },
): Limits => {
  const [x, y, z] = onSphere(point);
  const radius2 = Float64Array.of(
    0,
    pastLimit2(radiusKm),
    pastLimit2(radiusKm + APPROXIMATE_SLACK_KM),
  );
  return {
    x,
    y,
    z,
    radius2,
    farthest2: radius2[APPROXIMATE]!,
    bindingFrom: asOf - HOLDS_FOR_DAYS,
  };
};

export const chord2To = (columns: Columns, slot: number, { x, y, z }: Limits): number => {
  const dx = columns.x[slot]! - x;
  const dy = columns.y[slot]! - y;
  const dz = columns.z[slot]! - z;
  return dx * dx + dy * dy + dz * dz;
};

/** Is a home out of the radius, or past a commute that binds: ascertained lately, from an exact point? */
export const isPast = (
  chord2: number,
  home: number,
  commuteKm: number,
  commuteOn: number,
  { radius2, bindingFrom }: Limits,
): boolean => {
  if (chord2 > radius2[home]!) return true;
  if (commuteKm === 0 || chord2 <= COMMUTE2[commuteKm]!) return false;
  return home !== APPROXIMATE && (commuteOn & 1) === 1 && commuteOn >> 1 >= bindingFrom;
};

/** {@link isPast} for a slot whose home is known. */
export const isPastLimits = (columns: Columns, slot: number, limits: Limits): boolean =>
  isPast(
    chord2To(columns, slot, limits),
    columns.home[slot]!,
    columns.commuteKm[slot]!,
    columns.commuteOn[slot]!,
    limits,
  );
