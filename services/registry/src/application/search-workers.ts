import { todayOf, type Scope, type Worker } from '@rosa/domain';
import type { PeoplePage, PeopleQuery } from '@rosa/search';
import { refuse } from '@rosa/service-kit';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

/** What is asked of a search; `sort` is by relevance where there is a text, else by name. */
export type SearchRequest = Omit<PeopleQuery, 'asOf' | 'sort'> & {
  readonly sort?: PeopleQuery['sort'];
};

/** Whom a search finds, however they are ordered and paged. */
export type GroupSearch = Omit<SearchRequest, 'sort' | 'limit' | 'cursor'>;

export interface FoundWorkers extends Pick<PeoplePage, 'total' | 'nextCursor' | 'facets'> {
  readonly items: readonly Worker[];
}

/** The records of a page of ids, in its order; one that left the caller's reach since it was indexed is left out. */
const found = (deps: RegistryDeps, scope: Scope, page: PeoplePage): Promise<Worker[]> =>
  deps.store.getMany(scope, registryBanks.workers, page.ids);

const queryOf = (deps: RegistryDeps, request: SearchRequest): PeopleQuery => ({
  ...request,
  sort: request.sort ?? (request.text === undefined ? 'name' : 'relevance'),
  asOf: todayOf(deps.clock),
});

/** How many people in reach a search finds, and what they have in common. None of them is looked at. */
export const countWorkers = async (
  deps: RegistryDeps,
  scope: Scope,
  request: SearchRequest,
): Promise<Pick<FoundWorkers, 'total' | 'facets'>> => {
  // An animator counts the people a lead of the same territory would see.
  const counting: Scope = scope.role === 'animator' ? { ...scope, role: 'lead' } : scope;
  const query = queryOf(deps, { ...request, limit: 1, cursor: undefined });
  const { total, facets } = await deps.search.find(counting, query);
  await deps.audit.record({ scope, action: 'workers.count', subjects: [], detail: { total } });
  return { total, facets };
};

/** An animator sees counts alone, and of nobody by name. */
const counts = async (
  deps: RegistryDeps,
  scope: Scope,
  request: SearchRequest,
): Promise<FoundWorkers> => {
  if (request.text !== undefined) {
    throw refuse('forbidden', 'registry.countsOnly', { role: scope.role });
  }
  return { ...(await countWorkers(deps, scope, request)), items: [], nextCursor: null };
};

/**
 * Target groups and look-ups among the people in reach, with facets; counts alone for an animator.
 *
 * @throws `unavailable` where the engine cannot answer, never an empty list; `invalid` on a cursor that is none
 */
export const searchWorkers = async (
  deps: RegistryDeps,
  scope: Scope,
  request: SearchRequest,
): Promise<FoundWorkers> => {
  if (scope.role === 'animator') return counts(deps, scope, request);
  const page = await deps.search.find(scope, queryOf(deps, request));
  const items = await found(deps, scope, page);
  const { total, nextCursor, facets } = page;
  const subjects = items.map(({ id }) => id);
  await deps.audit.record({ scope, action: 'workers.search', subjects, detail: { total } });
  return { items, total, nextCursor, facets };
};

/** Type-ahead: the people in reach a few letters may mean, the likeliest first. Accents, case and order do not count. */
export const suggestWorkers = async (
  deps: RegistryDeps,
  scope: Scope,
  text: string,
  limit: number,
): Promise<readonly Worker[]> => {
  const page = await deps.search.find(scope, queryOf(deps, { text, limit }));
  const items = await found(deps, scope, page);
  const subjects = items.map(({ id }) => id);
  await deps.audit.record({ scope, action: 'workers.suggest', subjects });
  return items;
};

const PAGE = 500;

/** The ids of everyone in reach a search finds, up to `limit` of them, and how many they are. Shows nothing of them. */
export const findEveryone = async (
  deps: RegistryDeps,
  scope: Scope,
  request: GroupSearch,
  limit: number,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> => {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const query = queryOf(deps, { ...request, sort: 'name', limit: PAGE, cursor });
    const page = await deps.search.find(scope, query);
    ids.push(...page.ids);
    if (page.nextCursor === null || page.total > limit) return { ids, total: page.total };
    cursor = page.nextCursor;
  }
};
