import { groupCompleteness, systemScope, type GroupCompleteness } from '@rosa/domain';
import type { Store } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { KnownPerson } from '../ports.js';
import type { CandidateRecord, FrozenList } from '../records.js';

const system = systemScope('groups');

const isIn = ({ calls, verdicts, withdrawn }: CandidateRecord): boolean => {
  const said = calls.findLast(({ outcome }) => outcome === 'confirmed' || outcome === 'declined');
  return said?.outcome === 'confirmed' && !withdrawn && verdicts.at(-1)?.verdict !== 'unsuitable';
};

/**
 * Where the opportunity asks for a group, as a cooperative does: how far the people of the list who have confirmed complete
 * each other, by their records of today; `null` where it asks for none.
 */
export const completenessOf = async (
  store: Store,
  { opportunityId }: FrozenList,
  candidates: ReadonlyMap<string, CandidateRecord>,
  people: ReadonlyMap<string, KnownPerson>,
): Promise<GroupCompleteness | null> => {
  const opportunity = await store.get(system, opportunityBanks.opportunities, opportunityId);
  if (!opportunity?.group) return null;
  const members = [...candidates.values()].filter(isIn).flatMap(({ workerId }) => {
    const person = people.get(workerId);
    return person ? [{ id: workerId, skills: person.worker.skills }] : [];
  });
  return groupCompleteness(opportunity.group, members);
};
