import {
  checkAnswers,
  parseQuestionSet,
  type Checking,
  type Interview,
  type QuestionSet,
  type Scope,
} from '@rosa/domain';
import {
  bankTransfer,
  takeMeta,
  type BankTransfer,
  type ImportRow,
  type ReadContent,
  type Rehearsal,
  type TransferOffer,
} from '@rosa/service-kit';
import type { Paper } from '../banks.js';
import type { QuestionClient } from '../ports.js';

const TRACK = 'questionnaire';

interface Answering {
  readonly questionnaire?: { readonly version?: unknown } | null;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A row and the former revisions it carries, none of them judged yet. */
const recordsIn = ({ value }: ImportRow): readonly unknown[] => {
  const former = Array.isArray(value['former']) ? (value['former'] as readonly unknown[]) : [];
  return [value, ...former.map((each) => isObject(each) && (each as { record?: unknown }).record)];
};

/** Versions of the questionnaire that a row says it answers. */
const versionsIn = (row: ImportRow): readonly number[] =>
  recordsIn(row).flatMap((record) => {
    const version = isObject(record) && (record as Answering).questionnaire?.version;
    return typeof version === 'number' && Number.isInteger(version) ? [version] : [];
  });

/** Of these versions, those that a dry run would have written by now. */
const broughtBy = (
  rehearsal: Rehearsal | undefined,
  versions: ReadonlySet<number>,
  at: Checking,
): readonly QuestionSet[] =>
  (rehearsal?.questionSets ?? [])
    .filter(({ track, version }) => track === TRACK && versions.has(version as number))
    .map((row) => parseQuestionSet(takeMeta(row, at).content, at));

/** Interviews held to the versions of the questionnaire among `sets`. */
const heldTo = (
  sets: ReadonlyMap<number, QuestionSet>,
  offer: TransferOffer<Paper<Interview>>,
): BankTransfer => {
  const read: ReadContent<Paper<Interview>> = (content, ...more) => {
    const found = offer.read(content, ...more);
    const { questionnaire } = found.record;
    // What a row leaves as it was has been held to its questions already.
    if (content['questionnaire'] && questionnaire)
      checkAnswers(sets.get(questionnaire.version), questionnaire, 'questionnaire.');
    return found;
  };
  return bankTransfer({ ...offer, read });
};

/**
 * Interviews in and out, held to the questionnaire they answer as those held at a desk are. A version never changes, so that
 * each is asked for once however many rows answer it; a dry run takes those its own file brings for written.
 */
export const interviewTransfer = (
  offer: TransferOffer<Paper<Interview>>,
  questions: QuestionClient,
): BankTransfer => {
  const known = new Map<number, QuestionSet>();
  const learn = async (scope: Scope, versions: ReadonlySet<number>): Promise<void> => {
    for (const version of versions) {
      if (known.has(version)) continue;
      const set = await questions.set(scope, TRACK, version);
      if (set) known.set(version, set);
    }
  };
  return {
    ...heldTo(known, offer),
    import: async (scope, rows, options) => {
      const versions = new Set(rows.flatMap(versionsIn));
      await learn(scope, versions);
      const brought = options.dryRun
        ? broughtBy(options.rehearsal, versions, offer.checking())
        : [];
      const sets = new Map([...brought.map((set) => [set.version, set] as const), ...known]);
      return heldTo(sets, offer).import(scope, rows, options);
    },
  };
};
