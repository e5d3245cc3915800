import { newId, RosaError, systemScope, type Scope } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { accountsBank } from '../banks/accounts.js';
import { invitationsBank, type Invitation } from '../banks/invitations.js';
import { scopeOfAccount } from './authenticate.js';
import type { Context } from './context.js';
import { buildAccount, taken } from './create-account.js';
import { hashOf } from './secrets.js';

const SYSTEM = systemScope('gateway');

/** Unknown, used and lapsed are told alike: whoever holds no live invitation learns nothing. */
const noInvitation = (): RosaError => refuse('notFound', 'accounts.noInvitation', {});

const liveInvitation = async (
  { store, clock }: Context,
  token: string,
): Promise<Stored<Invitation>> => {
  const where = [{ key: 'hash', is: hashOf(token) }];
  const { items } = await store.find(SYSTEM, invitationsBank, { where, limit: 1 });
  const [invitation] = items;
  if (!invitation || invitation.expiresAt <= clock.now().toISOString()) throw noInvitation();
  return invitation;
};

/** Which company a token invites, and until when. @throws `notFound` */
export const lookAtInvitation = async (
  context: Context,
  token: string,
): Promise<Pick<Invitation, 'companyName' | 'expiresAt'>> => {
  const { companyName, expiresAt } = await liveInvitation(context, token);
  return { companyName, expiresAt };
};

export interface Acceptance {
  readonly token: string;
  readonly username: string;
  readonly password: string;
  /** Of whoever will use the account. */
  readonly name: string;
}

/** Of two who accept at once the later finds the invitation gone. */
const lateOrTaken = (error: unknown): unknown =>
  error instanceof RosaError && ['stale', 'notFound'].includes(error.kind)
    ? noInvitation()
    : taken(error);

/**
 * Makes the company's account, and uses the invitation up in the same commit.
 *
 * @throws `notFound` for a token that invites no one (any more), `invalid` field by field, `conflict` for a username in use
 */
export const acceptInvitation = async (
  context: Context,
  { token, ...wanted }: Acceptance,
  requestId: string,
): Promise<{ readonly username: string }> => {
  const { id, rev, companyId } = await liveInvitation(context, token);
  const account = await buildAccount(context, SYSTEM, { ...wanted, role: 'employer', companyId });
  const accountId = newId();
  try {
    await context.store.commit(SYSTEM, [
      { op: 'put', bank: accountsBank, id: accountId, expect: 0, record: account },
      { op: 'delete', bank: invitationsBank, id, expect: rev },
    ]);
  } catch (error) {
    throw lateOrTaken(error);
  }
  const made = (await context.store.get(SYSTEM, accountsBank, accountId))!;
  const scope: Scope = { ...scopeOfAccount(made, context.catalogue), requestId };
  const detail = { account: accountId, company: companyId, invitation: id };
  await context.audit.record({ scope, action: 'invitations.accept', subjects: [], detail });
  return { username: account.username };
};
