import {
  accessOfWorker,
  foldWords,
  homeComuneOf,
  omocodeOf,
  reachOf,
  reaches,
  systemScope,
  variantsOf,
  type Scope,
  type Worker,
  type WorkerFields,
} from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

/**
 * Someone already in the registry who may be the person about to be registered. Twins are alike too: whoever registers
 * looks, and says they are different people.
 */
export interface LikelyDuplicate {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string;
  readonly comune: string | null;
  readonly because: 'fiscalCodeVariant' | 'sameNames' | 'oneNameEqual';
}

const { workers } = registryBanks;
const system = systemScope('duplicates');

/** More people than a registry of millions has on one day of birth. */
const SAME_DAY = 500;

const sameName = (a: string, b: string): boolean => foldWords(a).join('') === foldWords(b).join('');

/** The same for a codice fiscale and all its variants (omocodia): every digit that may be a letter is one. */
const kinOf = (fiscalCode: string): string => omocodeOf(fiscalCode, 7);

const likeness = (
  person: WorkerFields,
  other: WorkerFields,
): LikelyDuplicate['because'] | undefined => {
  if (kinOf(person.fiscalCode) === kinOf(other.fiscalCode)) return 'fiscalCodeVariant';
  if (person.birthDate !== other.birthDate) return undefined;
  const family = sameName(person.familyName, other.familyName);
  const given = sameName(person.givenName, other.givenName);
  if (family && given) return 'sameNames';
  // Of a hundred thousand people many share a birthday and one name: few a birthplace too.
  const samePlace = person.birthPlace === other.birthPlace;
  return samePlace && (family || given) ? 'oneNameEqual' : undefined;
};

const mayBeRead = (scope: Scope, worker: Worker): boolean =>
  reaches(reachOf(scope, workers.name, 'read'), accessOfWorker(worker));

/** The 409 for a codice fiscale in use: who has it is said to those who may read that record, and to no one else. */
export const fiscalCodeTaken = async (
  { store }: RegistryDeps,
  scope: Scope,
  ownerId: string,
): Promise<Error> => {
  const owner = await store.get(scope, workers, ownerId);
  const existing = owner && { id: owner.id, rev: owner.rev };
  return refuse('conflict', 'registry.fiscalCodeTaken', {}, [], existing ? { existing } : {});
};

const ALIKE = ['fiscalCodeVariant', 'sameNames', 'oneNameEqual'] as const;

/**
 * Looks, everywhere, for the people a new record may double.
 *
 * @throws `conflict` where the codice fiscale is in use; and, unless `confirmedDifferent`, where people are alike: those
 *   in the caller's reach as `likelyDuplicates`, the others as a count, `elsewhere`, of those alike in all they are
 *   compared by
 */
export const refuseDuplicates = async (
  deps: RegistryDeps,
  scope: Scope,
  person: WorkerFields,
  confirmedDifferent: boolean,
): Promise<void> => {
  const { store } = deps;
  const { fiscalCode, birthDate } = person;
  const by = (key: string, values: readonly string[]) =>
    store.find(system, workers, { where: [{ key, in: values }], limit: SAME_DAY });
  const owner = (await by('fiscalCode', [fiscalCode])).items[0];
  if (owner) throw await fiscalCodeTaken(deps, scope, owner.id);
  if (confirmedDifferent) return;
  const kin = await by('fiscalCode', variantsOf(fiscalCode));
  const sameDay = await by('birthDate', [birthDate]);
  const known = new Map([...kin.items, ...sameDay.items].map((worker) => [worker.id, worker]));
  const alike = [...known.values()].flatMap((worker) => {
    const because = likeness(person, worker);
    return because ? [{ worker, because }] : [];
  });
  const shown = alike.filter(({ worker }) => mayBeRead(scope, worker));
  const elsewhere = alike.filter(
    ({ worker, because }) => because !== 'oneNameEqual' && !mayBeRead(scope, worker),
  ).length;
  if (shown.length + elsewhere === 0) return;
  const likelyDuplicates = shown
    .map(({ worker, because }): LikelyDuplicate => ({
      id: worker.id,
      familyName: worker.familyName,
      givenName: worker.givenName,
      birthDate: worker.birthDate,
      comune: homeComuneOf(worker),
      because,
    }))
    .sort((a, b) => ALIKE.indexOf(a.because) - ALIKE.indexOf(b.because));
  await deps.audit.record({
    scope,
    action: 'workers.duplicates',
    subjects: likelyDuplicates.map(({ id }) => id),
  });
  throw refuse('conflict', 'registry.likelyDuplicate', {}, [], { likelyDuplicates, elsewhere });
};
