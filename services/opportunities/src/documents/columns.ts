import type { SheetPerson } from '../application/roster-sheet.js';

/** A person's fields in the order in which they are read. */
export const COLUMNS = [
  'name',
  'comune',
  'phone',
  'email',
  'schooling',
  'experiences',
  'skills',
  'licences',
  'languages',
] as const satisfies readonly (keyof SheetPerson)[];
