import type { QuestionSet } from '@rosa/domain';
import { useLanguage } from '../../i18n/language.js';
import { QuestionField, labelOf } from '../animator/visit/Questions.js';
import { AnswerRow, type Said } from './AnswerRow.js';
import type { Draft } from './draft.js';
import { wrongAnswers } from './questionnaire.js';

/** The structured questionnaire: the central team's questions, in their order. What is left empty was not asked. */
export const QuestionnaireStep = ({
  set,
  draft,
  put,
}: {
  readonly set: QuestionSet;
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}) => {
  const language = useLanguage();
  const { say } = language;
  const { questionnaire } = draft;
  const wrong = wrongAnswers(draft, set).filter(({ isMissing }) => !isMissing);
  const answer = (code: string, typed: string) =>
    put({ version: set.version, questionnaire: { ...questionnaire, [code]: typed } });
  return (
    <>
      <p className="field-hint">{say('interview.questionnaireHint')}</p>
      <h3>{set.title}</h3>
      {set.questions.map((question) => {
        const { code, kind } = question;
        const typed = questionnaire[code] ?? '';
        if (kind === 'yes_no') {
          return (
            <AnswerRow
              key={code}
              what={labelOf(question, language)}
              before={null}
              said={(typed || null) as Said}
              answer={(said) => answer(code, said ?? '')}
            />
          );
        }
        return (
          <div key={code} className="ask-typed" data-ask>
            <QuestionField
              question={question}
              value={typed}
              error={
                wrong.some((each) => each.question.code === code)
                  ? say('interview.wrongAnswer')
                  : undefined
              }
              change={(value) => answer(code, value)}
            />
          </div>
        );
      })}
    </>
  );
};
