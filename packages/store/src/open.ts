import { invalid, wrong } from '@rosa/domain';
import type { Restoring, Store, StoreFloor, StoreOptions } from './port.js';

type Load = () => Promise<{
  openStore(options: StoreOptions): Promise<Store>;
  restoreStores(what: Restoring): Promise<void>;
}>;

/** The engines of this build, by the scheme of their address; only the one chosen is loaded. */
const ADAPTERS: Readonly<Record<string, Load>> = {
  sqlite: () => import('./sqlite/store.js'),
  mongodb: () => import('./mongodb/store.js'),
};

/** Opens a service's store on the engine its address names. Fails as `invalid` on an address no engine has. */
export const openStore = async (options: StoreOptions): Promise<Store> =>
  (await adapterFor(options.url)).openStore(options);

/**
 * Puts a copy that `backup` has left in place of the stores of some services, none of which may be open. On SQLite it
 * replaces what is there; databases on MongoDB must be empty, or left half filled by a restore that broke off.
 *
 * @throws `invalid` where the copy lacks a store, `unavailable` where one is damaged, `conflict` where a database holds
 * anything; nothing is changed then
 */
export const restoreStores = async (what: Restoring): Promise<void> =>
  (await adapterFor(what.url)).restoreStores(what);

const adapterFor = async (url: string) => {
  const scheme = url.split(':', 1)[0] ?? '';
  const load = Object.hasOwn(ADAPTERS, scheme) ? ADAPTERS[scheme] : undefined;
  if (load === undefined) throw invalid([wrong('STORE_URL', 'store.unknownAddress', { scheme })]);
  return load();
};

/**
 * Opens a new file, or a database of its own at a `mongodb:` address, for the benchmark: the engine's own inserts, with no
 * rule, key or outbox above them.
 */
export const openStoreFloor = async (place: string): Promise<StoreFloor> =>
  place.startsWith('mongodb:')
    ? (await import('./mongodb/raw-inserts.js')).openFloor(place)
    : (await import('./sqlite/raw-inserts.js')).openFloor(place);

/** Removes what the stores of some services hold at a `mongodb:` address; for the benchmark, which borrows a server. */
export const dropStores = async (url: string, services: readonly string[]): Promise<void> =>
  (await import('./mongodb/drop.js')).dropStores(url, services);
