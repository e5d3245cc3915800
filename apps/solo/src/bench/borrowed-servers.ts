import { dropQueue } from '@rosa/queue';
import type { Catalogue } from '@rosa/reference';
import { openSearchWithRawBulk } from '@rosa/search';
import { dropStores } from '@rosa/store';
import type { Config } from '../process/config.js';
import { SERVICE_STORES } from '../process/service-stores.js';

/** The servers an installation uses, under names of a run's own: its own data are neither read nor touched. */
export interface Borrowed {
  readonly config: Config;
  /** Removes everything of those names. */
  giveBack(reference: Catalogue): Promise<void>;
}

const named = (address: string, name: string): string => {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
};

const prefixed = (address: string, name: string): string => {
  const url = new URL(address);
  url.searchParams.set('prefix', name);
  return url.href;
};

/** @param config naming MongoDB, Redis and Elasticsearch */
export const borrowServers = (config: Config): Borrowed => {
  const name = `rosa-bench-${Date.now().toString(36)}`;
  const own: Config = {
    ...config,
    storeUrl: named(config.storeUrl, name),
    queueUrl: prefixed(config.queueUrl, name),
    searchUrl: named(config.searchUrl, name),
  };
  return {
    config: own,
    giveBack: async (reference) => {
      await dropStores(own.storeUrl, SERVICE_STORES);
      await dropQueue(own.queueUrl);
      await (await openSearchWithRawBulk({ url: own.searchUrl, reference })).drop();
    },
  };
};
