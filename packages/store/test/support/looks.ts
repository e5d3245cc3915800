import type { Bank } from '../../src/index.js';
import { people, type Person } from '../contract/banks.js';

/** A bank that is written all the time and hardly read. */
export const looks: Bank<Person> = { ...people, unique: [], keepsHistory: false, hardlyRead: true };
