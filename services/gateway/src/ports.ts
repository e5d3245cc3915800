import type { Reference, RosaError, Scope } from '@rosa/domain';
import type { Route } from '@rosa/service-kit';

/** What the gateway asks of others; an app puts real ones in. */

export const CLASSIFICATIONS = ['comuni', 'occupations', 'sectors', 'skills', 'licences'] as const;

export type Classification = (typeof CLASSIFICATIONS)[number];

/** A page of a classification's entries: `code`, labels, and what the kind adds. */
export interface Suggestions {
  readonly items: readonly object[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** The classifications: look-ups, type-ahead, and which provinces a region holds. */
export interface Catalogue extends Pick<Reference, 'comune' | 'province' | 'region'> {
  /**
   * Entries whose code or label answers to `q`, best first; all of them, by code, where it is empty.
   *
   * @param limit 1 to 500
   * @param cursor as returned with the page before; fails as `invalid` when it is not one
   */
  suggest(kind: Classification, q: string, limit: number, cursor?: string): Suggestions;
  /** The entries of these codes, as `suggest` gives them; a code that is none is left out. */
  named(kind: Classification, codes: readonly string[]): readonly object[];
  /** Three-digit codes; empty for a region that does not exist. */
  provincesOf(region: string): readonly string[];
}

/** Is this worker's record in the caller's reach? Asked of the registry. */
export type CanSeeWorker = (scope: Scope, workerId: string) => Promise<boolean>;

/** A company as those who invite it are told of it. */
export interface InvitedCompany {
  readonly name: string;
  /** Comuni of the seat, which comes first, and of the sites. */
  readonly places: readonly string[];
}

/** The company, where the caller reads it. Asked of the opportunity bank. */
export type TellCompany = (scope: Scope, companyId: string) => Promise<InvitedCompany | undefined>;

/** What a service says of its part of the API. */
export interface DocumentPart {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

/** The services of other processes: what they answer is known once they have said it, and may change. */
export interface RemoteServices {
  /** Their routes, each of which passes the call on; the same list until it changes. */
  routes(): readonly Route[];
  /** Their parts of the API's description; the same list until it changes. */
  documents(): readonly DocumentPart[];
  /** While a service has not said what it answers, that it is unavailable; nothing once all have. */
  silent(): RosaError | undefined;
}
