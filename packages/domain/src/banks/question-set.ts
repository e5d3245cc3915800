import { z } from 'zod';
import { invalid } from '../errors.js';
import type { FieldError } from '../errors.js';
import { LIMITS, blank, day, line, listBy, prose, setOf } from '../validation/fields.js';
import { fieldError } from '../validation/issues.js';
import { parserOf } from '../validation/read.js';

/** The logbook's three tracks, and the questionnaire of the interviews: what the central team writes questions for. */
export const TRACKS = ['project_stage', 'company_interest', 'local_actors'] as const;
export const QUESTION_SET_USES = [...TRACKS, 'questionnaire'] as const;
export const QUESTION_KINDS = ['text', 'yes_no', 'choice', 'number', 'day'] as const;

const questionCode = () => z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);

const questionSchema = z.strictObject({
  code: questionCode(),
  kind: z.enum(QUESTION_KINDS),
  text: z.strictObject({ it: line(500), en: blank(line(500)) }),
  /** Of a choice. */
  options: blank(setOf(line())),
  required: z.boolean().default(false),
});

/** A versioned set of questions: a version once used is never changed, a new one is written beside it. */
export const questionSetSchema = z.strictObject({
  track: z.enum(QUESTION_SET_USES),
  version: z.int().min(1),
  title: line(),
  validFrom: day(),
  questions: listBy(questionSchema, 'code', LIMITS.list, 1),
});

export type QuestionSet = z.output<typeof questionSetSchema>;
type Question = QuestionSet['questions'][number];

export const parseQuestionSet = parserOf(questionSetSchema);

/** Answers to a version of a question set. */
export const answeredSchema = z.strictObject({
  version: z.int().min(1),
  answers: listBy(
    z.strictObject({
      question: questionCode(),
      answer: z.union([prose(LIMITS.note), z.boolean(), z.number()]),
    }),
    'question',
  ),
});

export type Answered = z.output<typeof answeredSchema>;

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

const suits = ({ kind, options }: Question, answer: string | number | boolean): boolean => {
  switch (kind) {
    case 'yes_no':
      return typeof answer === 'boolean';
    case 'number':
      return typeof answer === 'number';
    case 'choice':
      return typeof answer === 'string' && (options ?? []).includes(answer);
    case 'day':
      return typeof answer === 'string' && DAY.test(answer);
    case 'text':
      return typeof answer === 'string';
  }
};

/**
 * Holds answers to the version of the questions they were given to.
 *
 * @param set that version; `undefined` where none was written
 * @param at what the fields are below, as `answered.`
 * @throws `invalid` by field, as `answered.answers[0].answer`
 */
export const checkAnswers = (
  set: QuestionSet | undefined,
  { version, answers }: Answered,
  at: string,
): void => {
  if (!set) throw invalid([fieldError(`${at}version`, 'questionsUnknown', { value: version })]);
  const questions = new Map(set.questions.map((question) => [question.code, question]));
  const answered = new Set(answers.map(({ question }) => question));
  const wrong = answers.flatMap(({ question: code, answer }, index): readonly FieldError[] => {
    const question = questions.get(code);
    const field = `${at}answers[${index}]`;
    if (!question) return [fieldError(`${field}.question`, 'questionUnknown', { value: code })];
    return suits(question, answer) ? [] : [fieldError(`${field}.answer`, 'format')];
  });
  const missing = set.questions
    .filter(({ required, code }) => required && !answered.has(code))
    .map(({ code }) => fieldError(`${at}answers`, 'neededFor', { kind: code }));
  const errors = [...wrong, ...missing];
  if (errors.length > 0) throw invalid(errors);
};
