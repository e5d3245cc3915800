import { RosaError, type FieldError } from '@rosa/domain';
import { isMessageCode, messageOf, type Lang } from '@rosa/domain/screens';
import type { Act } from '../../offline/acts.js';

/** What is wrong with a form, field by field, in the reader's language. */
export type Errors = Readonly<Record<string, string>>;

const textIn = (lang: Lang, { code, message, params }: FieldError): string => {
  const known = [code, `validation.${code}`].find(isMessageCode);
  return known ? messageOf(lang, known, (params ?? {}) as never) : message;
};

/** @param nameOf the form's name of a field; by default its own */
export const errorsIn = (
  lang: Lang,
  errors: readonly FieldError[],
  nameOf: (error: FieldError) => string = ({ field }) => field,
): Errors => Object.fromEntries(errors.map((error) => [nameOf(error), textIn(lang, error)]));

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
