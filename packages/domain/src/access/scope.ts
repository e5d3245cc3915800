/** Who asks, in what role, for which territory and why: every store and search call takes one. */

export const ROLES = [
  'operator',
  'animator',
  'lead',
  'central',
  'employer',
  'body',
  'worker',
] as const;

export type Role = (typeof ROLES)[number];

/**
 * Provinces by three digits and comuni by six, each a prefix of the comuni it holds; or the whole country. A region (two
 * digits) is spelt out in provinces by {@link territoryOf} when an account or a token is read.
 */
export type Territory = 'all' | readonly string[];

/** Spells regions out in provinces, so that a territory is a list of prefixes of comune codes. */
export const territoryOf = (
  codes: readonly string[],
  provincesOf: (region: string) => readonly string[],
): Territory => codes.flatMap((code) => (code.length === 2 ? provincesOf(code) : [code]));

export interface Scope {
  /** Account or token id; for the system, the name of the part that acts. */
  readonly actor: string;
  /** What is written beside an act ("ascertained by"). */
  readonly name: string;
  readonly role: Role | 'system';
  readonly territory: Territory;
  /** The employer's company. */
  readonly companyId?: string;
  /** The body's code. */
  readonly bodyCode?: string;
  /** The worker's own record. */
  readonly workerId?: string;
  /** Why this access happens, recorded with every look. */
  readonly purpose: string | null;
  readonly requestId: string;
}

/** The scope of Rosa's own machinery (relay, indexer, migrations): sees everything, and never comes from a request. */
export const systemScope = (part: string): Scope => ({
  actor: `system:${part}`,
  name: part,
  role: 'system',
  territory: 'all',
  purpose: null,
  requestId: `system:${part}`,
});
