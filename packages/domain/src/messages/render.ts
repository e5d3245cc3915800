/**
 * Templates of the message catalogue. `{name}` is a value; `{n|mese|mesi}` a number with its noun; `{on:day}` and
 * `{km:km}` are written as the language writes them; `{source:source}` is a word looked up as `source.ascertained`.
 * `[ presso {employer}]` is left out where a value inside it is null.
 */

export const LANGS = ['it', 'en'] as const;

export type Lang = (typeof LANGS)[number];

/** Days are `YYYY-MM-DD`, or partial; null leaves the bracket around it out. */
export type MessageParam = string | number | null;

export type MessageParams = Readonly<Record<string, MessageParam>>;

type NameIn<T extends string> = T extends `${infer Name}:${string}` | `${infer Name}|${string}`
  ? Name
  : T;

/** The names of the values a template asks for. */
export type NamesIn<T extends string> = T extends `${string}{${infer Inside}}${infer Rest}`
  ? NameIn<Inside> | NamesIn<Rest>
  : never;

const LOCALE: Readonly<Record<Lang, string>> = { it: 'it-IT', en: 'en-GB' };

/** Beyond this many all are let go. */
const MOST_REMEMBERED = 20_000;

/** Writes each value once: the numbers and days of one list's reasons come again in the next. */
const remembered = <T>(write: (value: T) => string): ((value: T) => string) => {
  const written = new Map<T, string>();
  return (value) => {
    const known = written.get(value);
    if (known !== undefined) return known;
    if (written.size >= MOST_REMEMBERED) written.clear();
    const text = write(value);
    written.set(value, text);
    return text;
  };
};

type Write<T> = Readonly<Record<Lang, (value: T) => string>>;

const perLang = <T>(make: (locale: string) => (value: T) => string): Write<T> => ({
  it: remembered(make(LOCALE.it)),
  en: remembered(make(LOCALE.en)),
});

const digits = (most: number): Write<number> =>
  perLang((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: most }).format);

const NUMBER = digits(3);
const KM = digits(1);

/** Both languages write a day as `2 novembre 2026`: only the names of the months are theirs. */
const DAY: Write<string> = perLang((locale) => {
  const { format } = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long' });
  const names = Array.from({ length: 12 }, (_, month) => format(Date.UTC(2026, month)));
  return (text) => {
    const [year, month, day] = text.split('-').map(Number);
    const name = month && names[month - 1];
    return [day, name, year].filter((part) => part !== undefined).join(' ');
  };
});

/** Finds a word of the catalogue, as `source.declared`. */
export type Words = (code: string) => string;

type Value = string | number;

/** A value's place in a template: its name, and how it is written. */
interface Place {
  readonly name: string;
  readonly write: (lang: Lang, value: Value, words: Words) => string;
}

/** Words as they are, a value's place, or a part left out where a value inside it is null. */
type Part = string | Place | readonly (string | Place)[];

const writerOf = (inside: string): Place['write'] => {
  const [head = '', one, many] = inside.split('|');
  const format = head.split(':')[1];
  if (one !== undefined && many !== undefined) {
    return (lang, value) => `${NUMBER[lang](Number(value))} ${value === 1 ? one : many}`;
  }
  if (format === 'day') return (lang, value) => DAY[lang](String(value));
  if (format === 'km') return (lang, value) => `${KM[lang](Number(value))} km`;
  if (format !== undefined) return (_lang, value, words) => words(`${format}.${value}`);
  return (lang, value) => (typeof value === 'number' ? NUMBER[lang](value) : value);
};

const PLACE = /\{([^}]+)\}/;
const OPTIONAL = /\[([^\]]*)\]/;

/** Splitting by a group yields what lies between and, every second time, what the group held. */
const placesIn = (text: string): readonly (string | Place)[] =>
  text.split(PLACE).map((part, i) => {
    const [name = ''] = part.split(/[:|]/);
    return i % 2 === 0 ? part : { name, write: writerOf(part) };
  });

const compile = (template: string): readonly Part[] =>
  template
    .split(OPTIONAL)
    .flatMap((part, i): readonly Part[] => (i % 2 === 0 ? placesIn(part) : [placesIn(part)]));

/** Each template of the catalogue is taken apart once. */
const compiled = new Map<string, readonly Part[]>();

const partsOf = (template: string): readonly Part[] => {
  const known = compiled.get(template);
  if (known) return known;
  const parts = compile(template);
  compiled.set(template, parts);
  return parts;
};

const isSaid = (parts: readonly (string | Place)[], params: MessageParams): boolean =>
  parts.every((part) => typeof part === 'string' || (params[part.name] ?? null) !== null);

/** Fills a template; a value missing outside brackets is a defect and throws. */
export const render = (
  lang: Lang,
  template: string,
  params: MessageParams,
  words: Words,
): string => {
  const fill = (text: string, part: Part): string => {
    if (typeof part === 'string') return text + part;
    if (!('name' in part)) return isSaid(part, params) ? part.reduce(fill, text) : text;
    const value = params[part.name] ?? null;
    if (value === null) throw new Error(`a message lacks its value ${part.name}`);
    return text + part.write(lang, value, words);
  };
  return partsOf(template).reduce(fill, '');
};
