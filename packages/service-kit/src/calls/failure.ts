import { isMessageCode, Refusal, RosaError, type ErrorKind } from '@rosa/domain';
import { z } from 'zod';

/** How an error crosses from one service to another and stays the same error: kind, words in every language, fields. */

const KINDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'notFound',
  'conflict',
  'stale',
  'preconditionRequired',
  'tooLarge',
  'tooMany',
  'unavailable',
] as const satisfies readonly ErrorKind[];

const param = z.union([z.string(), z.number()]);

export const Failure = z.object({
  kind: z.enum(KINDS),
  message: z.string(),
  /** Of the message catalogue, with what it says; absent where the words are in no catalogue. */
  code: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(
    z.object({
      field: z.string(),
      code: z.string(),
      message: z.string(),
      params: z.record(z.string(), param).optional(),
    }),
  ),
  extra: z.record(z.string(), z.unknown()),
});

export type Failure = z.infer<typeof Failure>;

export const failureOf = (error: RosaError): Failure => {
  const { kind, message, extra } = error;
  const errors = error.errors.map((each) => ({ ...each })) as Failure['errors'];
  const said = error instanceof Refusal ? { code: error.code, params: { ...error.params } } : {};
  return { kind, message, ...said, errors, extra: { ...extra } };
};

/** The error as it was thrown on the other side. */
export const errorOf = ({ kind, message, code, params, errors, extra }: Failure): RosaError =>
  code !== undefined && isMessageCode(code)
    ? new Refusal(kind, code, (params ?? {}) as Refusal['params'], errors, extra)
    : new RosaError(kind, message, errors, extra);
