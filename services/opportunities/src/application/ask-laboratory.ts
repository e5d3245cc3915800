import {
  homeComuneOf,
  invalid,
  parseLaboratoryAnswer,
  parseLaboratoryRequest,
  reachOf,
  reaches,
  type LaboratoryRequest,
  type Scope,
} from '@rosa/domain';
import {
  contentOf,
  createOnce,
  putContent,
  readNew,
  refuse,
  retryStale,
  wrong,
} from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { lineSeatOf, opportunityBanks } from '../banks.js';
import type { KnownPerson, OpportunityDeps } from '../ports.js';
import type { LocatedOpportunity, SentRequest } from '../records.js';
import { checkingOf } from './context.js';
import { openLine } from './draw-shortlist.js';
import { refuseOthers } from './note-candidate.js';

const { laboratoryRequests, opportunities } = opportunityBanks;

/** The opportunity a request is for: one of the caller's own territory. @throws `invalid` by field */
const ownOpportunity = async (
  { store }: OpportunityDeps,
  scope: Scope,
  id: string,
): Promise<Stored<LocatedOpportunity>> => {
  const opportunity = await store.get(scope, opportunities, id);
  const reach = reachOf(scope, opportunities.name, 'write');
  if (opportunity && reaches(reach, opportunities.accessOf(opportunity))) return opportunity;
  throw invalid([wrong('opportunityId', 'opportunities.unknownOpportunity', {})]);
};

/** Someone kept elsewhere. @throws `invalid` for nobody; `conflict` for a person of the caller's own */
const personElsewhere = async (
  { registry }: OpportunityDeps,
  scope: Scope,
  workerId: string,
): Promise<KnownPerson> => {
  const [person] = await registry.people(scope, [workerId]);
  if (!person) throw invalid([wrong('workerId', 'registry.notHeld', { value: workerId })]);
  if (person.inReach) throw refuse('conflict', 'laboratory.yourOwn', {});
  return person;
};

const sent = async (
  deps: OpportunityDeps,
  scope: Scope,
  request: LaboratoryRequest,
): Promise<SentRequest> => {
  const opportunity = await ownOpportunity(deps, scope, request.opportunityId);
  openLine(deps, opportunity, request.lineId);
  const { worker } = await personElsewhere(deps, scope, request.workerId);
  const same = [{ key: 'open', is: lineSeatOf(request) }];
  const { total } = await deps.store.find(scope, laboratoryRequests, { where: same, limit: 1 });
  if (total > 0) throw refuse('conflict', 'laboratory.asked', {});
  return {
    ...request,
    comune: opportunity.comune,
    home: homeComuneOf(worker),
    askedBy: scope.name,
    askedAt: deps.clock.now().toISOString(),
    answer: null,
  };
};

/**
 * Asks the laboratory that keeps a person to open their data for a line of an opportunity of the caller's territory.
 *
 * @throws `invalid` by field; `conflict` where nobody is looked for, the person is the caller's own, or has been asked for
 *   already
 */
export const askLaboratory = async (
  deps: OpportunityDeps,
  scope: Scope,
  {
    input,
    idempotencyKey,
  }: { readonly input: unknown; readonly idempotencyKey: string | undefined },
): Promise<Stored<SentRequest>> => {
  const { id, content } = readNew(input, checkingOf(deps), parseLaboratoryRequest);
  const creation = { id, idempotencyKey, route: 'POST /laboratory-requests' };
  const { record } = await createOnce(deps.store, scope, laboratoryRequests, creation, async () => [
    {
      op: 'put',
      bank: laboratoryRequests,
      id,
      expect: 0,
      record: await sent(deps, scope, content),
    },
  ]);
  const detail = { id: record.id, opportunityId: record.opportunityId, lineId: record.lineId };
  const subjects = [record.workerId];
  await deps.audit.record({ scope, action: 'laboratoryRequests.create', subjects, detail });
  return record;
};

/** Whoever keeps a person answers for them, wherever the request was sent from. */
const besideRequest = (scope: Scope): Scope => ({ ...scope, territory: 'all' });

/**
 * A request the caller has sent or received.
 *
 * @returns it with the person it is about, `undefined` where their record is gone
 * @throws `notFound`
 */
export const findRequest = async (
  { store, registry }: OpportunityDeps,
  scope: Scope,
  id: string,
): Promise<{ readonly request: Stored<SentRequest>; readonly person: KnownPerson | undefined }> => {
  const request = await store.get(besideRequest(scope), laboratoryRequests, id);
  if (!request) throw refuse('notFound', 'http.noSuchRecord', { id });
  const [person] = await registry.people(scope, [request.workerId]);
  const isSender = (await store.get(scope, laboratoryRequests, id)) !== undefined;
  if (!isSender && !person?.inReach) throw refuse('notFound', 'http.noSuchRecord', { id });
  return { request, person };
};

/**
 * Answers a request about a person whom the caller's laboratory keeps: opens their data for the line, declines with a
 * reason, or says that it calls them itself.
 *
 * @throws `invalid` by field; `notFound`; `forbidden` for someone whose record others keep; `conflict` where it is
 *   answered already, or the person's record is gone
 */
export const answerRequest = async (
  deps: OpportunityDeps,
  scope: Scope,
  id: string,
  input: unknown,
): Promise<Stored<SentRequest>> => {
  const said = parseLaboratoryAnswer(input, checkingOf(deps));
  const answered = await retryStale(async () => {
    const { request, person } = await findRequest(deps, scope, id);
    if (!person) throw refuse('conflict', 'opportunities.gone', { why: 'removed', on: null });
    refuseOthers(scope, person);
    if (request.answer) throw refuse('conflict', 'laboratory.answered', {});
    const act = { at: deps.clock.now().toISOString(), by: scope.name };
    const content = { ...contentOf(request), answer: { ...said, ...act } };
    return putContent(deps.store, besideRequest(scope), laboratoryRequests, request, content);
  });
  const detail = { id, answer: said.answer, reason: said.reason };
  const subjects = [answered.workerId];
  await deps.audit.record({ scope, action: 'laboratoryRequests.answer', subjects, detail });
  return answered;
};
