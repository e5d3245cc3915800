import { RosaError } from '@rosa/domain';
import { EnvironmentError } from '@rosa/service-kit';

/** An error as a person at a terminal reads it: what is wrong, where, what to do; never a stack. */
export const failureText = (error: unknown): string => {
  if (error instanceof EnvironmentError) return `Variabili d’ambiente sbagliate:\n${error.message}`;
  if (error instanceof RosaError) {
    const fields = error.errors.map(({ field, message }) => `  ${field}: ${message}`);
    return fields.length > 0 ? fields.join('\n') : error.message;
  }
  if (error instanceof AggregateError) return error.errors.map(failureText).join('\n');
  return (error as Error).message;
};
