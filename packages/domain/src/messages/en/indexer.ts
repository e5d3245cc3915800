import type { indexer as italian } from '../it/indexer.js';

export const indexer: Readonly<Record<keyof typeof italian, string>> = {
  'indexer.busy': 'The index is already being rebuilt or reconciled: try again shortly',
  'indexer.empty':
    'The registry holds no workers: an empty index does not replace the one in use. If the registry is the right one, stop Rosa and delete the index folder',
  'indexer.short': 'Read {read|worker|workers} of {total}: the former index stays',
};
