import {
  why,
  type Because,
  type Criteria,
  type Lang,
  type OutReason,
  type Scope,
} from '@rosa/domain';
import type { OutPage } from '@rosa/search';
import type { OpportunityDeps } from '../ports.js';
import { standingOf, type Standing } from './draw-list.js';
import { shownName, type ShownName } from './show-person.js';

/** Someone who is out, with every fact that puts them out for the reason asked. */
export interface PersonOut extends ShownName {
  readonly out: readonly { readonly of: string; readonly because: Because }[];
}

export interface OutAnswer extends Standing, Pick<OutPage, 'total' | 'nextCursor'> {
  readonly items: readonly PersonOut[];
}

/** Which of those out are asked for. */
export interface OutRequest {
  readonly reason: OutReason;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * The people behind a count of who is out, by lot; those of other territories masked. Whose record has changed since it
 * was indexed, so that the reason no longer holds, is left out, and the answer says that it is behind. That these people
 * were looked at is kept.
 *
 * @throws `unavailable` where the engine cannot answer; `invalid` on a cursor that is none
 */
export const listOut = async (
  deps: OpportunityDeps,
  scope: Scope,
  criteria: Criteria,
  { reason, limit, cursor }: OutRequest,
  lang: Lang,
): Promise<OutAnswer> => {
  const incomplete = await deps.incomplete();
  const page = await deps.search.out(scope, criteria, { reason, limit, ...(cursor && { cursor }) });
  const people = await deps.registry.people(scope, page.ids);
  const items = people.flatMap((person): readonly PersonOut[] => {
    const options = { lang, masked: !person.inReach, nthScore: null };
    const explained = why(person.worker, criteria, deps.reference, options);
    const out = explained.out
      .filter((found) => found.reason === reason)
      .map(({ of, because }) => ({ of, because }));
    return out.length > 0 ? [{ ...shownName(person), out }] : [];
  });
  const subjects = items.map(({ workerId }) => workerId);
  await deps.audit.record({ scope, action: 'match.out', subjects, detail: { reason } });
  const behind = items.length < page.ids.length ? (['behind'] as const) : [];
  const { total, nextCursor } = page;
  return { ...standingOf(deps, criteria, [...incomplete, ...behind]), items, total, nextCursor };
};
