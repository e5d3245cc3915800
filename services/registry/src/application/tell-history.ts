import { findAll } from '@rosa/service-kit';
import {
  formatDay,
  todayOf,
  type Interview,
  type Outcome,
  type Scope,
  type Worker,
  type WorkerRecord,
} from '@rosa/domain';
import type { Bank, Former, Stored } from '@rosa/store';
import { registryBanks, type Paper } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { diffRecords, type FieldChange } from './diff-records.js';
import { besidePerson, getWorker } from './get-worker.js';
import { fieldsOf } from './worker-fields.js';

interface Happened {
  /** The day it counts for, in Rome. */
  readonly on: string;
  /** The instant it was entered. */
  readonly at: string;
  /** The name of who entered it; null where it is not known. */
  readonly by: string | null;
}

export type HistoryItem = Happened &
  (
    | { readonly kind: 'created' }
    | { readonly kind: 'changed'; readonly rev: number; readonly changes: readonly FieldChange[] }
    | { readonly kind: 'interview'; readonly interview: Interview & { readonly id: string } }
    | { readonly kind: 'outcome'; readonly outcome: Outcome & { readonly id: string } }
  );

const dayOf = (instant: string): string => formatDay(todayOf({ now: () => new Date(instant) }));

/** Each revision against the one before it: what changed, from what, to what, when and by whom. */
const changesOf = (
  worker: Worker,
  former: readonly Former<WorkerRecord>[],
): readonly HistoryItem[] => {
  const oldestFirst = former.toReversed();
  return oldestFirst.map(({ record, replacedAt, replacedBy }, index): HistoryItem => {
    const next = oldestFirst[index + 1]?.record ?? worker;
    return {
      kind: 'changed',
      on: dayOf(replacedAt),
      at: replacedAt,
      by: replacedBy,
      rev: next.rev,
      changes: diffRecords({ ...fieldsOf(record) }, { ...fieldsOf(next) }),
    };
  });
};

const allPapers = <T extends object>(
  { store }: RegistryDeps,
  scope: Scope,
  bank: Bank<Paper<T>>,
  workerId: string,
): Promise<readonly Stored<Paper<T>>[]> =>
  findAll(store, besidePerson(scope), bank, [{ key: 'workerId', is: workerId }]);

const said = <T extends { readonly on: string }>(paper: Stored<Paper<T>>) => {
  const { workerId: _workerId, territory: _territory, enteredBy, rev: _rev, ...content } = paper;
  const { createdAt, updatedAt: _updatedAt, ...rest } = content;
  return { happened: { on: paper.on, at: createdAt, by: enteredBy }, content: rest };
};

/** What happened, in the order of the days it counts for, and within a day in that of its entering. */
const inTimeOrder = (a: HistoryItem, b: HistoryItem): number => {
  const [first, second] = [a.on + a.at, b.on + b.at];
  return first < second ? -1 : Number(first > second);
};

/** A person's whole history: changes of the record, interviews and outcomes, the oldest first. @throws `notFound` */
export const tellHistory = async (
  deps: RegistryDeps,
  scope: Scope,
  workerId: string,
): Promise<readonly HistoryItem[]> => {
  const worker = await getWorker(deps, scope, workerId);
  const former = await deps.store.history(besidePerson(scope), registryBanks.workers, workerId);
  const interviews = await allPapers(deps, scope, registryBanks.interviews, workerId);
  const outcomes = await allPapers(deps, scope, registryBanks.outcomes, workerId);
  const { createdAt } = worker;
  const items: HistoryItem[] = [
    { kind: 'created', on: dayOf(createdAt), at: createdAt, by: null },
    ...changesOf(worker, former),
    ...interviews.map((paper): HistoryItem => {
      const { happened, content } = said<Interview>(paper);
      return { kind: 'interview', ...happened, interview: content as Interview & { id: string } };
    }),
    ...outcomes.map((paper): HistoryItem => {
      const { happened, content } = said<Outcome>(paper);
      return { kind: 'outcome', ...happened, outcome: content as Outcome & { id: string } };
    }),
  ];
  await deps.audit.record({ scope, action: 'workers.history', subjects: [workerId] });
  return items.sort(inTimeOrder);
};
