import { invalid, newId, systemScope, type Scope } from '@rosa/domain';
import { wrong } from '@rosa/service-kit';
import type { Change } from '@rosa/store';
import { invitationsBank, type Invitation } from '../banks/invitations.js';
import type { TellCompany } from '../ports.js';
import type { Context } from './context.js';
import { hashOf, newSecret } from './secrets.js';

const SYSTEM = systemScope('gateway');
const TWO_WEEKS = 14 * 24 * 60 * 60_000;
/** More than one company has open at once. */
const ALL = 500;

export interface Invited {
  /** The end of the link: shown now, and never again. */
  readonly token: string;
  readonly companyName: string;
  /** Instant. */
  readonly expiresAt: string;
}

const lies = ({ territory }: Scope, comune: string): boolean =>
  territory === 'all' || territory.some((prefix) => comune.startsWith(prefix));

/** Whoever invites sweeps what the company let lapse. */
const removalsOfLapsed = async (
  { store, clock }: Context,
  companyId: string,
): Promise<readonly Change[]> => {
  const where = [{ key: 'companyId', is: companyId }];
  const { items } = await store.find(SYSTEM, invitationsBank, { where, limit: ALL });
  const now = clock.now().toISOString();
  return items
    .filter(({ expiresAt }) => expiresAt <= now)
    .map(({ id, rev }) => ({ op: 'delete', bank: invitationsBank, id, expect: rev }));
};

/**
 * Invites a company with its seat or a site in the caller's territory to make its account. Repeated, it makes another
 * invitation: the first one's token could not be shown again.
 *
 * @throws `invalid` where no such company is in reach
 */
export const inviteCompany = async (
  context: Context,
  tellCompany: TellCompany,
  scope: Scope,
  companyId: string,
): Promise<Invited> => {
  const company = await tellCompany(scope, companyId);
  const seat = company?.places.find((comune) => lies(scope, comune));
  if (!company || seat === undefined) {
    throw invalid([wrong('companyId', 'opportunities.unknownCompany', {})]);
  }
  const token = newSecret();
  const expiresAt = new Date(context.clock.now().getTime() + TWO_WEEKS).toISOString();
  const { name: companyName } = company;
  const record: Invitation = { companyId, companyName, seat, hash: hashOf(token), expiresAt };
  const lapsed = await removalsOfLapsed(context, companyId);
  const id = newId();
  await context.store.commit(scope, [{ op: 'put', bank: invitationsBank, id, expect: 0, record }]);
  if (lapsed.length > 0) await context.store.commit(SYSTEM, lapsed);
  const detail = { company: companyId, invitation: id };
  await context.audit.record({ scope, action: 'invitations.create', subjects: [], detail });
  return { token, companyName, expiresAt };
};
