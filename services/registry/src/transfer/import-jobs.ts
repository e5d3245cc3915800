import type { Readable } from 'node:stream';
import {
  newId,
  RosaError,
  systemScope,
  type Clock,
  type FieldError,
  type Scope,
} from '@rosa/domain';
import {
  createOnce,
  getRecord,
  refuse,
  retryStale,
  wrong,
  type AuditTrail,
  type BankTransfer,
  type Logger,
  type Timer,
} from '@rosa/service-kit';
import type { Page, Store, Stored } from '@rosa/store';
import { importBank, type ImportJob } from './import-bank.js';
import { ImportFiles, type ListKind } from './import-files.js';
import { ImportsHere, type Running } from './imports-here.js';
import { BEAT_MS, ImportTenure } from './import-tenure.js';
import type { ImportReport } from './report.js';
import { runImport } from './run-import.js';

export interface ImportJobsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly audit: AuditTrail;
  readonly log: Logger;
  /** Every bank that may be written, in order. */
  readonly transfers: () => readonly BankTransfer[];
  readonly folder: string;
  /** Bytes an upload may have. */
  readonly maxBytes: number;
  /** Given where other copies of the registry share the store and the folder; without it there are none. */
  readonly copies?: Timer;
}

export interface NewImport {
  readonly body: Readable;
  /** How the upload's name ends: `csv`, `ndjson`, or nothing where its content tells. */
  readonly form: 'csv' | 'ndjson' | null;
  readonly dryRun: boolean;
  readonly idempotencyKey: string | undefined;
}

/** What of a job is between the copies of the registry. */
type Inner = 'by' | 'holder' | 'seenAt' | 'isStopping';

/** A job as it is told: with the state a restart left it in, and the progress of this moment. */
export type ToldImport = Omit<Stored<ImportJob>, 'state' | Inner> & {
  readonly state: ImportJob['state'] | 'interrupted';
};

/** The right to import is the central team's and covers every bank; who did it stays in the history. */
const importing = (scope: Scope): Scope => ({ ...scope, role: 'system', territory: 'all' });

const errorsOf = (error: RosaError, path: string, file: string): readonly FieldError[] =>
  error.errors.length > 0
    ? error.errors.map((each) => (each.field === path ? { ...each, field: file } : each))
    : [{ field: '', code: error.kind, message: error.message }];

const NONE = { errors: 'transfer.noErrors', warnings: 'transfer.noWarnings' } as const;

const SYSTEM = systemScope('import');

/** The name in which a job goes on. */
const scopeOf = ({ by }: ImportJob): Scope => ({ ...by, role: 'central', territory: 'all' });

/** Imports asked for over HTTP: each is kept, told while it runs, stopped, taken up again, by whichever copy is asked. */
export class ImportJobs {
  private readonly here = new ImportsHere();
  private readonly files: ImportFiles;
  private readonly tenure: ImportTenure;
  private stopTimers: (() => void)[] = [];

  constructor(private readonly deps: ImportJobsDeps) {
    this.files = new ImportFiles(deps.folder, deps.maxBytes);
    this.tenure = new ImportTenure(deps, newId(), deps.copies !== undefined);
  }

  /** Where there are other copies: says how imports go, and takes up what a dead copy left. */
  watch(): void {
    const { copies, log } = this.deps;
    if (!copies) return;
    const lost = (error: unknown): void => log.warn({ reason: (error as Error).message }, 'import');
    this.stopTimers = [
      copies.every(BEAT_MS, () => void this.beat().catch(lost)),
      copies.every(BEAT_MS, () => void this.takeUp().catch(lost)),
    ];
  }

  /** Leaves off at the end of the batches under way, so that another copy takes the imports up. */
  async leave(): Promise<void> {
    for (const stop of this.stopTimers.splice(0)) stop();
    const mine = this.here.all();
    for (const [, running] of mine) running.stop.abort(LEAVING);
    await Promise.all(mine.map(([, { ended }]) => ended));
  }

