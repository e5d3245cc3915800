import { questionSetSchema, type QuestionSet } from '@rosa/domain';
import { z } from 'zod';
import { formReader } from '../../shared/form/read-form.js';

/** A question as it is written: its choices in one line. */
export const written = z.object({
  title: z.string().min(1),
  validFrom: z.string().min(1),
  questions: z.array(
    z.object({
      code: z.string(),
      kind: z.string(),
      it: z.string(),
      en: z.string(),
      options: z.string(),
      required: z.boolean(),
    }),
  ),
});

export type Written = z.output<typeof written>;

/** A question not yet written. */
export const BLANK = { code: '', kind: 'text', it: '', en: '', options: '', required: false };

/** A version's questions, to begin the next one from. */
export const toWrite = ({ questions }: QuestionSet): Written['questions'] =>
  questions.map(({ code, kind, text, options, required }) => ({
    code,
    kind,
    it: text.it,
    en: text.en ?? '',
    options: options?.join('; ') ?? '',
    required,
  }));

/** Holds a set to the domain's own schema. */
export const readSet = formReader(questionSetSchema);

/** What was written, as a version is read. */
export const toRead = ({ questions, ...set }: Written) => ({
  ...set,
  questions: questions.map(({ code, kind, it, en, options, required }) => ({
    code,
    kind,
    text: { it, en: en || null },
    options: kind === 'choice' ? options.split(';').map((each) => each.trim()) : null,
    required,
  })),
});
