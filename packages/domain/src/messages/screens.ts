import { learn } from './catalogue.js';
import { screens } from './it/screens/index.js';
import type { Lang } from './render.js';

/**
 * Learns, in a browser, what its screens show. Italian is there at once, being what every text falls back on; another
 * language is loaded when it is chosen.
 */
export const learnScreens = async (lang: Lang): Promise<void> => {
  learn('it', screens);
  if (lang === 'en') learn('en', (await import('./en/screens/index.js')).screens);
};
