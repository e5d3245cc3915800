import { z } from 'zod';

/** The environment, read once, typed; every wrong variable is named before the process gives up. */
export class EnvironmentError extends Error {}

/** Whoever starts Rosa reads Italian first. */
const italian = z.locales.it().localeError;

/**
 * @throws {EnvironmentError} listing every variable that is wrong, one a line
 */
export const readEnvironment = <S extends z.ZodObject>(
  schema: S,
  environment: NodeJS.ProcessEnv = process.env,
): z.output<S> => {
  const parsed = schema.safeParse(environment, { error: italian });
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(
    parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
  );
};
