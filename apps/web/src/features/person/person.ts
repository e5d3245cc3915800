import type { LookAnswer } from '@rosa/gateway';
import type { OpenLine, ProposalAnswer } from '@rosa/opportunities';
import type { HistoryAnswer, WorkerAnswer } from '@rosa/registry';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import type { Page } from '../../api/shapes.js';

export const nameOf = ({
  familyName,
  givenName,
}: Pick<WorkerAnswer, 'familyName' | 'givenName'>): string => `${familyName} ${givenName}`;

const part = <T>(id: string, name: string, limit = 100) =>
  queryOptions({
    queryKey: ['worker', id, name],
    queryFn: ({ signal }) => call<Page<T>>(`/workers/${id}/${name}?limit=${limit}`, { signal }),
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['worker', id, 'history'],
    queryFn: ({ signal }) => call<Page<HistoryAnswer>>(`/workers/${id}/history`, { signal }),
  });

export const openLinesQuery = (id: string) => part<OpenLine>(id, 'opportunities', 20);
export const proposalsQuery = (id: string) => part<ProposalAnswer>(id, 'proposals');
export const looksQuery = (id: string) => part<LookAnswer>(id, 'looks', 50);
