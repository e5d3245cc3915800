import type { ShortlistCandidate } from '@rosa/opportunities';
import type { Say } from '../../i18n/language.js';

type Followed = Pick<ShortlistCandidate, 'live'>;

/** What came of the last call, if there was one. */
export const lastCall = ({ live }: Followed) => live.calls.at(-1);

/** What came of a call in words, with the day agreed for the next. */
export const cameOf = (
  { outcome, callBackOn }: Pick<Followed['live']['calls'][number], 'outcome' | 'callBackOn'>,
  say: Say,
): string =>
  callBackOn ? say('calls.callBackAgreed', { on: callBackOn }) : say(`calls.${outcome}`);

export const lastVerdict = ({ live }: Followed) => live.verdicts.at(-1);

export const isCalled = (person: Followed): boolean => person.live.calls.length > 0;

/**
 * May they be put on a roster, as far as this list tells? The server holds each to every rule when it is given, and says
 * whom it cannot take.
 */
export const mayJoin = (person: Followed & Pick<ShortlistCandidate, 'masked'>): boolean =>
  lastCall(person)?.outcome === 'confirmed' &&
  lastVerdict(person)?.verdict !== 'unsuitable' &&
  person.live.withdrawn === null;
