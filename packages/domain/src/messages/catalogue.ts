import type { italian } from './it/index.js';
import { render, type Lang, type MessageParam, type NamesIn } from './render.js';

/**
 * What has been learnt of the catalogue, by language. A server learns all of it (`index.ts`); a browser the areas its
 * screens show, Italian first and another language when it is chosen (`screens.ts`).
 */
const texts: Readonly<Record<Lang, Record<string, string>>> = { it: {}, en: {} };

export type MessageCode = keyof typeof italian;

/** The values a message asks for. */
export type ParamsOf<C extends MessageCode> = Readonly<
  Record<NamesIn<(typeof italian)[C]>, MessageParam>
>;

/** Adds messages of a language to those known. */
export const learn = (lang: Lang, messages: Readonly<Record<string, string>>): void =>
  void Object.assign(texts[lang], messages);

export const isMessageCode = (code: string): code is MessageCode => Object.hasOwn(texts.it, code);

/** The unfilled words of a code known only when running, as `term.` and a key; the code itself where there are none. */
export const wordOf = (lang: Lang, code: string): string =>
  texts[lang][code] ?? texts.it[code] ?? code;

/** A message in a language, its numbers and days written as the language writes them. */
export const messageOf = <C extends MessageCode>(
  lang: Lang,
  code: C,
  params: ParamsOf<C>,
): string => render(lang, wordOf(lang, code), params, (word) => wordOf(lang, word));
