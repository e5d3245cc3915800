import { invalid } from '@rosa/domain';
import type { Restoring } from './mongodb/restore.js';
import type { Store, StoreFloor, StoreOptions } from './port.js';

interface Adapter {
  /** How its address is written. */
  readonly form: string;
  readonly load: () => Promise<{ openStore(options: StoreOptions): Promise<Store> }>;
}

/** The engines of this build, by the scheme of their address; only the one chosen is loaded. */
const ADAPTERS: Readonly<Record<string, Adapter>> = {
  sqlite: { form: 'sqlite:CARTELLA', load: () => import('./sqlite/store.js') },
  mongodb: {
    form: 'mongodb://SERVER/?replicaSet=NOME',
    load: () => import('./mongodb/store.js'),
  },
};

/** Opens a service's store on the engine its address names. Fails as `invalid` on an address no engine has. */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const scheme = options.url.split(':', 1)[0] ?? '';
  if (!Object.hasOwn(ADAPTERS, scheme)) throw unknownScheme(scheme);
  const adapter = await ADAPTERS[scheme]?.load();
  if (adapter === undefined) throw unknownScheme(scheme);
  return adapter.openStore(options);
};

/**
 * Reads a file through that an embedded store's `backup` has written, changing nothing.
 *
 * @throws `unavailable`, in words, where it is damaged, cut short or no store at all
 */
export const checkFile = async (file: string): Promise<void> =>
  (await import('./sqlite/check-file.js')).checkFile(file);

/**
 * Fills the empty database of a service on MongoDB from the copy that its store's `backup` left in a folder.
 *
 * @throws `conflict` where the database holds anything; `unavailable` where the copy is damaged, and then nothing is changed
 */
export const restoreStore = async (what: Restoring): Promise<void> =>
  (await import('./mongodb/restore.js')).restoreStore(what);

/**
 * Opens a new file, or a database of its own at a `mongodb:` address, for the benchmark: the engine's own inserts, with no
 * rule, key or outbox above them.
 */
export const openStoreFloor = async (place: string): Promise<StoreFloor> =>
  place.startsWith('mongodb:')
    ? (await import('./mongodb/raw-inserts.js')).openFloor(place)
    : (await import('./sqlite/raw-inserts.js')).openFloor(place);

const unknownScheme = (scheme: string): Error => {
  const forms = Object.values(ADAPTERS).map(({ form }) => form);
  const why = `${scheme || 'un indirizzo vuoto'} non è un archivio conosciuto`;
  return invalid([
    { field: 'STORE_URL', code: 'scheme', message: `${why}: valgono ${forms.join(', ')}` },
  ]);
};
