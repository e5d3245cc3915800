import type { CandidateNote, RosterRequest } from '@rosa/domain';
import type { CandidateAnswer, RosterAnswered, ShortlistAnswer } from '@rosa/opportunities';
import type { WorkerAnswer } from '@rosa/registry';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';

export const shortlistQuery = (id: string) =>
  queryOptions({
    queryKey: ['shortlist', id],
    queryFn: ({ signal }) => call<ShortlistAnswer>(`/shortlists/${id}`, { signal }),
  });

/** The record of whoever is about to be called; that it was looked at is kept. */
export const workerQuery = (id: string) =>
  queryOptions({
    queryKey: ['worker', id],
    queryFn: ({ signal }) => call<WorkerAnswer>(`/workers/${id}`, { signal }),
  });

type Note = Partial<CandidateNote>;

type Candidates = ShortlistAnswer['people'];

const noted = (people: Candidates, { workerId, calls, verdicts }: CandidateAnswer): Candidates =>
  people.map((person) =>
    person.workerId === workerId
      ? { ...person, live: { ...person.live, calls, verdicts } }
      : person,
  );

/** Notes the outcome of a call or a verdict, and shows it in the list at once. */
export const useNote = (shortlistId: string, workerId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (note: Note) =>
      call<CandidateAnswer>(`/shortlists/${shortlistId}/candidates/${workerId}`, {
        method: 'PATCH',
        body: note,
      }),
    onSuccess: (answer) =>
      queries.setQueryData(
        shortlistQuery(shortlistId).queryKey,
        (list) =>
          list && {
            ...list,
            people: noted(list.people, answer),
            toInterview: noted(list.toInterview, answer),
          },
      ),
  });
};

/** A roster's people as the employer will see them. */
export interface Preview {
  readonly people: RosterAnswered['people'];
}

export const previewRoster = (shortlistId: string, request: RosterRequest) =>
  call<Preview>(`/shortlists/${shortlistId}/rosters/preview`, { body: request });

export const giveRoster = (shortlistId: string, request: RosterRequest, idempotencyKey: string) =>
  call<RosterAnswered>(`/shortlists/${shortlistId}/rosters`, { body: request, idempotencyKey });

export const rosterQuery = (id: string) =>
  queryOptions({
    queryKey: ['roster', id],
    queryFn: ({ signal }) => call<RosterAnswered>(`/rosters/${id}`, { signal }),
  });

/** Takes note, for the whole laboratory, of what the employer has answered. */
export const useTakeNote = (id: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call<RosterAnswered>(`/rosters/${id}/seen`, { method: 'POST' }),
    onSuccess: (roster) => queries.setQueryData(rosterQuery(id).queryKey, roster),
  });
};
