import {
  applyInterview,
  checkAnswers,
  parseInterview,
  type Interview,
  type Scope,
  type Worker,
} from '@rosa/domain';
import { retryStale } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { registryBanks, type Paper } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { getWorker } from './get-worker.js';
import { createPaper } from './keep-paper.js';
import { refuseUnknown } from './refuse-unknown.js';
import { fieldsOf } from './worker-fields.js';

const { workers, interviews, desks } = registryBanks;

/** An interview as kept, and the person's record as it is after it. */
export interface HeldInterview {
  readonly interview: Stored<Paper<Interview>>;
  readonly worker: Worker;
}

/** Holds what was answered to the version of the questionnaire it answers; nothing is asked where nothing was. */
const holdToQuestions = async (
  { questions }: RegistryDeps,
  scope: Scope,
  { questionnaire }: Interview,
): Promise<void> => {
  if (!questionnaire) return;
  const set = await questions.set(scope, 'questionnaire', questionnaire.version);
  checkAnswers(set, questionnaire, 'questionnaire.');
};

/**
 * Keeps an interview and what it ascertained about the person, in one act: the interview and the record are both written,
 * or neither is. Its answers say who held it, when, and which interview it was.
 *
 * @throws `notFound`, `invalid` by field, `conflict` on an id that is another interview's, `unavailable` where the
 *   questions it answers cannot be asked for
 */
export const holdInterview = async (
  deps: RegistryDeps,
  scope: Scope,
  workerId: string,
  request: { readonly body: unknown; readonly idempotencyKey: string | undefined },
): Promise<HeldInterview> => {
  const interview = await retryStale(() =>
    createPaper<Interview>(deps, scope, {
      ...request,
      bank: interviews,
      workerId,
      parse: parseInterview,
      decide: async (content, worker, id) => {
        await refuseUnknown(deps, [{ field: 'deskId', bank: desks, id: content.deskId }]);
        await holdToQuestions(deps, scope, content);
        const operator = content.operator ?? scope.name;
        const after = applyInterview(fieldsOf(worker), content, { id, operator });
        const record = { ...after, lot: worker.lot };
        return {
          content: { ...content, operator },
          also: [{ op: 'put', bank: workers, id: worker.id, expect: worker.rev, record }],
        };
      },
    }),
  );
  return { interview, worker: await getWorker(deps, scope, workerId) };
};
