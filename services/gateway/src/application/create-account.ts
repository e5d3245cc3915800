import { invalid, newId, RosaError, type Scope } from '@rosa/domain';
import { createOnce, refuse, wrong } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { accountsBank, type Account } from '../banks/accounts.js';
import type { Context } from './context.js';
import { checkStanding, seatOf } from './manage.js';
import { hashPassword, passwordErrors } from './passwords.js';
import { standingOf, type StandingInput } from './standing.js';

export interface NewAccount extends StandingInput {
  readonly id?: string | undefined;
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly active?: boolean | undefined;
}

const USERNAME = /^[a-z0-9._@-]{3,100}$/;

/** A duplicate username, in words of its own. */
export const taken = (error: unknown): unknown =>
  error instanceof RosaError && error.kind === 'conflict' && error.extra['key'] === 'username'
    ? refuse('conflict', 'accounts.usernameTaken', {}, [
        wrong('username', 'accounts.usernameTaken', {}),
      ])
    : error;

/**
 * An account as it will be kept, once what is asked for has been judged.
 *
 * @throws `invalid` field by field; `forbidden` for one the caller may not make
 */
export const buildAccount = async (
  context: Context,
  scope: Scope,
  input: NewAccount,
): Promise<Account> => {
  const username = checkNew(context, scope, input);
  const standing = standingOf(input);
  return {
    ...standing,
    username,
    name: input.name,
    active: input.active ?? true,
    passwordHash: await hashPassword(input.password),
    seat: seatOf(context, standing),
    epoch: 0,
  };
};

/** Judges what is asked for without the work of a hash, and reads the username as it is kept. */
const checkNew = (context: Context, scope: Scope, input: NewAccount): string => {
  const username = input.username.trim().toLowerCase();
  const errors = [
    ...(USERNAME.test(username) ? [] : [wrong('username', 'accounts.usernameForm', {})]),
    ...passwordErrors(input.password, username),
  ];
  if (errors.length > 0) throw invalid(errors);
  checkStanding(context, scope, input);
  return username;
};

/**
 * Creates an account, once for an id or an `Idempotency-Key`.
 *
 * @throws `invalid` field by field; `forbidden` for one the caller may not make; `conflict` for a username in use
 */
export const createAccount = async (
  context: Context,
  scope: Scope,
  input: NewAccount,
  idempotencyKey?: string,
): Promise<{ account: Stored<Account>; first: boolean }> => {
  checkNew(context, scope, input);
  const id = input.id ?? newId();
  const creation = { id, idempotencyKey, route: 'POST /accounts' };
  const changes = async () => {
    const account = await buildAccount(context, scope, input);
    return [{ op: 'put', bank: accountsBank, id, expect: 0, record: account } as const];
  };
  try {
    const { record, first } = await createOnce(
      context.store,
      scope,
      accountsBank,
      creation,
      changes,
    );
    if (first) await recordCreation(context, scope, record);
    return { account: record, first };
  } catch (error) {
    throw taken(error);
  }
};

const recordCreation = (
  context: Context,
  scope: Scope,
  { id, role }: Stored<Account>,
): Promise<void> =>
  context.audit.record({
    scope,
    action: 'accounts.create',
    subjects: [],
    detail: { account: id, role },
  });
