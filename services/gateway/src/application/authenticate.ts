import { RosaError, systemScope, type Clock, type Scope } from '@rosa/domain';
import type { Bank, Store, Stored } from '@rosa/store';
import { accountsBank, type Account } from '../banks/accounts.js';
import { sessionsBank, type Session } from '../banks/sessions.js';
import type { Standing } from '../banks/standing.js';
import { tokensBank } from '../banks/tokens.js';
import { DUTY } from '../purposes.js';
import type { Context } from './context.js';
import { hashOf } from './secrets.js';
import { isLive, type SessionLimits } from './session-life.js';
import { territoryReached } from './standing.js';

const SYSTEM = systemScope('gateway');

/** A caller before the request adds its id and its own purpose. */
export type Caller = Omit<Scope, 'requestId'>;

const callerOf = (
  { id, name, ...standing }: Standing & { readonly id: string; readonly name: string },
  catalogue: Context['catalogue'],
): Caller => ({
  actor: id,
  name,
  role: standing.role,
  territory: territoryReached(standing, catalogue),
  ...(standing.companyId === null ? {} : { companyId: standing.companyId }),
  ...(standing.bodyCode === null ? {} : { bodyCode: standing.bodyCode }),
  ...(standing.workerId === null ? {} : { workerId: standing.workerId }),
  purpose: standing.purpose ?? DUTY[standing.role],
});

export const scopeOfAccount = (account: Stored<Account>, catalogue: Context['catalogue']): Caller =>
  callerOf(account, catalogue);

interface KnownToken {
  readonly caller: Caller;
  readonly expiresAt: number;
}

interface KnownSession {
  readonly caller: Caller;
  readonly account: Stored<Account>;
  session: Stored<Session>;
}

/** Beyond this many the map is emptied rather than kept in order: it refills in a millisecond or two. */
const MOST_KNOWN = 10_000;

/**
 * Who a token or a session's cookie stands for.
 *
 * Looked-up callers are kept in this process, and all are forgotten at every commit of the gateway's store, so that
 * nothing outlives a revocation: with one process, that store changes nowhere else. Where several gateways share one
 * database each must ask it at every request (an indexed read); there `remember` is false.
 */
export class Authenticator {
  private tokens = new Map<string, KnownToken>();
  private sessions = new Map<string, KnownSession>();
  private generation = 0;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly catalogue: Context['catalogue'],
    private readonly limits: SessionLimits,
    private readonly remember: boolean,
  ) {}

  /** Called after every commit to accounts, sessions and tokens. */
  forget(): void {
    this.generation += 1;
    this.tokens.clear();
    this.sessions.clear();
  }

  /** `undefined` for a token that is unknown, revoked or expired. */
  async byToken(secret: string): Promise<Caller | undefined> {
    const hash = hashOf(secret);
    const known = this.tokens.get(hash) ?? (await this.findToken(hash));
    return known && this.clock.now().getTime() < known.expiresAt ? known.caller : undefined;
  }

  /** `undefined` for a session that is unknown, ended, idle for too long or too old. */
  async bySession(secret: string): Promise<Caller | undefined> {
    const hash = hashOf(secret);
    const known = this.sessions.get(hash) ?? (await this.findSession(hash));
    const now = this.clock.now();
    if (!known || !isLive(known.session, known.account, now, this.limits)) return undefined;
    await this.touch(known, now);
    return known.caller;
  }

  private async one<T extends object>(bank: Bank<T>, hash: string) {
    const { items } = await this.store.find(SYSTEM, bank, {
      where: [{ key: 'hash', is: hash }],
      limit: 1,
    });
    return items[0];
  }

  private async findToken(hash: string): Promise<KnownToken | undefined> {
    const generation = this.generation;
    const token = await this.one(tokensBank, hash);
    if (!token) return undefined;
    const expiresAt = token.expiresAt === null ? Infinity : Date.parse(token.expiresAt);
    const known = { caller: callerOf(token, this.catalogue), expiresAt };
    this.keep(this.tokens, generation, hash, known);
    return known;
  }

  private async findSession(hash: string): Promise<KnownSession | undefined> {
    const generation = this.generation;
    const session = await this.one(sessionsBank, hash);
    const account = session && (await this.store.get(SYSTEM, accountsBank, session.accountId));
    if (!session || !account) return undefined;
    const known = { caller: scopeOfAccount(account, this.catalogue), account, session };
    this.keep(this.sessions, generation, hash, known);
    return known;
  }

  /** What was read before a commit must not be kept after it. */
  private keep<T>(map: Map<string, T>, generation: number, hash: string, known: T): void {
    if (!this.remember || generation !== this.generation) return;
    if (map.size >= MOST_KNOWN) map.clear();
    map.set(hash, known);
  }

  /** Moves the last use on in the store, at most ten times in an idle time: not a write a request. */
  private async touch(known: KnownSession, now: Date): Promise<void> {
    const { id, rev, ...session } = known.session;
    if (now.getTime() - Date.parse(session.seenAt) < this.limits.idleMs / 10) return;
    const record = { ...session, seenAt: now.toISOString() };
    known.session = { ...known.session, ...record, rev: rev + 1 };
    try {
      await this.store.commit(SYSTEM, [{ op: 'put', bank: sessionsBank, id, expect: rev, record }]);
    } catch (error) {
      // Ended, or moved on by another request, meanwhile: the next one reads it anew.
      if (!(error instanceof RosaError)) throw error;
      this.forget();
    }
  }
}
