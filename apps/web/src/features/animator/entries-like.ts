import type { Lang } from '@rosa/domain/screens';
import { Unreachable } from '../../api/problem.js';
import { findTerritory } from '../../offline/territory.js';
import type { Entry } from '../../shared/reference/names.js';
import { suggestEntries } from '../../shared/reference/suggest.js';
import type { Option } from '../../shared/typeahead/Typeahead.js';
import { namedLike } from './named-like.js';

export interface EntryChoice extends Option {
  readonly entry: Entry;
}

const MOST = 8;

/** Entries of a classification a few letters may mean; with no signal, out of the device's copy. */
export const entriesLike = async (
  kind: 'comuni' | 'skills',
  text: string,
  signal: AbortSignal,
  lang: Lang,
): Promise<readonly Entry[]> => {
  try {
    return await suggestEntries(kind, text, signal);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const kept = (await findTerritory())?.value[kind] ?? [];
    const named = kept.map((entry) => ({ name: entry.label[lang], entry }));
    return namedLike(named, text)
      .slice(0, MOST)
      .map(({ entry }) => entry);
  }
};
