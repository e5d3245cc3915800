import {
  LANGS,
  learnScreens,
  messageOf,
  wordOf,
  type Lang,
  type MessageCode,
  type ParamsOf,
} from '@rosa/domain/screens';
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { speak } from '../api/client.js';

const KEPT_AS = 'rosa.lang';

/** The language chosen before on this device, Italian the first time. */
export const keptLanguage = (): Lang =>
  LANGS.find((lang) => lang === localStorage.getItem(KEPT_AS)) ?? 'it';

type NoParams<C extends MessageCode> = keyof ParamsOf<C> extends never ? true : false;

/** Says a message of the catalogue in the reader's language. */
export interface Say {
  <C extends MessageCode>(
    code: C,
    ...params: NoParams<C> extends true ? [] : [ParamsOf<C>]
  ): string;
  /** The word of a code put together while running, as `term.` and a key. */
  word(code: string): string;
}

interface Speaking {
  readonly lang: Lang;
  readonly say: Say;
  /** A number as the language writes it. */
  readonly number: (value: number, digits?: number) => string;
  readonly choose: (lang: Lang) => void;
}

const LanguageContext = createContext<Speaking | null>(null);

const sayIn = (lang: Lang): Say => {
  const say = (code: MessageCode, params: object = {}): string =>
    messageOf(lang, code, params as never);
  return Object.assign(say, { word: (code: string) => wordOf(lang, code) }) as Say;
};

const LOCALE: Readonly<Record<Lang, string>> = { it: 'it-IT', en: 'en-GB' };

const numberIn = (lang: Lang) => {
  const plain = new Intl.NumberFormat(LOCALE[lang]);
  return (value: number, digits?: number): string =>
    digits === undefined
      ? plain.format(value)
      : value.toLocaleString(LOCALE[lang], {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
};

/** Holds the language every text below is said in; starts in one whose messages are learnt already. */
export const LanguageProvider = ({
  initial,
  children,
}: {
  readonly initial: Lang;
  readonly children: ReactNode;
}) => {
  const [lang, setLang] = useState(initial);
  speak(lang);
  useEffect(() => void (document.documentElement.lang = lang), [lang]);
  const choose = useCallback(async (next: Lang) => {
    await learnScreens(next);
    localStorage.setItem(KEPT_AS, next);
    setLang(next);
  }, []);
  const value = useMemo(
    () => ({
      lang,
      say: sayIn(lang),
      number: numberIn(lang),
      choose: (next: Lang) => void choose(next),
    }),
    [lang, choose],
  );
  return <LanguageContext value={value}>{children}</LanguageContext>;
};

export const useLanguage = (): Speaking => use(LanguageContext)!;

export const useSay = (): Say => useLanguage().say;
