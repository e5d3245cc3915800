import { checkAnswers, type FieldError, type Interview, type QuestionSet } from '@rosa/domain';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import type { Page } from '../../api/shapes.js';
import { thrownBy } from '../animator/errors.js';
import { answersOf } from '../animator/visit/visit.js';
import type { Draft } from './draft.js';

/** Every version of the interviews' questionnaire, the latest first; the central team may have written none. */
export const useQuestionnaires = () =>
  useQuery({
    queryKey: ['question-sets', 'questionnaire'],
    queryFn: async ({ signal }) =>
      (await call<Page<QuestionSet>>('/question-sets?track=questionnaire', { signal })).items,
  });

/** The version an interview answers: the one it was begun with, else the one in force on its day. */
export const questionnaireOf = (
  versions: readonly QuestionSet[],
  { version, on }: Pick<Draft, 'version' | 'on'>,
): QuestionSet | undefined =>
  versions.find((set) => set.version === version) ?? versions.find((set) => set.validFrom <= on);

/** What was answered, as the server takes it; nothing where no question was asked. */
export const answeredOf = (
  { questionnaire }: Pick<Draft, 'questionnaire'>,
  set: QuestionSet | undefined,
): NonNullable<Interview['questionnaire']> | undefined => {
  const answers = set ? answersOf(set, { answers: questionnaire }) : [];
  return set && answers.length > 0 ? { version: set.version, answers: [...answers] } : undefined;
};

/** A question that is answered wrongly or must still be answered. */
export interface WrongAnswer {
  readonly question: QuestionSet['questions'][number];
  readonly isMissing: boolean;
}

/** What the questionnaire's own rule finds wrong, question by question. */
export const wrongAnswers = (
  draft: Pick<Draft, 'questionnaire'>,
  set: QuestionSet | undefined,
): readonly WrongAnswer[] => {
  const answered = answeredOf(draft, set);
  if (!set || !answered) return [];
  const codeOf = ({ field, params }: FieldError): unknown => {
    const at = /\[(\d+)\]/.exec(field)?.[1];
    return at === undefined ? params?.['kind'] : answered.answers[Number(at)]?.question;
  };
  return thrownBy(() => checkAnswers(set, answered, '')).flatMap((error) => {
    const question = set.questions.find(({ code }) => code === codeOf(error));
    return question ? [{ question, isMissing: error.field === 'answers' }] : [];
  });
};
