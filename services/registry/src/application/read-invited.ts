import {
  homeComuneOf,
  isToCallAgain,
  type Convocation,
  type Scope,
  type Worker,
} from '@rosa/domain';
import { getRecord } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

const { convocations, workers } = registryBanks;

type Invited = Convocation['invited'][number];

/** Someone called in, by name; the names are `null` of whoever has left the caller's reach since. */
export interface InvitedPerson extends Invited {
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly comune: string | null;
}

/** Someone to write to, with what a letter or a message needs. */
export interface Addressee extends InvitedPerson {
  readonly address: Worker['residence'];
  readonly phone: string | null;
  readonly email: string | null;
}

/** Whom to write to: those still awaited, or those who have not come. */
export const ADDRESSED = ['awaited', 'again'] as const;
export type Addressed = (typeof ADDRESSED)[number];

const IS_ADDRESSED: Readonly<Record<Addressed, (one: Invited) => boolean>> = {
  awaited: ({ end }) => end === null,
  again: isToCallAgain,
};

interface Found {
  readonly one: Invited;
  readonly worker: Worker | undefined;
}

/** A convocation, and some of its people. */
export interface ReadCall<P> {
  readonly convocation: Stored<Convocation>;
  readonly people: readonly P[];
}

const read = async (
  { store }: RegistryDeps,
  scope: Scope,
  id: string,
  which: (one: Invited) => boolean,
): Promise<ReadCall<Found>> => {
  const convocation = await getRecord(store, scope, convocations, id);
  const those = convocation.invited.filter(which);
  const ids = those.map(({ workerId }) => workerId);
  const found = await store.getMany(scope, workers, ids);
  const byId = new Map(found.map((worker) => [worker.id, worker]));
  const people = those.map((one) => ({ one, worker: byId.get(one.workerId) }));
  return { convocation, people };
};

const personOf = ({ one, worker }: Found): InvitedPerson => ({
  ...one,
  familyName: worker?.familyName ?? null,
  givenName: worker?.givenName ?? null,
  comune: worker ? homeComuneOf(worker) : null,
});

const subjectsOf = (people: readonly Invited[]) => people.map(({ workerId }) => workerId);

/** Everyone called in, in the order they were, by name. @throws `notFound` */
export const readInvited = async (
  deps: RegistryDeps,
  scope: Scope,
  id: string,
): Promise<ReadCall<InvitedPerson>> => {
  const found = await read(deps, scope, id, () => true);
  const people = found.people.map(personOf);
  const subjects = subjectsOf(people);
  await deps.audit.record({ scope, action: 'convocations.read', subjects, detail: { id } });
  return { ...found, people };
};

/** Those to write to, with where a letter or a message reaches them; nobody out of the caller's reach. @throws `notFound` */
export const readAddressees = async (
  deps: RegistryDeps,
  scope: Scope,
  id: string,
  who: Addressed,
): Promise<ReadCall<Addressee>> => {
  const found = await read(deps, scope, id, IS_ADDRESSED[who]);
  const people = found.people.flatMap(({ one, worker }): Addressee[] =>
    worker
      ? [
          {
            ...personOf({ one, worker }),
            address: worker.domicile ?? worker.residence,
            phone: worker.contacts?.phone ?? null,
            email: worker.contacts?.email ?? null,
          },
        ]
      : [],
  );
  const subjects = subjectsOf(people);
  await deps.audit.record({ scope, action: 'convocations.address', subjects, detail: { id } });
  return { ...found, people };
};
