import { RosaError } from '@rosa/domain';
import { pino, type Logger } from 'pino';

/** Fields that may carry secrets or personal data, wherever they stand. */
const REDACTED = [
  'password',
  'token',
  'authorization',
  'cookie',
  'fiscalCode',
  'familyName',
  'givenName',
  'contacts',
];

/** Structured logs on standard error: standard output is for a command's own data. */
export const createLog = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      redact: {
        paths: REDACTED.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: '…',
      },
    },
    pino.destination({ fd: 2, sync: true }),
  );

/** Tells the log what failed between two calls: an engine or a service that does not answer, in its words; else all of it. */
export const failureLog =
  (log: Logger, part: string) =>
  (error: unknown): void => {
    if (error instanceof RosaError) log.warn({ reason: error.message }, part);
    else log.error({ err: error }, part);
  };

export type { Logger };
