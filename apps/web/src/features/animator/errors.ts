import { RosaError, type FieldError } from '@rosa/domain';
import type { Lang } from '@rosa/domain/screens';
import type { Act } from '../../offline/acts.js';
import { fieldWords } from '../../shared/form/field-words.js';

/** What is wrong with a form, field by field, in the reader's language. */
export type Errors = Readonly<Record<string, string>>;

/** @param nameOf the form's name of a field; by default its own */
export const errorsIn = (
  lang: Lang,
  errors: readonly FieldError[],
  nameOf: (error: FieldError) => string = ({ field }) => field,
): Errors => Object.fromEntries(errors.map((error) => [nameOf(error), fieldWords(lang, error)]));

/** The errors a check throws; none where it passes. */
export const thrownBy = (check: () => void): readonly FieldError[] => {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof RosaError) return error.errors;
    throw error;
  }
};

/** Why the server refused something this form had sent. */
export const refusalOf = (act: Act | undefined): readonly FieldError[] =>
  act?.problem?.errors ?? [];
