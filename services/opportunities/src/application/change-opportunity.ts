import { isDeepStrictEqual } from 'node:util';
import type { Opportunity, Scope } from '@rosa/domain';
import {
  contentOf,
  getRecordAt,
  overlaid,
  putContent,
  refuse,
  retryStale,
} from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import type { LocatedOpportunity } from '../records.js';
import { followOpportunity } from './follow-opportunity.js';
import { companyOf, located, readChanged } from './keep-opportunity.js';
import { mustWrite } from './must-write.js';

const { opportunities } = opportunityBanks;

/** What an operator leaves alone: everything but the codes and criteria of the lines there are. */
const withoutCodes = (opportunity: Opportunity): object => ({
  ...opportunity,
  lines: opportunity.lines.map(({ occupation: _occupation, criteria: _criteria, ...line }) => line),
});

/** What follows from a change is written in lists that whoever makes it may not write in themselves. */
const inFull = (scope: Scope): Scope => ({ ...scope, role: 'system' });

/**
 * Changes an opportunity; its lists and rosters follow in the same act. What is absent stays; lines are given whole.
 *
 * @throws `notFound`, `stale`, `invalid` by field; `forbidden` where an operator changes more than codes and criteria
 */
export const changeOpportunity = (
  deps: OpportunityDeps,
  scope: Scope,
  id: string,
  expected: number | 'any',
  change: unknown,
): Promise<Stored<LocatedOpportunity>> =>
  retryStale(async () => {
    const { store } = deps;
    const before = await getRecordAt(store, scope, opportunities, id, expected);
    mustWrite(scope, before);
    const read = readChanged(deps, overlaid(contentOf(before), change));
    const content = located(read, await companyOf(deps, scope, read.companyId));
    if (
      scope.role === 'operator' &&
      !isDeepStrictEqual(withoutCodes(content), withoutCodes(contentOf(before)))
    ) {
      throw refuse('forbidden', 'opportunities.codesOnly', { role: scope.role });
    }
    const also = await followOpportunity(store, id, content);
    const after = await putContent(store, inFull(scope), opportunities, before, content, also);
    const detail = { id };
    await deps.audit.record({ scope, action: 'opportunities.update', subjects: [], detail });
    return after;
  });
