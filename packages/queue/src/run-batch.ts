import { RosaError } from '@rosa/domain';
import type { Delivery, Failing, Handled, Handler, Job } from './port.js';

/** Ids handed to a handler at once: enough to share a disk flush, few enough to keep memory flat. */
export const BATCH = 500;

/** What became of one id. */
export type Outcome =
  | { readonly id: string; readonly ok: true }
  | ({ readonly ok: false; readonly fault: 'job' | 'engine' } & Failing);

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Hands a batch of one topic to its handler and says what became of every id, in order; never throws. */
export const runBatch = async (
  topic: string,
  ids: readonly string[],
  handler: Handler | undefined,
): Promise<readonly Outcome[]> => {
  const failAll = (fault: 'job' | 'engine', error: string): Outcome[] =>
    ids.map((id) => ({ id, ok: false, fault, error }));
  if (!handler) return failAll('job', `nessuno riceve l'argomento "${topic}"`);
  try {
    return answersFor(topic, ids, await handler(ids));
  } catch (error) {
    if (error instanceof RosaError && error.kind === 'unavailable') {
      return failAll('engine', error.message);
    }
    if (ids.length === 1) return failAll('job', messageOf(error));
    const alone: Outcome[] = [];
    for (const id of ids) alone.push(...(await runBatch(topic, [id], handler)));
    return alone;
  }
};

/** An id the handler forgot to answer for has failed: silence is not success. */
const answersFor = (
  topic: string,
  ids: readonly string[],
  handled: readonly Handled[],
): Outcome[] => {
  const byId = new Map(handled.map((answer) => [answer.id, answer]));
  return ids.map((id): Outcome => {
    const answer = byId.get(id);
    if (answer?.ok) return { id, ok: true };
    const error =
      answer?.error ?? `chi riceve "${topic}" non ha risposto per questo identificativo`;
    return { id, ok: false, fault: 'job', error };
  });
};

/** What became of a job by what became of its ids: handled once all are, nothing where an engine did not answer for one. */
export const deliveryOf = (job: Job, outcomes: readonly Outcome[]): Delivery => {
  const failed = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]));
  const first = failed.find(({ fault }) => fault === 'engine') ?? failed[0];
  if (!first) return { job, ok: true, handled: true };
  const failure = { job, ok: false, fault: first.fault, error: first.error } as const;
  if (first.fault === 'engine' || !job.ids) return failure;
  return { ...failure, failed: failed.map(({ id, error }) => ({ id, error })) };
};