  /** Says how far the imports of this copy are, and stops those someone asked another copy to stop. */
  async beat(): Promise<void> {
    for (const [id, { progress, stop }] of this.here.all())
      if (!(await this.tenure.beat(SYSTEM, id, progress))) stop.abort();
  }

  /** Takes up, from the first row, the imports nobody is at: rows that went in before are found there. */
  async takeUp(): Promise<void> {
    const where = [{ key: 'state', is: 'running' }];
    const { items } = await this.deps.store.find(SYSTEM, importBank, { where, limit: 100 });
    for (const job of items) {
      if (this.here.ids().has(job.id) || this.tenure.isElsewhere(job)) continue;
      if (job.isStopping || !(await this.files.hasUpload(job.file))) continue;
      await this.here.aboutTo(job.id, async () => {
        const taken = await this.tenure.takeOver(SYSTEM, job);
        if (taken) this.begin(scopeOf(taken), taken);
      });
    }
  }

  /** Keeps the upload, then begins. A repeated request answers with the job it began. */
  async start(scope: Scope, asked: NewImport): Promise<ToldImport> {
    const { store, audit } = this.deps;
    const id = newId();
    const file = asked.form ? `${id}.${asked.form}` : id;
    await this.files.keep(file, asked.body);
    const { idempotencyKey, dryRun } = asked;
    const creation = { id, idempotencyKey, route: 'POST /imports' };
    const { record, first } = await this.here.aboutTo(id, async () => {
      const made = await createOnce(store, scope, importBank, creation, async () => [
        { op: 'put', bank: importBank, id, expect: 0, record: this.begun(scope, file, dryRun) },
      ]);
      if (made.first) this.begin(scope, made.record);
      return made;
    });
    if (!first) await this.files.drop(file);
    await audit.record({ scope, action: 'imports.create', subjects: [], detail: { id, dryRun } });
    return this.told(record);
  }

