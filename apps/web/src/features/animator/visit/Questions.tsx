import type { QuestionSet } from '@rosa/domain';
import { useLanguage } from '../../../i18n/language.js';
import type { Errors } from '../errors.js';
import { Buttons, Choose, Line, Prose } from '../fields.js';

type Question = QuestionSet['questions'][number];

const Field = ({
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
  const { lang, say } = useLanguage();
  const { code, kind, text, options, required } = question;
  const words = (lang === 'en' ? text.en : null) ?? text.it;
  const label = required ? `${words} (${say('form.required')})` : words;
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
      <Field
        key={question.code}
        question={question}
        value={answers[question.code] ?? ''}
        error={errors[`answers.${question.code}`]}
        change={(value) => change({ ...answers, [question.code]: value })}
      />
    ))}
  </>
);
