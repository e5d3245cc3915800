import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, isStatus } from '../api/problem.js';
import { sessionQuery } from '../features/session/session.js';

/** A refusal stays one however often it is asked; a lost connection is worth another try. */
const retry = (failures: number, error: unknown): boolean =>
  !(error instanceof ApiError) && failures < 2;

const whenSignedOut = (error: unknown): void => {
  if (isStatus(error, 401)) queryClient.setQueryData(sessionQuery.queryKey, null);
};

/** What has been read from the server, and for how long it counts as fresh. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: whenSignedOut }),
  defaultOptions: {
    // With no signal a request fails at once, and the page says so: none waits unseen for the network to come back.
    queries: { retry, staleTime: 10_000, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, onError: whenSignedOut, networkMode: 'always' },
  },
});
