import { useMemo, useState, type SyntheticEvent } from 'react';
import {
  useForm,
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Path,
  type Resolver,
  type UseFormReturn,
} from 'react-hook-form';
import type { z } from 'zod';
import { ApiError } from '../../api/problem.js';
import { useLanguage } from '../../i18n/language.js';
import { fieldWords } from './field-words.js';
import { formReader } from './read-form.js';

/** A form whose fields are a schema's, and whose errors come from it and from the server alike. */
export interface ZodForm<T extends FieldValues> extends UseFormReturn<T> {
  /** What the server refused as a whole, in its words. */
  readonly refused: unknown;
  readonly busy: boolean;
  /** Counts the submissions refused, each of which moves the focus to the summary. */
  readonly attempts: number;
  submit(act: (value: T) => Promise<void>): (event: SyntheticEvent) => void;
}

/** `experiences[0].from`, as errors name a field, is `experiences.0.from` to the form. */
const nameOf = (field: string): string => field.replaceAll(/\[(\d+)\]/g, '.$1');

/** Values left empty are not said, which is not the same as said to be empty. */
const withoutBlanks = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && value !== undefined),
  );

/** What is wrong with a field, in words. */
export const errorOf = <T extends FieldValues>(
  { formState: { errors } }: ZodForm<T>,
  name: Path<T>,
): string | undefined => errors[name]?.message?.toString();

export const useZodForm = <S extends z.ZodType<FieldValues, FieldValues>>(
  schema: S,
  defaults: DefaultValues<z.output<S>>,
): ZodForm<z.output<S>> => {
  type T = z.output<S>;
  const { lang } = useLanguage();
  const read = useMemo(() => formReader(schema), [schema]);
  const [refused, setRefused] = useState<unknown>(null);
  const [attempts, setAttempts] = useState(0);
  const [busy, setBusy] = useState(false);
  const resolver: Resolver<T> = (values) => {
    const reading = read(withoutBlanks(values));
    if (reading.ok) return { values: reading.value as T, errors: {} };
    const errors = Object.fromEntries(
      reading.errors.map((error) => [
        nameOf(error.field),
        { type: error.code, message: fieldWords(lang, error) },
      ]),
    );
    return { values: {}, errors: errors as FieldErrors<T> };
  };
  const form = useForm<T>({ resolver, defaultValues: defaults, shouldFocusError: false });
  const refuse = (error: unknown): void => {
    const errors = error instanceof ApiError ? error.problem.errors : [];
    const fields = errors.filter(({ field }) => nameOf(field) in form.getValues());
    for (const { field, message } of fields) form.setError(nameOf(field) as Path<T>, { message });
    setRefused(fields.length === 0 ? error : null);
    setAttempts((count) => count + 1);
  };
  const send = (act: (value: T) => Promise<void>) => async (value: T) => {
    setBusy(true);
    setRefused(null);
    await act(value).catch(refuse);
    setBusy(false);
  };
  return {
    ...form,
    refused,
    busy,
    attempts,
    submit: (act) => (event) =>
      void form.handleSubmit(send(act) as never, () => setAttempts((count) => count + 1))(event),
  };
};
