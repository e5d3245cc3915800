import { accessOfWorker, type Checking, type Scope, type Worker } from '@rosa/domain';
import {
  contentOf,
  createOnce,
  getRecord,
  getRecordAt,
  putContent,
  readNew,
  refuse,
} from '@rosa/service-kit';
import type { Bank, Change, Page, Stored } from '@rosa/store';
import type { About, Paper } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { besidePerson, getWorker } from './get-worker.js';

/**
 * Papers about one person (interviews, plans, outcomes…). Whoever reaches the person reaches their papers, wherever the
 * person lived when each was written; no one reaches them otherwise.
 */

/** What a paper says of its person and its writer: the territory is the one the person lives in as it is written. */
export const aboutOf = (scope: Scope, worker: Worker): About => ({
  workerId: worker.id,
  territory: accessOfWorker(worker).territory ?? '',
  enteredBy: scope.name,
});

/** A paper of this person, for a caller who reaches them. @throws `notFound`, also for someone else's */
const paperOf = async <T extends object>(
  read: () => Promise<Stored<Paper<T>>>,
  workerId: string,
): Promise<Stored<Paper<T>>> => {
  const paper = await read();
  if (paper.workerId === workerId) return paper;
  throw refuse('notFound', 'http.noSuchRecord', { id: paper.id });
};

/** A person's papers of one bank, the latest day first. */
export const listPapers = async <T extends object>(
  deps: RegistryDeps,
  scope: Scope,
  bank: Bank<Paper<T>>,
  workerId: string,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<Stored<Paper<T>>>> => {
  await getWorker(deps, scope, workerId);
  const found = await deps.store.find(besidePerson(scope), bank, {
    ...page,
    where: [{ key: 'workerId', is: workerId }],
    orderBy: 'day',
    descending: true,
  });
  await deps.audit.record({ scope, action: `${bank.name}.list`, subjects: [workerId] });
  return found;
};

/** A person's paper, and the look recorded. @throws `notFound`, also for someone else's */
export const lookAtPaper = async <T extends object>(
  deps: RegistryDeps,
  scope: Scope,
  bank: Bank<Paper<T>>,
  workerId: string,
  id: string,
): Promise<Stored<Paper<T>>> => {
  await getWorker(deps, scope, workerId);
  const read = () => getRecord(deps.store, besidePerson(scope), bank, id);
  const paper = await paperOf(read, workerId);
  await deps.audit.record({ scope, action: `${bank.name}.read`, subjects: [workerId] });
  return paper;
};

/** A paper as it is handed in, and what its bank makes of it. */
export interface NewPaper<T extends object> {
  readonly bank: Bank<Paper<T>>;
  readonly workerId: string;
  /** As a client writes it, with the `id` it made where it made one. */
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  readonly parse: (input: unknown, at: Checking) => T;
  /** The paper's content, and what is written with it in the same act, decided on the person as they are now. */
  readonly decide: (
    content: T,
    worker: Worker,
    id: string,
  ) => Promise<{ readonly content: T; readonly also: readonly Change[] }>;
}

/**
 * Keeps a paper, once, in one act with what it changes.
 *
 * @throws `notFound`, `invalid` by field, `conflict` where the id is another paper's, `stale` where the person's record
 *   changed while the act was decided
 */
export const createPaper = async <T extends object>(
  deps: RegistryDeps,
  scope: Scope,
  { bank, workerId, body, idempotencyKey, parse, decide }: NewPaper<T>,
): Promise<Stored<Paper<T>>> => {
  await getWorker(deps, scope, workerId);
  const at = checkingOf(deps);
  const { id, content: read } = readNew(body, at, parse);
  const creation = { id, idempotencyKey, route: `POST /workers/${workerId}/${bank.name}` };
  const { record } = await createOnce(deps.store, besidePerson(scope), bank, creation, async () => {
    const worker = await getWorker(deps, scope, workerId);
    const { content, also } = await decide(read, worker, id);
    const paper = { ...content, ...aboutOf(scope, worker) };
    return [{ op: 'put', bank, id, expect: 0, record: paper }, ...also];
  });
  if (record.workerId !== workerId) throw refuse('conflict', 'http.idUsed', {});
  await deps.audit.record({ scope, action: `${bank.name}.create`, subjects: [workerId] });
  return record;
};

/** What a person's paper is, and the revision a change to it was decided on. */
export interface PaperAt<T extends object> {
  readonly bank: Bank<Paper<T>>;
  readonly workerId: string;
  readonly id: string;
  readonly expected: number | 'any';
}

/** A person's paper as a change to it was decided on. @throws `notFound`, `stale` */
export const paperAt = async <T extends object>(
  deps: RegistryDeps,
  scope: Scope,
  { bank, workerId, id, expected }: PaperAt<T>,
): Promise<Stored<Paper<T>>> => {
  await getWorker(deps, scope, workerId);
  return paperOf(() => getRecordAt(deps.store, besidePerson(scope), bank, id, expected), workerId);
};

/** Changes a paper; `change` takes its content as it is to what it becomes. */
export const changePaper = async <T extends object>(
  deps: RegistryDeps,
  scope: Scope,
  which: PaperAt<T>,
  change: (content: T) => T | Promise<T>,
): Promise<Stored<Paper<T>>> => {
  const { store, audit } = deps;
  const before = await paperAt(deps, scope, which);
  const { workerId, territory, enteredBy, ...content } = contentOf<Paper<T>>(before);
  const changed = await change(content as unknown as T);
  const record = { ...changed, workerId, territory, enteredBy };
  const after = await putContent(store, besidePerson(scope), which.bank, before, record);
  await audit.record({ scope, action: `${which.bank.name}.update`, subjects: [workerId] });
  return after;
};

/** @throws `notFound`, `stale` where the paper is at another revision than was said */
export const deletePaper = async <T extends object>(
  deps: RegistryDeps,
  scope: Scope,
  which: PaperAt<T>,
): Promise<void> => {
  const { id, rev, workerId } = await paperAt(deps, scope, which);
  await deps.store.commit(besidePerson(scope), [
    { op: 'delete', bank: which.bank, id, expect: rev },
  ]);
  await deps.audit.record({ scope, action: `${which.bank.name}.delete`, subjects: [workerId] });
};
