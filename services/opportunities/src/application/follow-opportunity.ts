import { isDeepStrictEqual } from 'node:util';
import { systemScope } from '@rosa/domain';
import { contentOf, findAll as findAllInReach } from '@rosa/service-kit';
import type { Bank, Change, Condition, Store, Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { CandidateRecord, GivenRoster, LocatedOpportunity } from '../records.js';
import { isLineOpen } from './keep-opportunity.js';

const { candidates, rosters } = opportunityBanks;
const system = systemScope('opportunities');

/** Every record of a bank that satisfies the conditions, wherever it lies. */
export const findAll = <T extends object>(
  store: Store,
  bank: Bank<T>,
  where: readonly Condition[],
): Promise<readonly Stored<T>[]> => findAllInReach(store, system, bank, where);

/** A change of a record, or none where it stays as it is. */
export const changeOf = <T extends object>(
  bank: Bank<T>,
  before: Stored<T>,
  content: T,
): readonly Change[] => {
  const same = isDeepStrictEqual(contentOf(before), content);
  const { id, rev: expect } = before;
  return same ? [] : [{ op: 'put', bank, id, expect, record: content }];
};

/** A candidate with what the opportunity now says of them: whether their list is live, and until when. */
export const candidateUnder = (
  opportunity: LocatedOpportunity,
  candidate: CandidateRecord,
): CandidateRecord => {
  const line = opportunity.lines.find(({ id }) => id === candidate.lineId);
  const { comune, companyId, validUntil } = opportunity;
  return { ...candidate, comune, companyId, validUntil, closed: !isLineOpen(opportunity, line) };
};

/** A roster with what the opportunity now says of it: whether its line is still open. */
export const rosterUnder = (opportunity: LocatedOpportunity, roster: GivenRoster): GivenRoster => {
  const line = opportunity.lines.find(({ id }) => id === roster.lineId);
  return { ...roster, closed: !isLineOpen(opportunity, line) };
};

/** What follows for the people in its lists and rosters when an opportunity changes, to be written in the same act. */
export const followOpportunity = async (
  store: Store,
  opportunityId: string,
  opportunity: LocatedOpportunity,
): Promise<readonly Change[]> => {
  const where = [{ key: 'opportunityId', is: opportunityId }];
  const listed = await findAll(store, candidates, where);
  const given = await findAll(store, rosters, where);
  return [
    ...listed.flatMap((before) =>
      changeOf(candidates, before, candidateUnder(opportunity, contentOf(before))),
    ),
    ...given.flatMap((before) =>
      changeOf(rosters, before, rosterUnder(opportunity, contentOf(before))),
    ),
  ];
};
