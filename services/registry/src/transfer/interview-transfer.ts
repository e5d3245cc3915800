import { checkAnswers, type Interview, type QuestionSet, type Scope } from '@rosa/domain';
import {
  bankTransfer,
  type BankTransfer,
  type ImportRow,
  type ReadContent,
  type TransferOffer,
} from '@rosa/service-kit';
import type { Paper } from '../banks.js';
import type { QuestionClient } from '../ports.js';

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

/**
 * Interviews in and out, held to the questionnaire they answer as those held at a desk are. A version never changes, so that
 * each is asked for once however many rows answer it.
 */
export const interviewTransfer = (
  offer: TransferOffer<Paper<Interview>>,
  questions: QuestionClient,
): BankTransfer => {
  const known = new Map<number, QuestionSet>();
  const learn = async (scope: Scope, rows: readonly ImportRow[]): Promise<void> => {
    for (const version of new Set(rows.flatMap(versionsIn))) {
      if (known.has(version)) continue;
      const set = await questions.set(scope, 'questionnaire', version);
      if (set) known.set(version, set);
    }
  };
  const read: ReadContent<Paper<Interview>> = (content, ...more) => {
    const found = offer.read(content, ...more);
    const { questionnaire } = found.record;
    // What a row leaves as it was has been held to its questions already.
    if (content['questionnaire'] && questionnaire)
      checkAnswers(known.get(questionnaire.version), questionnaire, 'questionnaire.');
    return found;
  };
  const transfer = bankTransfer({ ...offer, read });
  return {
    ...transfer,
    import: async (scope, rows, options) => {
      await learn(scope, rows);
      return transfer.import(scope, rows, options);
    },
  };
};
