import {
  APPROXIMATE_SLACK_KM,
  COMMUTES,
  HOLDS_FOR_DAYS,
  LIMIT_TOLERANCE_KM,
  type Criteria,
  type Point,
} from '@rosa/domain';
import { all, any, atLeast, is, not, type Query } from './query.js';

/** Who lives too far. Points are kept to a centimetre, the limits have a metre of tolerance. */

export const noHome: Query = is('unasked', 'home');
const approximate = is('unasked', 'point');

const nearerThan = (km: number, { lat, lon }: Point): Query => ({
  geo_distance: { distance: `${km + LIMIT_TOLERANCE_KM}km`, home: { lat, lon } },
});

const answered = (km: number): Query => is('commute', String(km));

/** Homes past the commute answered, for the commutes shorter than `km`: a longer one is not past within that. */
export const pastCommute = (km: number, point: Point): readonly Query[] =>
  COMMUTES.filter((commute) => commute < km).map((commute) => ({
    bool: { filter: [answered(commute)], must_not: [nearerThan(commute, point)] },
  }));

const withinRadius = (radiusKm: number, point: Point): Query =>
  any(
    noHome,
    nearerThan(radiusKm, point),
    all(approximate, nearerThan(radiusKm + APPROXIMATE_SLACK_KM, point)),
  );

/** What `distance` asks of those who stay: a home near enough or not known, and no commute that binds and is passed. */
export interface NearEnough {
  readonly near: Query;
  readonly pastCommute: Query | null;
}

/** `null` where no place is asked. */
export const nearEnough = ({ place, radiusKm, asOf }: Criteria): NearEnough | null => {
  if (!place) return null;
  const past = pastCommute(radiusKm, place.point);
  return {
    near: withinRadius(radiusKm, place.point),
    pastCommute:
      past.length > 0 ? all(atLeast('boundOn', asOf - HOLDS_FOR_DAYS), any(...past)) : null,
  };
};

/** Out by `distance`. */
export const tooFar = ({ near, pastCommute: past }: NearEnough): Query =>
  past ? any(not(near), past) : not(near);

/** Homes whose nearness may be worth something: nearer than the reach, and not past the commute answered. */
export const inReach = ({ reachKm }: Criteria, point: Point): Query => ({
  bool: { filter: [nearerThan(reachKm, point)], must_not: [...pastCommute(reachKm, point)] },
});
