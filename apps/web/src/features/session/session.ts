import type { CurrentSession } from '@rosa/gateway';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { isStatus } from '../../api/problem.js';

/** Who is signed in, as the server sees it; `null` for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<CurrentSession | null> => {
    try {
      return await call<CurrentSession>('/sessions/current', { signal });
    } catch (error) {
      if (isStatus(error, 401)) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

export const useSessionOrNull = (): CurrentSession | null => useQuery(sessionQuery).data ?? null;

/** Who is signed in, on pages only they reach. */
export const useSession = (): CurrentSession => {
  const session = useSessionOrNull();
  if (!session) throw new Error('a page of someone signed in, without a session');
  return session;
};

/** Does a record of this comune lie in the territory of whoever is signed in? */
export const isInTerritory = (
  { territory }: Pick<CurrentSession, 'territory'>,
  comune: string | null,
): boolean =>
  territory === 'all' || (comune !== null && territory.some((prefix) => comune.startsWith(prefix)));
