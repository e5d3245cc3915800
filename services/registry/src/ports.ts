import type {
  Clock,
  Outcome,
  QuestionSet,
  Reference,
  Scope,
  Worker,
  WorkerDocument,
  WorkerRecord,
} from '@rosa/domain';
import type { SearchEngine } from '@rosa/search';
import type { AuditTrail, BankTransfer, Logger, Records, Timer } from '@rosa/service-kit';
import type { Store, Stored } from '@rosa/store';
import type { Paper } from './banks.js';

/** What the registry needs of others, and what it offers them. */

/** A person's place on a roster of the opportunity bank. */
export interface RosterSeat {
  /** Where the work is. */
  readonly comune: string;
  /** Why the person no longer stands on it, as the catalogue's `withdrawal.` names it; `null` for those who do. */
  readonly withdrawn: { readonly why: string; readonly on: string | null } | null;
}

/** Asked of the opportunity bank. */
export interface RosterClient {
  /** `undefined` where the roster does not hold this person. */
  seat(scope: Scope, rosterId: string, workerId: string): Promise<RosterSeat | undefined>;
}

/** Asked of the opportunity bank, where the central team's questions are kept. */
export interface QuestionClient {
  /** A version of the questions, which never changes once written; `undefined` where there is none. */
  set(scope: Scope, track: QuestionSet['track'], version: number): Promise<QuestionSet | undefined>;
}

/** What the use cases are given. */
export interface RegistryDeps {
  /** Opened with every bank of `registryBanks`. */
  readonly store: Store;
  readonly search: SearchEngine;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly audit: AuditTrail;
  readonly rosters: RosterClient;
  readonly questions: QuestionClient;
  readonly log: Logger;
  readonly transfer?: TransferSettings;
  /** The indexer is another process, which reads records over HTTP: nothing of an import is projected for it beforehand. */
  readonly indexedElsewhere?: boolean;
}

/** How imports and exports over HTTP are set up. */
export interface TransferSettings {
  /** The other services' banks, so that one import and one export drive all: asked when one begins. */
  readonly others: () => readonly BankTransfer[];
  /** Where uploads wait: on the data's own disk, so that an import cut short by a restart can be taken up again. */
  readonly folder: string;
  /** Bytes an upload may have. */
  readonly maxBytes: number;
  /** Given where other copies of the registry share the store and the folder. */
  readonly copies?: Timer;
}

/** The records the indexer re-reads: with the system's own eyes, whole. */
export interface WorkerRecords extends Records<WorkerRecord> {
  /**
   * Of people just imported, what the search is to hold, each once: it holds as long as the record has the revision it says,
   * and spares reading it again.
   */
  fresh(ids: readonly string[]): readonly WorkerDocument[];
}

/** A person as the opportunity bank explains a list with: whole, and whether the caller may see who it is. */
export interface KnownPerson {
  readonly worker: Worker;
  readonly inReach: boolean;
}

/** The trusted read behind lists, which rank everyone everywhere: what of it is shown is the reader's to mask. */
export interface PeopleReader {
  /** Those found, in the order of `ids`. */
  read(scope: Scope, ids: readonly string[]): Promise<readonly KnownPerson[]>;
}

/** An outcome as it is kept, with whose it is. */
export type RecordedOutcome = Stored<Paper<Outcome>>;

/** What `outcome.recorded` is about, re-read by id; with the system's own eyes. */
export interface OutcomeReader {
  /** Those found, in the order of `ids`. */
  read(ids: readonly string[]): Promise<readonly RecordedOutcome[]>;
  /** Of these ids, the outcomes that were taken back, as they last were: what they did is to be undone. */
  withdrawn(ids: readonly string[]): Promise<readonly RecordedOutcome[]>;
}
