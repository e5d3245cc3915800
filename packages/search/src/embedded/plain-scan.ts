import { toInterviewLimit } from '@rosa/domain';
import type { MatchList } from '@rosa/domain';
import { isSet } from './bits.js';
import { isPastLimits } from './limits.js';
import { listOf } from './match.js';
import { isNotReleased } from './outs.js';
import { TASK, TERM, type Compiled } from './parts.js';
import type { People } from './people.js';
import { Scorer } from './scorer.js';
import { Top } from './top.js';
import { isKnownMissing } from './values.js';

/**
 * The floor the engine is measured against: the same arrays and the same formula, one person after the other, nothing
 * skipped and nothing kept between questions.
 */
export const plainScan = (people: People, compiled: Compiled, limit: number): MatchList => {
  const scorer = new Scorer(people, compiled);
  const { columns, slots } = people;
  const { parts, asOf, limits } = compiled;
  const musts = parts.filter((part) => part.must);
  const best = new Top(limit, people.compareIds);
  const open = new Top(limit + toInterviewLimit(limit), people.compareIds);
  const out = { notReleased: 0, requirement: 0, term: 0, distance: 0 };
  let considered = 0;
  let ranked = 0;
  let withUnknowns = 0;
  let consentNeverAsked = 0;
  for (let slot = 0; slot < slots; slot++) {
    if (!isSet(columns.live, slot)) continue;
    considered++;
    const held = isNotReleased(people, slot, asOf);
    let missing = false;
    let refused = false;
    for (const part of musts) {
      const isTerm = part.kind === TERM || part.kind === TASK;
      if (isTerm ? refused : missing) continue;
      if (!isKnownMissing(people, slot, part, asOf)) continue;
      if (isTerm) refused = true;
      else missing = true;
    }
    const far = limits !== null && columns.home[slot] !== 0 && isPastLimits(columns, slot, limits);
    if (held) out.notReleased++;
    if (missing) out.requirement++;
    if (refused) out.term++;
    if (far) out.distance++;
    if (held || missing || refused || far) continue;
    ranked++;
    if (isSet(columns.consent_unknown, slot)) consentNeverAsked++;
    scorer.read(slot);
    best.offer(slot, scorer.score, columns.lot[slot]!);
    if (!scorer.hasUnknown) continue;
    withUnknowns++;
    open.offer(slot, scorer.potential, columns.lot[slot]!);
  }
  const outTotal = considered - ranked;
  return listOf(
    { considered, ranked, outTotal, out, consentNeverAsked },
    scorer,
    withUnknowns,
    best,
    open,
  );
};
