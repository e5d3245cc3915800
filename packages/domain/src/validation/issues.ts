import type { z } from 'zod';
import type { FieldError } from '../errors.js';
import { isMessageCode, messageOf } from '../messages/catalogue.js';
import type { Lang, MessageParams } from '../messages/render.js';
import type { Finding, Params } from './checks.js';

/** `experiences[0].from`, as the errors name a field; the whole input is ``. */
export const fieldPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number'
        ? `${text}[${key}]`
        : text === ''
          ? String(key)
          : `${text}.${String(key)}`,
    '',
  );

/** The words of a finding in a language: Italian ones are in the error, English ones are made of its code and params. */
export const findingText = (lang: Lang, code: Finding, params: MessageParams = {}): string =>
  messageOf(lang, `validation.${code}`, params as never);

export const fieldError = (field: string, code: Finding, params: Params = {}): FieldError => ({
  field,
  code,
  message: findingText('it', code, params),
  params,
});

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === 'object'
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );

const sizeError = (
  field: string,
  bound: 'min' | 'max',
  origin: string,
  limit: number | bigint,
): FieldError => {
  const size = Number(limit);
  if (origin === 'string' && bound === 'min' && size <= 1) return fieldError(field, 'empty');
  const kind = origin === 'string' ? 'Length' : origin === 'array' ? 'Count' : '';
  return fieldError(field, `${bound}${kind}`, { limit: size });
};

const typeError = (field: string, expected: string, value: unknown): FieldError =>
  value === undefined || value === null
    ? fieldError(field, 'required')
    : fieldError(field, 'type', { expected: expected });

const choiceError = (field: string, value: unknown, options: readonly unknown[]): FieldError => {
  if (value === undefined || value === null) return fieldError(field, 'required');
  return options.length > 0
    ? fieldError(field, 'notInList', { options: options.join(', ') })
    : fieldError(field, 'format');
};

/** A schema may name the finding itself, as its error's message: how a day is written says more than that this is none. */
const namedFinding = (message: string): Finding | undefined =>
  isMessageCode(`validation.${message}`) ? (message as Finding) : undefined;

/** Zod's issues in the product's codes and words; a strict object's unknown fields are named one by one. */
export const fieldErrorsOf = (
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
): readonly FieldError[] =>
  issues.flatMap((issue) => {
    const field = fieldPath(issue.path);
    const value = valueAt(input, issue.path);
    const named = namedFinding(issue.message);
    if (named) return [fieldError(field, named)];
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => fieldError(fieldPath([...issue.path, key]), 'unknownField'));
      case 'invalid_type':
        return [typeError(field, issue.expected, value)];
      case 'invalid_value':
        return [choiceError(field, value, issue.values)];
      case 'too_big':
        return [sizeError(field, 'max', issue.origin, issue.maximum)];
      case 'too_small':
        return [sizeError(field, 'min', issue.origin, issue.minimum)];
      case 'invalid_union':
        return [choiceError(field, value, 'options' in issue ? (issue.options as string[]) : [])];
      default:
        return [fieldError(field, 'format')];
    }
  });
