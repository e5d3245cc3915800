import type { CurrentSession } from '@rosa/gateway';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { call } from '../../api/client.js';
import { isStatus } from '../../api/problem.js';
import { askOrKept } from '../../offline/kept-session.js';

const currentSession = async (signal: AbortSignal): Promise<CurrentSession | null> => {
  try {
    return await call<CurrentSession>('/sessions/current', { signal });
  } catch (error) {
    if (isStatus(error, 401)) return null;
    throw error;
  }
};

/** Who is signed in, as the server sees it, or saw it last where there is no signal; `null` for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => askOrKept(() => currentSession(signal)),
  staleTime: Infinity,
});

export const useSessionOrNull = (): CurrentSession | null => useQuery(sessionQuery).data ?? null;

/**
 * Who is signed in, for the pages only they reach: a session that has just ended takes those pages away first, and none is
 * drawn without it.
 */
export const SessionContext = createContext<CurrentSession | null>(null);

export const useSession = (): CurrentSession => use(SessionContext)!;

/** Does a record of this comune lie in the territory of whoever is signed in? */
export const isInTerritory = (
  { territory }: Pick<CurrentSession, 'territory'>,
  comune: string | null,
): boolean =>
  territory === 'all' || (comune !== null && territory.some((prefix) => comune.startsWith(prefix)));