  async list(
    scope: Scope,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<ToldImport>> {
    const here = this.here.ids();
    const order = { orderBy: 'startedAt', descending: true };
    const found = await this.deps.store.find(scope, importBank, { ...page, ...order });
    return { ...found, items: found.items.map((job) => this.told(job, here)) };
  }

  async get(scope: Scope, id: string): Promise<ToldImport> {
    const here = this.here.ids();
    return this.told(await getRecord(this.deps.store, scope, importBank, id), here);
  }

  /** What is listed so far of the rows refused, or of those that went in. @throws `notFound` where nothing is */
  async found(scope: Scope, id: string, kind: ListKind): Promise<Readable> {
    const { file } = await this.get(scope, id);
    const { audit } = this.deps;
    await audit.record({ scope, action: `imports.${kind}`, subjects: [], detail: { id } });
    const found = await this.files.readList(file, kind);
    if (!found) throw refuse('notFound', NONE[kind], {});
    return found;
  }

  /** Takes up again, from the first row, what was stopped, failed or cut short. @throws `conflict` for what was not */
  async resume(scope: Scope, id: string): Promise<ToldImport> {
    const { store, audit } = this.deps;
    const here = this.here.ids();
    const job = await getRecord(store, scope, importBank, id);
    const { state } = this.told(job, here);
    if (state === 'running' || state === 'done' || !(await this.files.hasUpload(job.file)))
      throw refuse('conflict', 'transfer.notResumable', {});
    const record = this.begun(scope, job.file, job.dryRun);
    const again = await this.here.aboutTo(id, async () => {
      const put = { op: 'put', bank: importBank, id, expect: job.rev, record } as const;
      const [meta] = await store.commit(scope, [put]);
      const written = { ...record, ...meta! };
      this.begin(scope, written);
      return written;
    });
    await audit.record({ scope, action: 'imports.resume', subjects: [], detail: { id } });
    return this.told(again);
  }

  /** Stops one that runs, at the end of its batch; of one that does not, takes away the job and its files. */
  async stop(scope: Scope, id: string): Promise<void> {
    const job = await getRecord(this.deps.store, scope, importBank, id);
    const running = this.here.get(id);
    const { audit, store } = this.deps;
    if (running) running.stop.abort();
    else if (job.state === 'running' && this.tenure.isElsewhere(job)) {
      await retryStale(async () => {
        const now = await getRecord(store, scope, importBank, id);
        await this.tenure.put(scope, now, { isStopping: true });
      });
    } else {
      await store.commit(scope, [{ op: 'delete', bank: importBank, id, expect: job.rev }]);
      await this.files.drop(job.file);
    }
    await audit.record({ scope, action: 'imports.stop', subjects: [], detail: { id } });
  }

  private begun(scope: Scope, file: string, dryRun: boolean): ImportJob {
    const startedAt = this.deps.clock.now().toISOString();
    return {
      state: 'running',
      file,
      dryRun,
      by: {
        actor: scope.actor,
        name: scope.name,
        purpose: scope.purpose,
        requestId: scope.requestId,
      },
      ...this.tenure.taken(),
      startedAt,
      endedAt: null,
      progress: null,
      report: null,
      errors: [],
    };
  }

  /** @param here the imports of this copy as they were before the job was read: what has ended since was not cut short */
  private told(job: Stored<ImportJob>, here = this.here.ids()): ToldImport {
    const { by: _by, holder: _holder, seenAt: _seen, isStopping: _stopping, ...told } = job;
    const running = this.here.get(job.id);
    if (running) return { ...told, state: 'running', progress: running.progress };
    const isAtWork = here.has(job.id) || this.tenure.isElsewhere(job);
    return job.state === 'running' && !isAtWork ? { ...told, state: 'interrupted' } : told;
  }

  private begin(scope: Scope, job: Stored<ImportJob>): void {
    this.here.begin(job.id, (running) =>
      // Where the store itself is gone the job stays `running` in it, and is told as interrupted.
      this.run(scope, job, running).catch((error: unknown) =>
        this.deps.log.error({ err: error, id: job.id }, 'import'),
      ),
    );
  }

  private async run(scope: Scope, job: Stored<ImportJob>, running: Running): Promise<void> {
    const path = this.files.upload(job.file);
    try {
      const { files: _files, ...report } = await runImport({
        files: [path],
        listsAt: () => this.files.upload(job.file),
        transfers: this.deps.transfers(),
        scope: importing(scope),
        dryRun: job.dryRun,
        signal: running.stop.signal,
        onProgress: ({ file: _file, ...progress }) => (running.progress = progress),
      });
      if (running.stop.signal.reason === LEAVING) return await this.giveUp(job.id, running);
      await this.end(job.id, running, { state: stateOf(report), report });
      if (!report.stopped) await this.files.dropUpload(job.file);
    } catch (error) {
      const foreseen = error instanceof RosaError;
      if (!foreseen) this.deps.log.error({ err: error, id: job.id }, 'import');
      const errors = foreseen
        ? errorsOf(error, path, job.file)
        : [wrong('', 'http.unforeseen', {})];
      await this.end(job.id, running, { state: 'failed', errors });
      // What cannot be read cannot be taken up again either.
      if (foreseen && error.kind === 'invalid') await this.files.dropUpload(job.file);
    }
  }

  /** Of what another copy has taken over meanwhile, the end is for that one to tell. */
  private async end(id: string, { progress }: Running, how: Partial<ImportJob>): Promise<void> {
    const endedAt = this.deps.clock.now().toISOString();
    await this.tenure.change(SYSTEM, id, () => ({ progress, endedAt, ...how }));
  }

  private async giveUp(id: string, { progress }: Running): Promise<void> {
    await this.tenure.change(SYSTEM, id, () => ({ progress, holder: null }));
  }
}

/** Why a copy that stops leaves an import off: nobody asked for the import to end. */
const LEAVING = new Error('leaving');

const stateOf = ({ stopped }: Pick<ImportReport, 'stopped'>): ImportJob['state'] =>
  stopped ? 'stopped' : 'done';
