import type { Say } from '../../i18n/language.js';
import type { Line } from './opportunities.js';

/** What a line is called: by its own title, else its occupation. */
export const lineName = (
  { title, occupation }: Pick<Line, 'title' | 'occupation'>,
  nameOf: (code: string) => string,
  say: Say,
): string => title ?? (occupation ? nameOf(occupation) : say('opportunity.uncoded'));
