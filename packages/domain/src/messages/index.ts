import { learn, type MessageCode } from './catalogue.js';
import { english } from './en/index.js';
import { italian } from './it/index.js';

/**
 * The one catalogue of what people read: Italian first, English second. To add an area, write `it/AREA.ts` and
 * `en/AREA.ts` and spread them in the two `index.ts`; what only screens show goes in `it/screens` and `en/screens`. Codes
 * are unique over all areas.
 */

export { LANGS, type Lang, type MessageParam, type MessageParams } from './render.js';
export { isMessageCode, messageOf, wordOf, type MessageCode, type ParamsOf } from './catalogue.js';

learn('it', italian);
learn('en', english);

export const MESSAGE_CODES = Object.keys(italian) as readonly MessageCode[];
