import { formatDay, systemScope, todayOf } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

/** @throws `conflict` where people are still awaited at a desk */
export const refuseBooked = async (
  { store, clock }: RegistryDeps,
  deskId: string,
): Promise<void> => {
  const { total } = await store.find(systemScope('desks'), registryBanks.appointments, {
    where: [
      { key: 'deskId', is: deskId },
      { key: 'state', is: 'booked' },
      { key: 'on', from: formatDay(todayOf(clock)) },
    ],
    limit: 1,
  });
  if (total > 0) throw refuse('conflict', 'registry.deskBooked', { total });
};
