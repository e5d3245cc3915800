import { RosaError } from '@rosa/domain';
import type { Delivery, Handled, Handler } from './port.js';

/** Ids handed to a handler at once: enough to share a disk flush, few enough to keep memory flat. */
export const BATCH = 500;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Hands a batch of one topic to its handler and says what became of every id; never throws. */
export const runBatch = async (
  topic: string,
  ids: readonly string[],
  handler: Handler | undefined,
): Promise<readonly Delivery[]> => {
  const failAll = (fault: 'job' | 'engine', error: string): Delivery[] =>
    ids.map((id) => ({ job: { topic, id }, ok: false, fault, error }));
  if (!handler) return failAll('job', `nessuno riceve l'argomento "${topic}"`);
  try {
    return answersFor(topic, ids, await handler(ids));
  } catch (error) {
    if (error instanceof RosaError && error.kind === 'unavailable') {
      return failAll('engine', error.message);
    }
    if (ids.length === 1) return failAll('job', messageOf(error));
    const alone: Delivery[] = [];
    for (const id of ids) alone.push(...(await runBatch(topic, [id], handler)));
    return alone;
  }
};

/** An id the handler forgot to answer for has failed: silence is not success. */
const answersFor = (
  topic: string,
  ids: readonly string[],
  handled: readonly Handled[],
): Delivery[] => {
  const byId = new Map(handled.map((answer) => [answer.id, answer]));
  return ids.map((id): Delivery => {
    const answer = byId.get(id);
    const job = { topic, id };
    if (answer?.ok) return { job, ok: true, handled: true };
    const error =
      answer?.error ?? `chi riceve "${topic}" non ha risposto per questo identificativo`;
    return { job, ok: false, fault: 'job', error };
  });
};
