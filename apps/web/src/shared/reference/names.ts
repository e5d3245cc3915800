import type { Lang } from '@rosa/domain/screens';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import { useLanguage } from '../../i18n/language.js';

/** The names of codes, read once each: those a page asks for at one time travel together. */

export const KINDS = ['comuni', 'occupations', 'sectors', 'skills', 'licences'] as const;
export type Kind = (typeof KINDS)[number];

/** An entry of a classification, as the screens use it. */
export interface Entry {
  readonly code: string;
  readonly label: Readonly<Record<Lang, string>>;
  /** A comune's point and province. */
  readonly point?: { readonly lat: number; readonly lon: number };
  readonly provinceName?: string;
  readonly provinceSign?: string;
  /** A skill's family. */
  readonly family?: string;
}

interface Found {
  readonly items: readonly Entry[];
}

type Waiting = Map<string, ((entry: Entry | null) => void)[]>;

const waiting = new Map<Kind, Waiting>();

/** Addresses stay far below what servers take. */
const AT_ONCE = 200;

const ask = async (kind: Kind, codes: readonly string[], asked: Waiting): Promise<void> => {
  const path = withQuery(`/reference/${kind}`, { codes: codes.join(',') });
  const found = await call<Found>(path).catch((): Found => ({ items: [] }));
  const byCode = new Map(found.items.map((entry) => [entry.code, entry]));
  for (const code of codes) {
    for (const answer of asked.get(code) ?? []) answer(byCode.get(code) ?? null);
  }
};

const askWaiting = (kind: Kind): void => {
  const asked = waiting.get(kind)!;
  waiting.delete(kind);
  const codes = [...asked.keys()];
  for (let start = 0; start < codes.length; start += AT_ONCE) {
    void ask(kind, codes.slice(start, start + AT_ONCE), asked);
  }
};

/** Waits for the others of the same moment, and asks for all of them. */
const entryOf = (kind: Kind, code: string): Promise<Entry | null> =>
  new Promise((answer) => {
    let asked = waiting.get(kind);
    if (!asked) {
      asked = new Map();
      waiting.set(kind, asked);
      setTimeout(askWaiting, 0, kind);
    }
    asked.set(code, [...(asked.get(code) ?? []), answer]);
  });

/** The entries of codes, as far as they have come. */
export const useEntries = (
  kind: Kind,
  codes: readonly (string | null | undefined)[],
): ReadonlyMap<string, Entry> => {
  const distinct = [...new Set(codes.filter((code) => code != null))];
  return useQueries({
    queries: distinct.map((code) => ({
      queryKey: ['entry', kind, code],
      queryFn: () => entryOf(kind, code),
      staleTime: Infinity,
      gcTime: Infinity,
    })),
    combine: (results) =>
      new Map(results.flatMap(({ data }, at) => (data ? [[distinct[at]!, data] as const] : []))),
  });
};

const NONE_YET: ReadonlyMap<string, Entry> = new Map();

/** The entries of thousands of codes, all at once: following each of them by itself would hold the page for seconds. */
export const useManyEntries = (
  kind: Kind,
  codes: readonly string[],
): ReadonlyMap<string, Entry> => {
  const distinct = [...new Set(codes)].toSorted();
  const read = async (): Promise<ReadonlyMap<string, Entry>> => {
    const entries = await Promise.all(distinct.map((code) => entryOf(kind, code)));
    return new Map(entries.flatMap((entry) => (entry ? [[entry.code, entry] as const] : [])));
  };
  const { data } = useQuery({
    queryKey: ['entries', kind, distinct],
    queryFn: read,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  return data ?? NONE_YET;
};

/** Names codes of one classification; a code whose name has not come stands for itself. */
export const useNames = (
  kind: Kind,
  codes: readonly (string | null | undefined)[],
): ((code: string) => string) => {
  const { lang } = useLanguage();
  const entries = useEntries(kind, codes);
  return (code) => entries.get(code)?.label[lang] ?? code;
};
