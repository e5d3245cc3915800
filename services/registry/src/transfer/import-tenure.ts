import { RosaError, type Clock, type Scope } from '@rosa/domain';
import { retryStale } from '@rosa/service-kit';
import type { Store, Stored } from '@rosa/store';
import { importBank, type ImportJob } from './import-bank.js';

/** How often a copy says that it is still at an import, ms, where several share the store. */
export const BEAT_MS = 2_000;

/** After this long without a word a copy is taken for dead, ms; the machines' clocks must agree far better than that. */
const SILENCE_MS = 10_000;

/** Every import is the central team's to see; who began it stays with the job. */
type Context = { readonly store: Store; readonly clock: Clock };

/** Which copy of the registry runs an import, told in the store so that each copy can say how it goes. */
export class ImportTenure {
  constructor(
    private readonly context: Context,
    /** This copy. */
    readonly holder: string,
    /** Whether other copies share the store; where none does, what this one does not run nobody runs. */
    readonly isShared: boolean,
  ) {}

  /** Does some other copy run it, as far as can be told? */
  isElsewhere({ holder, seenAt }: ImportJob): boolean {
    if (!this.isShared || holder === null || holder === this.holder) return false;
    return this.context.clock.now().getTime() - Date.parse(seenAt) < SILENCE_MS;
  }

  /** What a job is when this copy begins it. */
  taken(): Pick<ImportJob, 'holder' | 'seenAt' | 'isStopping'> {
    return { holder: this.holder, seenAt: this.now(), isStopping: false };
  }

  /**
   * Says that this copy is still at it and how far it is.
   *
   * @returns false where it is to leave off: someone asked for that, or another copy has taken it over
   */
  async beat(scope: Scope, id: string, progress: ImportJob['progress']): Promise<boolean> {
    const job = await this.change(scope, id, ({ isStopping }) =>
      isStopping ? undefined : { progress, seenAt: this.now() },
    );
    return job !== undefined;
  }

  /** Changes a job that this copy holds; `undefined` where it holds it no more, or there is nothing to change. */
  async change(
    scope: Scope,
    id: string,
    how: (job: ImportJob) => Partial<ImportJob> | undefined,
  ): Promise<Stored<ImportJob> | undefined> {
    return retryStale(async () => {
      const job = await this.context.store.get(scope, importBank, id);
      const changed = job?.holder === this.holder ? how(job) : undefined;
      return job && changed ? this.put(scope, job, changed) : undefined;
    });
  }

  /** Writes a job over the revision it was read at. @throws `stale` where another was quicker */
  async put(
    scope: Scope,
    { id, rev, createdAt: _created, updatedAt: _updated, ...job }: Stored<ImportJob>,
    how: Partial<ImportJob>,
  ): Promise<Stored<ImportJob>> {
    const record: ImportJob = { ...job, ...how };
    const put = { op: 'put', bank: importBank, id, expect: rev, record } as const;
    const [meta] = await this.context.store.commit(scope, [put]);
    return { ...record, ...meta! };
  }

  /** Tries to take over what nobody is at any more; `undefined` where another copy did. */
  async takeOver(scope: Scope, job: Stored<ImportJob>): Promise<Stored<ImportJob> | undefined> {
    try {
      return await this.put(scope, job, this.taken());
    } catch (error) {
      if (!(error instanceof RosaError) || error.kind !== 'stale') throw error;
      return undefined;
    }
  }

  private now(): string {
    return this.context.clock.now().toISOString();
  }
}
