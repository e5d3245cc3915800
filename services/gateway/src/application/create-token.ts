import { invalid, messageOf, newId, type Lang, type Scope } from '@rosa/domain';
import { wrong } from '@rosa/service-kit';
import { tokensBank, tokenView, type Token, type TokenView } from '../banks/tokens.js';
import type { Context } from './context.js';
import { hashOf, newSecret } from './secrets.js';
import { isTerritorial, standingErrors, standingOf, type StandingInput } from './standing.js';

export interface NewToken extends StandingInput {
  /** What it is for; shown beside what it does. */
  readonly name?: string | undefined;
  /** Instant; until revoked where absent. */
  readonly expiresAt?: string | null | undefined;
}

export interface CreatedToken {
  /** The token itself: shown now, and never again. */
  readonly token: string;
  readonly record: TokenView;
  /** What whoever made it should know, as that it reaches the whole country. */
  readonly notes: readonly string[];
}

/**
 * Makes a Bearer token. Used by the command line with the system's scope, by the central team over HTTP. Repeated, it
 * makes another: what is kept of the first could not be shown again.
 *
 * @throws `invalid` field by field
 */
export const createToken = async (
  context: Context,
  scope: Scope,
  input: NewToken,
  lang: Lang = 'it',
): Promise<CreatedToken> => {
  const past = input.expiresAt != null && Date.parse(input.expiresAt) <= +context.clock.now();
  const errors = [
    ...standingErrors(input, context.catalogue),
    ...(past ? [wrong('expiresAt', 'accounts.expiryPast', {})] : []),
  ];
  if (errors.length > 0) throw invalid(errors);
  const id = newId();
  const { role } = input;
  const token = `rosa_${newSecret()}`;
  const record: Token = {
    ...standingOf(input),
    name: input.name ?? `token ${role}`,
    hash: hashOf(token),
    expiresAt: input.expiresAt ?? null,
  };
  await context.store.commit(scope, [{ op: 'put', bank: tokensBank, id, expect: 0, record }]);
  await context.audit.record({
    scope,
    action: 'tokens.create',
    subjects: [],
    detail: { token: id, role },
  });
  const made = await context.store.get(scope, tokensBank, id);
  const everywhere = isTerritorial(role) && record.territory === null;
  const notes = everywhere ? [messageOf(lang, 'accounts.wholeCountry', { role })] : [];
  return { token, record: tokenView(made!), notes };
};
