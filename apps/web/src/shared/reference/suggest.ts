import { call, withQuery } from '../../api/client.js';
import type { Entry, Kind } from './names.js';

const MOST = 8;

/** The entries of a classification a few letters may mean, the likeliest first. */
export const suggestEntries = async (
  kind: Kind,
  text: string,
  signal: AbortSignal,
  limit = MOST,
): Promise<readonly Entry[]> => {
  const path = withQuery(`/reference/${kind}`, { q: text, limit });
  return (await call<{ readonly items: readonly Entry[] }>(path, { signal })).items;
};
