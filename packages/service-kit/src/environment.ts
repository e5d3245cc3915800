import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The environment, read once, typed; every wrong variable is named before the process gives up. */
export class EnvironmentError extends Error {}

/** Whoever starts Rosa reads Italian first. */
const italian = z.locales.it().localeError;

/** Marks a variable that holds a secret: it may be given as a file, whose path stands in `NAME_FILE`. */
export const secret = <S extends z.ZodType>(schema: S): S => schema.meta({ secret: true }) as S;

/** Was this variable marked by {@link secret}? */
export const isSecret = (schema: z.ZodType): boolean => schema.meta()?.['secret'] === true;

interface Given {
  readonly value: string | undefined;
  readonly wrong?: string;
}

/** A secret as it is given: by value, or by the file it lies in. */
const givenOf = (name: string, environment: NodeJS.ProcessEnv): Given => {
  const value = environment[name];
  const file = environment[`${name}_FILE`];
  if (file === undefined || file === '') return { value };
  if (value !== undefined) return { value, wrong: `vale una sola fra ${name} e ${name}_FILE` };
  try {
    return { value: readFileSync(file, 'utf8').trim() };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { value: undefined, wrong: `il file di ${name}_FILE non si legge (${code})` };
  }
};

/**
 * @throws {EnvironmentError} listing every variable that is wrong, one a line
 */
export const readEnvironment = <S extends z.ZodObject>(
  schema: S,
  environment: NodeJS.ProcessEnv = process.env,
): z.output<S> => {
  const given: Record<string, string | undefined> = { ...environment };
  const unread = new Map<string, string>();
  for (const [name, field] of Object.entries(schema.shape)) {
    if (!isSecret(field as z.ZodType)) continue;
    const { value, wrong } = givenOf(name, environment);
    given[name] = value;
    if (wrong) unread.set(name, wrong);
  }
  const parsed = schema.safeParse(given, { error: italian });
  const issues = parsed.success ? [] : parsed.error.issues;
  const lines = issues
    .map((issue) => [issue.path.join('.'), issue.message] as const)
    .filter(([name]) => !unread.has(name));
  const wrong = [...unread, ...lines].map(([name, message]) => `${name}: ${message}`);
  if (parsed.success && wrong.length === 0) return parsed.data;
  throw new EnvironmentError(wrong.join('\n'));
};
