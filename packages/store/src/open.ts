import { invalid } from '@rosa/domain';
import type { Store, StoreFloor, StoreOptions } from './port.js';

interface Adapter {
  /** How its address is written. */
  readonly form: string;
  readonly load: () => Promise<{ openStore(options: StoreOptions): Promise<Store> }>;
}

/** The engines of this build, by the scheme of their address; only the one chosen is loaded. */
const ADAPTERS: Readonly<Record<string, Adapter>> = {
  sqlite: { form: 'sqlite:CARTELLA', load: () => import('./sqlite/store.js') },
};

/** Engines of the cluster edition, which this build does not hold. */
const ELSEWHERE = new Set(['mongodb']);

/** Opens a service's store on the engine its address names. Fails as `invalid` on an address no engine of this build has. */
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

/** Opens a new file for the benchmark: the embedded engine's own, with no rule, key or outbox above it. */
export const openStoreFloor = async (file: string): Promise<StoreFloor> =>
  (await import('./sqlite/raw-inserts.js')).openFloor(file);

const unknownScheme = (scheme: string): Error => {
  const forms = Object.values(ADAPTERS).map(({ form }) => form);
  const why = ELSEWHERE.has(scheme)
    ? `${scheme} è dell'edizione per più macchine, che questa versione non contiene`
    : `${scheme || 'un indirizzo vuoto'} non è un archivio conosciuto`;
  return invalid([
    { field: 'STORE_URL', code: 'scheme', message: `${why}: valgono ${forms.join(', ')}` },
  ]);
};
