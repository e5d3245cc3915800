import { foldWords, invalid, wrong } from '@rosa/domain';

/** Type-ahead over a classification: forgives accents, case, apostrophes and the order of words. */

export interface Entry {
  readonly code: string;
  /** Texts it may be found by, the first its name. */
  readonly texts: readonly string[];
  /** Whatever their grade, those of a higher tier stand first; only a code typed in full comes before. */
  readonly tier: number;
  /** Among equals the heavier stands first. */
  readonly weight: number;
  readonly item: object;
}

interface Prepared extends Entry {
  readonly folded: string;
  readonly name: string;
  readonly words: readonly string[];
}

export interface Suggestions {
  readonly items: readonly object[];
  /** `null` on the last page. */
  readonly nextCursor: string | null;
  readonly total: number;
}

/** The words of a text, and those its apostrophes part also as one: `Sant'Agata` is found by `santagata`. */
const wordsOf = (text: string): string[] => [
  ...new Set([...foldWords(text), ...foldWords(text.replace(/(?<=\p{L})['’](?=\p{L})/gu, ''))]),
];

const EXACT = 4;

/** How well an entry answers: the code itself, the name itself, the name's beginning, its words' beginnings. */
const gradeOf = (entry: Prepared, words: readonly string[], code: string): number => {
  if (entry.folded === code) return EXACT;
  const asked = words.join(' ');
  if (entry.name === asked) return 3;
  if (entry.name.startsWith(asked)) return 2;
  if (entry.folded.startsWith(code)) return 1.5;
  return words.every((word) => entry.words.some((each) => each.startsWith(word))) ? 1 : 0;
};

const startOf = (cursor: string | undefined, total: number): number => {
  if (cursor === undefined) return 0;
  const start = /^\d{1,6}$/.test(cursor) ? Number(cursor) : Number.NaN;
  if (start > 0 && start < total) return start;
  throw invalid([wrong('cursor', 'http.cursor', {})]);
};

/** The entries of one classification, prepared once. */
export class Index {
  private readonly entries: readonly Prepared[];
  private readonly byCode: ReadonlyMap<string, object>;

  constructor(entries: readonly Entry[]) {
    this.entries = entries
      .map((entry) => ({
        ...entry,
        folded: entry.code.toLowerCase(),
        name: foldWords(entry.texts[0] ?? '').join(' '),
        words: entry.texts.flatMap(wordsOf),
      }))
      .sort((one, other) => (one.code < other.code ? -1 : 1));
    this.byCode = new Map(this.entries.map(({ code, item }) => [code, item]));
  }

  /** The entries of these codes, in their order; a code that is none is left out. */
  named(codes: readonly string[]): readonly object[] {
    return codes.flatMap((code) => this.byCode.get(code) ?? []);
  }

  /**
   * Those that answer to `q`, best first; all of them, by code, where it is empty.
   *
   * @throws `invalid` for a cursor that is not one
   */
  suggest(q: string | undefined, limit: number, cursor?: string): Suggestions {
    const found = this.found(q?.trim() ?? '');
    const start = startOf(cursor, found.length);
    const end = start + limit;
    return {
      items: found.slice(start, end).map((entry) => entry.item),
      nextCursor: end < found.length ? String(end) : null,
      total: found.length,
    };
  }

  private found(q: string): readonly Prepared[] {
    const words = foldWords(q);
    if (words.length === 0) return this.entries;
    const code = q.toLowerCase();
    return this.entries
      .map((entry) => ({ entry, grade: gradeOf(entry, words, code) }))
      .filter(({ grade }) => grade > 0)
      .sort(
        (one, other) =>
          Number(other.grade === EXACT) - Number(one.grade === EXACT) ||
          other.entry.tier - one.entry.tier ||
          other.grade - one.grade ||
          other.entry.weight - one.entry.weight,
      )
      .map(({ entry }) => entry);
  }
}
