import type { Scope } from '@rosa/domain';
import type { Condition, Page, Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { KnownPerson, OpportunityDeps } from '../ports.js';
import type { SentRequest } from '../records.js';
import { findRequest } from './ask-laboratory.js';
import { isLooking, opens } from './people-for-line.js';
import { shownName, type ShownName } from './show-person.js';

const { laboratoryRequests, opportunities } = opportunityBanks;

/** A request as one side of it reads it. */
export interface ShownRequest extends Omit<Stored<SentRequest>, 'home'> {
  /** The opportunity's title; `null` where it is gone. */
  readonly title: string | null;
  /** The line, by its own title or its occupation (ISCO-08). */
  readonly line: { readonly title: string | null; readonly occupation: string | null };
  /** The line still looks for people. */
  readonly looking: boolean;
  /** Named to their own laboratory, and to the one that asked once it is accepted and as long as the line looks for people. */
  readonly person: ShownName & {
    /** Told to whoever was let call them; their own laboratory reads them in the record. */
    readonly contacts: { readonly phone: string | null; readonly email: string | null } | null;
  };
}

const contactsOf = ({ worker }: KnownPerson) => ({
  phone: worker.contacts?.phone ?? null,
  email: worker.contacts?.email ?? null,
});

/** Who a request is about, as the caller may know them. */
const shownPersonOf = (
  { workerId, home }: SentRequest,
  known: KnownPerson | undefined,
  opened: boolean,
): ShownRequest['person'] => {
  if (!known) {
    return {
      workerId,
      masked: true,
      familyName: null,
      givenName: null,
      comune: home,
      contacts: null,
    };
  }
  const name = shownName(opened ? { ...known, inReach: true } : known);
  return { ...name, contacts: opened ? contactsOf(known) : null };
};

const shownAll = async (
  deps: OpportunityDeps,
  scope: Scope,
  requests: readonly Stored<SentRequest>[],
): Promise<readonly ShownRequest[]> => {
  const [held, people] = await Promise.all([
    deps.store.getMany(scope, opportunities, [
      ...new Set(requests.map(({ opportunityId }) => opportunityId)),
    ]),
    deps.registry.people(scope, [...new Set(requests.map(({ workerId }) => workerId))]),
  ]);
  const byId = new Map(held.map((opportunity) => [opportunity.id, opportunity]));
  const known = new Map(people.map((person) => [person.worker.id, person]));
  return requests.map((request) => {
    const { home: _home, ...content } = request;
    const opportunity = byId.get(request.opportunityId);
    const line = opportunity?.lines.find(({ id }) => id === request.lineId);
    const looking = isLooking(deps, opportunity, request.lineId);
    const person = known.get(request.workerId);
    const opened = !person?.inReach && opens(scope, request, looking);
    return {
      ...content,
      title: opportunity?.title ?? null,
      line: { title: line?.title ?? null, occupation: line?.occupation ?? null },
      looking,
      person: shownPersonOf(request, person, opened),
    };
  });
};

/** One request as the caller reads it; that the person was looked at is kept. @throws `notFound` */
export const lookAtRequest = async (
  deps: OpportunityDeps,
  scope: Scope,
  id: string,
): Promise<ShownRequest> => {
  const { request } = await findRequest(deps, scope, id);
  const [shown] = await shownAll(deps, scope, [request]);
  await deps.audit.record({
    scope,
    action: 'laboratoryRequests.read',
    subjects: [request.workerId],
  });
  return shown!;
};

/** Which requests are asked for. */
export interface RequestsAsked {
  /** Those about people of the caller's territory, or those its operators sent. */
  readonly side: 'received' | 'sent';
  /** Only those that wait for an answer. */
  readonly waiting?: boolean | undefined;
  readonly opportunityId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Requests of other territories are read by whom they reach, as the person's home says. */
const receivedBy = ({ territory }: Scope): readonly Condition[] =>
  territory === 'all' ? [] : [{ key: 'homes', in: territory }];

/** Requests, the latest first; that their people were looked at is kept. */
export const listRequests = async (
  deps: OpportunityDeps,
  scope: Scope,
  { side, waiting, opportunityId, ...page }: RequestsAsked,
): Promise<Page<ShownRequest>> => {
  const received = side === 'received';
  const reader = received ? ({ ...scope, territory: 'all' } as const) : scope;
  const found = await deps.store.find(reader, laboratoryRequests, {
    ...page,
    where: [
      ...(received ? receivedBy(scope) : []),
      ...(waiting ? [{ key: 'waiting', is: 1 }] : []),
      ...(opportunityId === undefined ? [] : [{ key: 'opportunityId', is: opportunityId }]),
    ],
    orderBy: 'askedAt',
    descending: true,
  });
  const items = await shownAll(deps, scope, found.items);
  const subjects = [...new Set(items.map(({ workerId }) => workerId))];
  if (subjects.length > 0)
    await deps.audit.record({ scope, action: 'laboratoryRequests.list', subjects });
  return { ...found, items };
};
