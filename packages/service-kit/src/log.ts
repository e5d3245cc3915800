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

export type { Logger };
