import { useEffect } from 'react';
import { useSay } from '../../i18n/language.js';

/** Names the page in the browser's title. */
export const usePageTitle = (page: string): void => {
  const say = useSay();
  useEffect(() => void (document.title = say('frame.titled', { page })), [say, page]);
};
