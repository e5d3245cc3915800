import type { QuestionSet } from '@rosa/domain';
import type { Lang } from '@rosa/domain/screens';
import { useLanguage } from '../../../i18n/language.js';
import type { Errors } from '../errors.js';
import { Buttons, Choose, Line, Prose } from '../fields.js';

type Question = QuestionSet['questions'][number];

/** What a question is called. */
export const wordsIn = ({ text }: Question, lang: Lang): string =>
  (lang === 'en' ? text.en : null) ?? text.it;

/** What its field is called: also whether it must be answered. */
export const labelOf = (
  question: Question,
  { lang, say }: Pick<ReturnType<typeof useLanguage>, 'lang' | 'say'>,
): string => {
  const words = wordsIn(question, lang);
  return question.required ? `${words} (${say('form.required')})` : words;
};

/** The field of one question; empty where nothing was said. */
export const QuestionField = ({
  question,
  value,
  error,
  change,
}: {
  readonly question: Question;
  readonly value: string;
  readonly error: string | undefined;
  readonly change: (value: string) => void;
}) => {
  const language = useLanguage();
  const { say } = language;
  const { code, kind, options } = question;
  const label = labelOf(question, language);
  const field = { name: `answers.${code}`, label, error, value, change };
  switch (kind) {
    case 'text':
      return <Prose {...field} rows={2} />;
    case 'number':
      return <Line {...field} type="number" />;
    case 'day':
      return <Line {...field} type="date" />;
    case 'choice':
      return (
        <Choose
          {...field}
          options={(options ?? []).map((each) => ({ value: each, label: each }))}
        />
      );
    case 'yes_no':
      return (
        <Buttons
          {...field}
          options={[
            { value: 'yes', label: say('list.yes') },
            { value: 'no', label: say('list.no') },
          ]}
        />
      );
  }
};

/** The questions of a track, in their order. What is left empty was not asked. */
export const Questions = ({
  set,
  answers,
  errors,
  change,
}: {
  readonly set: QuestionSet;
  readonly answers: Readonly<Record<string, string>>;
  readonly errors: Errors;
  readonly change: (answers: Readonly<Record<string, string>>) => void;
}) => (
  <>
    {set.questions.map((question) => (
      <QuestionField
        key={question.code}
        question={question}
        value={answers[question.code] ?? ''}
        error={errors[`answers.${question.code}`]}
        change={(value) => change({ ...answers, [question.code]: value })}
      />
    ))}
  </>
);
