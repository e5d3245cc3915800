import { parseRosterRequest, type RosterRequest, type Scope } from '@rosa/domain';
import { createOnce, getRecord, refuse, takeId } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { KnownPerson, OpportunityDeps } from '../ports.js';
import type { FrozenList, GivenRoster } from '../records.js';
import { refuseUnready } from './check-ready.js';
import { checkingOf } from './context.js';
import { isLineOpen, isOpen } from './keep-opportunity.js';
import { peopleOf, type RosterPerson } from './show-roster.js';

const { shortlists, opportunities, rosters } = opportunityBanks;

/** A roster that may be given now, and its people by the records of today. @throws `conflict` */
const readyRoster = async (
  deps: OpportunityDeps,
  scope: Scope,
  list: Stored<FrozenList>,
  asked: RosterRequest,
): Promise<{ readonly roster: GivenRoster; readonly people: readonly KnownPerson[] }> => {
  const { id: shortlistId, opportunityId, lineId, comune } = list;
  const opportunity = await getRecord(deps.store, scope, opportunities, opportunityId);
  const line = opportunity.lines.find((one) => one.id === lineId);
  if (!isOpen(deps, opportunity) || !isLineOpen(opportunity, line)) {
    throw refuse('conflict', 'opportunities.notOpen', {});
  }
  const people = await deps.registry.people(scope, asked.workerIds);
  await refuseUnready(deps, list, asked, people);
  const roster: GivenRoster = {
    ...asked,
    shortlistId,
    opportunityId,
    lineId,
    comune,
    givenAt: deps.clock.now().toISOString(),
    givenBy: scope.name,
    answers: [],
    confirmed: [],
    withdrawn: [],
    closed: false,
  };
  return { roster, people };
};

/**
 * The people of a roster as the company would read them, before it is given; nothing is kept but that they were looked at.
 *
 * @throws as {@link giveRoster}
 */
export const previewRoster = async (
  deps: OpportunityDeps,
  scope: Scope,
  shortlistId: string,
  input: unknown,
): Promise<readonly RosterPerson[]> => {
  const asked = parseRosterRequest(input, checkingOf(deps));
  const list = await getRecord(deps.store, scope, shortlists, shortlistId);
  const { roster, people } = await readyRoster(deps, scope, list, asked);
  const detail = { shortlistId, companyId: asked.companyId };
  const subjects = asked.workerIds;
  await deps.audit.record({ scope, action: 'rosters.preview', subjects, detail });
  return peopleOf(deps, { scope, toEmployer: true }, roster, people);
};

/**
 * Gives a company the names of those of a list who are ready, once; consent is read from the records of today.
 *
 * @throws `notFound`, `invalid` by field; `conflict` naming each person who is not ready, or where the line is closed
 */
export const giveRoster = async (
  deps: OpportunityDeps,
  scope: Scope,
  shortlistId: string,
  request: { readonly input: unknown; readonly idempotencyKey: string | undefined },
): Promise<Stored<GivenRoster>> => {
  const { store } = deps;
  const at = checkingOf(deps);
  const { id, content } = takeId(request.input, at);
  const asked = parseRosterRequest(content, at);
  const list = await getRecord(store, scope, shortlists, shortlistId);
  const route = `POST /shortlists/${shortlistId}/rosters`;
  const creation = { id, idempotencyKey: request.idempotencyKey, route };
  const { record } = await createOnce(store, scope, rosters, creation, async () => {
    const { roster } = await readyRoster(deps, scope, list, asked);
    return [{ op: 'put', bank: rosters, id, expect: 0, record: roster }];
  });
  if (record.shortlistId !== shortlistId) throw refuse('conflict', 'http.idUsed', {});
  const detail = { id: record.id, companyId: record.companyId };
  const subjects = record.workerIds;
  await deps.audit.record({ scope, action: 'rosters.give', subjects, detail });
  return record;
};
