import { newId, parseQuestionSet, type QuestionSet, type Scope } from '@rosa/domain';
import { createOnce, refuse } from '@rosa/service-kit';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { FIRST_QUESTIONS } from './first-questions.js';

const { questionSets } = opportunityBanks;
/** More versions than the four sets will ever have. */
const ALL = 500;

type Track = QuestionSet['track'];

const withoutMeta = ({
  track,
  version,
  title,
  validFrom,
  questions,
}: QuestionSet): QuestionSet => ({
  track,
  version,
  title,
  validFrom,
  questions,
});

/** Every version of the sets, or of one, the latest first; the first of each track comes with the software. */
export const listQuestionSets = async (
  { store }: Pick<OpportunityDeps, 'store'>,
  scope: Scope,
  track?: Track,
): Promise<readonly QuestionSet[]> => {
  const where = track === undefined ? [] : [{ key: 'track', is: track }];
  const { items } = await store.find(scope, questionSets, { where, limit: ALL });
  const first = FIRST_QUESTIONS.filter((set) => track === undefined || set.track === track);
  return [...first, ...items.map(withoutMeta)].sort(
    (a, b) => a.track.localeCompare(b.track) || b.version - a.version,
  );
};

/** One version of a track's questions; `undefined` where there is none. */
export const findQuestionSet = async (
  deps: Pick<OpportunityDeps, 'store'>,
  scope: Scope,
  track: Track,
  version: number,
): Promise<QuestionSet | undefined> =>
  (await listQuestionSets(deps, scope, track)).find((set) => set.version === version);

/**
 * Writes the next version of a set, once; those before it stay as they are, for the entries that answered them.
 *
 * @throws `invalid` by field; `conflict` where the version is not the next
 */
export const writeQuestionSet = async (
  deps: OpportunityDeps,
  scope: Scope,
  input: unknown,
  idempotencyKey: string | undefined,
): Promise<QuestionSet & { readonly id: string; readonly rev: number }> => {
  const set = parseQuestionSet(input, checkingOf(deps));
  const id = newId();
  const creation = { id, idempotencyKey, route: 'POST /question-sets' };
  const { record } = await createOnce(deps.store, scope, questionSets, creation, async () => {
    const [latest] = await listQuestionSets(deps, scope, set.track);
    const next = (latest?.version ?? 0) + 1;
    if (set.version !== next) {
      throw refuse('conflict', 'opportunities.nextVersion', { version: next }, [], { next });
    }
    return [{ op: 'put', bank: questionSets, id, expect: 0, record: set }];
  });
  const detail = { track: record.track, version: record.version };
  await deps.audit.record({ scope, action: 'questionSets.create', subjects: [], detail });
  return record;
};
