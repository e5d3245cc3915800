import type { FieldError, QuestionSet } from '@rosa/domain';
import { useAskedNames } from '../../shared/reference/asked-names.js';
import { useLanguage } from '../../i18n/language.js';
import { wordsIn } from '../animator/visit/Questions.js';
import { ErrorState } from '../../shared/states/ErrorState.js';
import { changesIn } from './changes.js';
import type { Draft } from './draft.js';
import type { WrongAnswer } from './questionnaire.js';

/** What the interview says, in words. */
export const useChanges = (draft: Draft, set: QuestionSet | undefined): readonly string[] => {
  const { lang, say } = useLanguage();
  const asked = useAskedNames([
    ...Object.keys(draft.answers),
    ...draft.skills.map(({ code }) => `skill:${code}`),
    ...draft.experiences.map(({ occupation }) => `occupation:${occupation}`),
  ]);
  return changesIn(draft, set, say, { asked, words: (question) => wordsIn(question, lang) });
};

/** Everything that is about to change in the record, before it does. */
export const Review = ({
  changes,
  errors,
  wrong,
  refused,
}: {
  readonly changes: readonly string[];
  /** What the schema finds wrong, field by field. */
  readonly errors: readonly FieldError[];
  /** What the questionnaire finds wrong, question by question. */
  readonly wrong: readonly WrongAnswer[];
  readonly refused: unknown;
}) => {
  const { lang, say } = useLanguage();
  return (
    <>
      <h3>{say('interview.changes')}</h3>
      {changes.length === 0 ? (
        <p className="notice notice-info">{say('interview.noChanges')}</p>
      ) : (
        <ul className="changes">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      {errors.length + wrong.length > 0 && (
        <div className="notice notice-danger" role="alert">
          <div>
            <strong>{say('form.errorsTitle', { n: errors.length + wrong.length })}</strong>
            <ul>
              {errors.map(({ field, message }) => (
                <li key={field + message}>{`${field}: ${message}`}</li>
              ))}
              {wrong.map(({ question, isMissing }) => (
                <li key={question.code}>
                  {`${wordsIn(question, lang)} ${say(isMissing ? 'interview.missingAnswer' : 'interview.wrongAnswer')}`}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {refused != null && <ErrorState error={refused} />}
    </>
  );
};
