import { english } from './en/index.js';
import { italian } from './it/index.js';
import { render, type Lang, type NamesIn, type MessageParam } from './render.js';

/**
 * The one catalogue of what people read: Italian first, English second. To add an area, write `it/AREA.ts` and
 * `en/AREA.ts` and spread them in the two `index.ts`; codes are unique over all areas.
 */

export { LANGS, type Lang, type MessageParam, type MessageParams } from './render.js';

const CATALOGUE: Readonly<Record<Lang, Readonly<Record<MessageCode, string>>>> = {
  it: italian,
  en: english,
};

export type MessageCode = keyof typeof italian;

/** The values a message asks for. */
export type ParamsOf<C extends MessageCode> = Readonly<
  Record<NamesIn<(typeof italian)[C]>, MessageParam>
>;

export const MESSAGE_CODES = Object.keys(italian) as readonly MessageCode[];

export const isMessageCode = (code: string): code is MessageCode => Object.hasOwn(italian, code);

/** The unfilled words of a code known only when running, as `term.` and a key; the code itself where there are none. */
export const wordOf = (lang: Lang, code: string): string =>
  isMessageCode(code) ? CATALOGUE[lang][code] : code;

/** A message in a language, its numbers and days written as the language writes them. */
export const messageOf = <C extends MessageCode>(
  lang: Lang,
  code: C,
  params: ParamsOf<C>,
): string => render(lang, CATALOGUE[lang][code], params, (word) => wordOf(lang, word));
