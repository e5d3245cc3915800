import { systemScope } from '@rosa/domain';
import { createToken } from '@rosa/gateway';
import { catchUp } from '../process/catch-up.js';
import { compose, type Rosa } from '../process/compose.js';
import type { Site } from './site.js';

/** Composes everything over the site's engines for the length of `act`. */
export const withRosa = async <T>(site: Site, act: (rosa: Rosa) => Promise<T>): Promise<T> => {
  const rosa = await compose(site.config);
  try {
    await catchUp(rosa, site.io);
    return await act(rosa);
  } finally {
    await rosa.stop();
  }
};

/** A token of an operator. */
export const operatorToken = async ({ stores, clock, reference, audit }: Rosa): Promise<string> => {
  const context = { store: stores.gateway, clock, catalogue: reference, audit };
  const standing = { role: 'operator', territory: ['063'], name: 'bench' } as const;
  return (await createToken(context, systemScope('bench'), standing)).token;
};
