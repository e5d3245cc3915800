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

const perLang = <T>(make: (locale: string) => T): Readonly<Record<Lang, T>> => ({
  it: make(LOCALE.it),
  en: make(LOCALE.en),
});

const NUMBER = perLang((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }));
const KM = perLang((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));

const dateFormat = (options: Intl.DateTimeFormatOptions) =>
  perLang((locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }));

/** By how many parts the day has: a year, a month, a day. */
const DATE = [
  dateFormat({ year: 'numeric' }),
  dateFormat({ year: 'numeric', month: 'long' }),
  dateFormat({ year: 'numeric', month: 'long', day: 'numeric' }),
] as const;

const dayIn = (lang: Lang, text: string): string => {
  const parts = text.split('-');
  const format = DATE[parts.length - 1] ?? DATE[2];
  return format[lang].format(new Date(`${[...parts, '01', '01'].slice(0, 3).join('-')}T00:00:00Z`));
};

/** Finds a word of the catalogue, as `source.declared`. */
export type Words = (code: string) => string;

const valueIn = (lang: Lang, inside: string, params: MessageParams, words: Words): string => {
  const [name = '', one, many] = inside.split('|');
  const [key = '', format] = name.split(':');
  const value = params[key];
  if (value === null || value === undefined) throw new Error(`a message lacks its value ${key}`);
  if (one !== undefined && many !== undefined) {
    return `${NUMBER[lang].format(Number(value))} ${value === 1 ? one : many}`;
  }
  if (format === 'day') return dayIn(lang, String(value));
  if (format === 'km') return `${KM[lang].format(Number(value))} km`;
  if (format !== undefined) return words(`${format}.${value}`);
  return typeof value === 'number' ? NUMBER[lang].format(value) : value;
};

const PLACE = /\{([^}]+)\}/g;
const OPTIONAL = /\[([^\]]*)\]/g;

const isSaid = (part: string, params: MessageParams): boolean =>
  [...part.matchAll(PLACE)].every(([, inside = '']) => {
    const name = inside.split(/[:|]/)[0] ?? '';
    return params[name] !== null && params[name] !== undefined;
  });

/** Fills a template; a value missing outside brackets is a defect and throws. */
export const render = (lang: Lang, template: string, params: MessageParams, words: Words): string =>
  template
    .replace(OPTIONAL, (_, part: string) => (isSaid(part, params) ? part : ''))
    .replace(PLACE, (_, inside: string) => valueIn(lang, inside, params, words));
