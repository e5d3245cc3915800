import type { ImportAnswer } from '@rosa/registry';
import { useLanguage } from '../../i18n/language.js';

/** What an import is called: the moment it began, for several may begin on one day. */
export const useImportTitle = (): ((job: Pick<ImportAnswer, 'startedAt'>) => string) => {
  const { lang, say } = useLanguage();
  const { format } = new Intl.DateTimeFormat(lang, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Rome',
  });
  return ({ startedAt }) => say('import.of', { when: format(new Date(startedAt)) });
};
