import { reachOf, reaches, type Scope } from '@rosa/domain';
import { findAll } from '@rosa/service-kit';
import { lineKeyOf, opportunityBanks } from '../banks.js';
import type { KnownPerson, OpportunityDeps } from '../ports.js';
import type { LocatedOpportunity, SentRequest } from '../records.js';
import { isLineOpen, isOpen } from './keep-opportunity.js';

const { laboratoryRequests, opportunities } = opportunityBanks;

/** A line of an opportunity. */
interface Line {
  readonly opportunityId: string;
  readonly lineId: string;
}

/** Does a line still look for people? Not where its opportunity is gone. */
export const isLooking = (
  deps: Pick<OpportunityDeps, 'clock'>,
  opportunity: LocatedOpportunity | undefined,
  lineId: string,
): boolean =>
  opportunity !== undefined &&
  isOpen(deps, opportunity) &&
  isLineOpen(
    opportunity,
    opportunity.lines.find(({ id }) => id === lineId),
  );

/**
 * Does a request open the person's data to the caller? To the operators of the territory that sent it, once the person's
 * laboratory has accepted it and as long as the line looks for people; to the other roles never.
 */
export const opens = (
  scope: Scope,
  request: Pick<SentRequest, 'comune' | 'answer'>,
  looking: boolean,
): boolean =>
  looking &&
  request.answer?.answer === 'accepted' &&
  scope.role === 'operator' &&
  reaches(reachOf(scope, laboratoryRequests.name, 'read'), { territory: request.comune });

/** Whom the laboratories of other territories have opened to the caller for a line. */
const openedFor = async (
  deps: OpportunityDeps,
  scope: Scope,
  line: Line,
): Promise<ReadonlySet<string>> => {
  const where = [{ key: 'line', is: lineKeyOf(line) }];
  const sent = await findAll(deps.store, scope, laboratoryRequests, where);
  if (sent.length === 0) return new Set();
  const opportunity = await deps.store.get(scope, opportunities, line.opportunityId);
  const looking = isLooking(deps, opportunity, line.lineId);
  const opened = sent.filter((request) => opens(scope, request, looking));
  return new Set(opened.map(({ workerId }) => workerId));
};

/**
 * People as the caller reaches them for a line: those of their own territory, and those whom another laboratory opened to
 * them for it. Those found, in the order of `ids`.
 */
export const peopleForLine = async (
  deps: OpportunityDeps,
  scope: Scope,
  line: Line,
  ids: readonly string[],
): Promise<readonly KnownPerson[]> => {
  const [people, opened] = await Promise.all([
    deps.registry.people(scope, ids),
    openedFor(deps, scope, line),
  ]);
  if (opened.size === 0) return people;
  return people.map((person) =>
    opened.has(person.worker.id) ? { ...person, inReach: true } : person,
  );
};
