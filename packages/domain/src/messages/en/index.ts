import type { italian } from '../it/index.js';
import { matching } from './matching.js';
import { terms } from './terms.js';

/** Every message in English: a code missing here does not compile. */
export const english: Readonly<Record<keyof typeof italian, string>> = { ...matching, ...terms };
