import type { Clock, Outcome, Reference, Scope, Worker } from '@rosa/domain';
import type { SearchEngine } from '@rosa/search';
import type { AuditTrail, Logger } from '@rosa/service-kit';
import type { Store } from '@rosa/store';

/** What the opportunity bank needs of others. */

/** A person as lists are explained with: whole, and whether the caller may see who it is. */
export interface KnownPerson {
  readonly worker: Worker;
  readonly inReach: boolean;
}

/** The registry, in this process or across the network. */
export interface RegistryClient {
  /** Those found, in the order of `ids`, wherever their record is kept: what of it is shown is masked here. */
  people(scope: Scope, ids: readonly string[]): Promise<readonly KnownPerson[]>;
}

/** An outcome as the registry keeps it, with whom it is of. */
export type RecordedOutcome = Outcome & { readonly id: string; readonly workerId: string };

/** The registry's outcomes, re-read by id when one is recorded or taken back. */
export interface OutcomeReader {
  /** Those found. */
  read(ids: readonly string[]): Promise<readonly RecordedOutcome[]>;
  /** Of these ids, the outcomes that were taken back, as they last were: what they did here is undone. */
  withdrawn(ids: readonly string[]): Promise<readonly RecordedOutcome[]>;
}

/**
 * Why a list drawn now may lack someone: the index is catching up at start, a change has waited for over 5 s, or a part of
 * the engine did not answer.
 */
export type Incomplete = 'catchingUp' | 'behind' | 'partial';

/** What the use cases are given. */
export interface OpportunityDeps {
  /** Opened with every bank of `opportunityBanks`. */
  readonly store: Store;
  readonly search: SearchEngine;
  readonly registry: RegistryClient;
  /** What the indexer says of the index now; empty when a list drawn now is complete. */
  readonly incomplete: () => Promise<readonly Incomplete[]>;
  readonly outcomes: OutcomeReader;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly audit: AuditTrail;
  readonly log: Logger;
}
