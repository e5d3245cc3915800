import { homeComuneOf, type Explanation } from '@rosa/domain';
import type { KnownPerson } from '../ports.js';
import type { Elsewhere } from './count-elsewhere.js';
import type { DrawnPerson } from './draw-list.js';

/** What of a person is said in a list. Those outside the caller's territory are masked: reached through their own laboratory. */

/** Who a person is, as far as the caller may know: of the masked neither name. */
export interface ShownName {
  readonly workerId: string;
  readonly masked: boolean;
  readonly familyName: string | null;
  readonly givenName: string | null;
  /** ISTAT code of home; said of the masked too. */
  readonly comune: string | null;
}

/** A person of a list, with what the other lists want of them. */
export interface ShownPerson extends ShownName, Explanation {
  readonly elsewhere: Elsewhere;
}

/** Names are for the people in the caller's reach. */
export const shownName = ({ worker, inReach }: KnownPerson): ShownName => ({
  workerId: worker.id,
  masked: !inReach,
  familyName: inReach ? worker.familyName : null,
  givenName: inReach ? worker.givenName : null,
  comune: homeComuneOf(worker),
});

/** One line of an answer of `/match`. Its reasons were masked when they were drawn. */
export const shownPerson = (person: DrawnPerson, elsewhere: Elsewhere): ShownPerson =>
  // Assigned, not spread: a spread of so many fields costs as much as drawing the reasons.
  Object.assign(shownName(person), person.explanation, { elsewhere });
