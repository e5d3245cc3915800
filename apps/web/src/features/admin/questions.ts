import type { QuestionSet } from '@rosa/domain';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import type { Page } from '../../api/shapes.js';

/** Every version of every set, by track, the latest first. */
export const questionSetsQuery = queryOptions({
  queryKey: ['question-sets'],
  queryFn: ({ signal }) => call<Page<QuestionSet>>('/question-sets', { signal }),
});

export const usePublish = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (set: QuestionSet) => call<QuestionSet>('/question-sets', { body: set }),
    onSuccess: () => queries.invalidateQueries({ queryKey: questionSetsQuery.queryKey }),
  });
};
