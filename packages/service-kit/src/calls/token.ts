import { ROLES, type Clock, type Scope } from '@rosa/domain';
import { z } from 'zod';
import { refuse } from '@rosa/domain';
import type { ServiceKeys } from './keys.js';

/**
 * The token that a call between services bears: a JWT signed HS256, good for one service and one door of it, for some
 * seconds. It carries the whole scope: who asks, for which territory, why, in which request.
 */

export const SERVICES = ['gateway', 'registry', 'opportunities', 'indexer'] as const;

export type ServiceName = (typeof SERVICES)[number];

/** `api`: a person's request, passed on as it came. `internal`: a service asks on its own account or a person's. */
export type Door = 'api' | 'internal';

/** How long a token is good for, seconds: it is made for one call, and used at once. */
const LIFE = 15;

/** How far the clocks of two machines may lie apart, seconds. */
const SKEW = 5;

const territory = z.union([z.literal('all'), z.array(z.string().regex(/^\d{3}(\d{3})?$/))]);

export const ScopeClaim = z.strictObject({
  actor: z.string().min(1),
  name: z.string(),
  role: z.enum([...ROLES, 'system']),
  territory,
  companyId: z.string().optional(),
  bodyCode: z.string().optional(),
  workerId: z.string().optional(),
  purpose: z.string().nullable(),
  requestId: z.string().min(1),
});

const Claims = z.strictObject({
  iss: z.enum(SERVICES),
  aud: z.string(),
  iat: z.int(),
  exp: z.int(),
  scope: ScopeClaim,
});

const Header = z.strictObject({
  alg: z.literal('HS256'),
  typ: z.literal('JWT'),
  kid: z.string(),
});

const packed = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const unpacked = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
};

const secondsOf = (clock: Clock): number => Math.floor(clock.now().getTime() / 1000);

/** What a token is for. */
export interface Errand {
  readonly from: ServiceName;
  readonly to: ServiceName;
  readonly door: Door;
  readonly scope: Scope;
}

export const signCall = (
  keys: ServiceKeys,
  clock: Clock,
  { from, to, door, scope }: Errand,
): string => {
  const iat = secondsOf(clock);
  const claims = { iss: from, aud: `${to}/${door}`, iat, exp: iat + LIFE, scope };
  const signed = `${packed({ alg: 'HS256', typ: 'JWT', kid: keys.id })}.${packed(claims)}`;
  return `${signed}.${keys.sign(signed)}`;
};

const refused = () => refuse('unauthenticated', 'http.badServiceToken', {});

/**
 * The scope a token carries.
 *
 * @throws `unauthenticated` for a token that is malformed, signed by no key of ours, expired, or meant for another
 *   service or another door
 */
export const scopeOfCall = (
  keys: ServiceKeys,
  clock: Clock,
  token: string,
  { to, door }: Pick<Errand, 'to' | 'door'>,
): Scope => {
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  const header = Header.safeParse(unpacked(head));
  if (more.length > 0 || !header.success) throw refused();
  if (!keys.holds(header.data.kid, `${head}.${body}`, signature)) throw refused();
  const claims = Claims.safeParse(unpacked(body));
  if (!claims.success || claims.data.aud !== `${to}/${door}`) throw refused();
  const { iat, exp, scope } = claims.data;
  const now = secondsOf(clock);
  if (now < iat - SKEW || now >= exp + SKEW) throw refused();
  return scope as Scope;
};
