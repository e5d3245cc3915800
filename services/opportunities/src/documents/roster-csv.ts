import { csvLine, wordOf } from '@rosa/domain';
import type { RosterSheet, SheetPerson } from '../application/roster-sheet.js';
import { COLUMNS } from './columns.js';

/** Excel takes a file for UTF-8 only where it begins so, and Italian systems separate by semicolons. */
const UTF8_MARK = '\uFEFF';

const cellOf = (value: SheetPerson[keyof SheetPerson]): string =>
  typeof value === 'string' ? value : value.join('\n');

/** A roster as a spreadsheet opens it: one person a line, several values of a field on lines of their own in its cell. */
export const rosterCsv = ({ lang, people }: RosterSheet): string =>
  [
    UTF8_MARK,
    csvLine(
      COLUMNS.map((column) => wordOf(lang, `sheet.${column}`)),
      ';',
    ),
    ...people.map((person) =>
      csvLine(
        COLUMNS.map((column) => cellOf(person[column])),
        ';',
      ),
    ),
  ].join('');
