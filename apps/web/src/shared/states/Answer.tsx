import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isStatus } from '../../api/problem.js';
import { useSession } from '../../features/session/session.js';
import { ErrorState } from './ErrorState.js';
import { Forbidden } from './Forbidden.js';
import { Loading } from './Loading.js';

/** Shows what a query answered, or in what state it is. */
export const Answer = <T,>({
  query,
  wholePage = false,
  children,
}: {
  readonly query: UseQueryResult<T>;
  /** The page rests on it: its waiting and its failure are the page's. */
  readonly wholePage?: boolean;
  readonly children: (data: T) => ReactNode;
}) => {
  const session = useSession();
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Loading wholePage={wholePage} />;
  if (isStatus(query.error, 403)) return <Forbidden role={session.role} />;
  return (
    <ErrorState error={query.error} wholePage={wholePage} retry={() => void query.refetch()} />
  );
};
