import type { transfer as italian } from '../it/transfer.js';

/** What import and export say: why a file cannot be read, why a row is refused, how it went. */
export const transfer: Readonly<Record<keyof typeof italian, string>> = {
  'transfer.deletedHere': 'the record with this id was deleted from this registry',
  'transfer.idOfAnother': 'this id is another record’s already',
  'transfer.noType': 'there is no type {value}; possible values: {options}',
  'transfer.notJson': 'the line is not a JSON object',
  'transfer.lineTooLong': 'the line is longer than {limit} bytes',
  'transfer.noSuchPerson':
    'no one in the registry has this codice fiscale, and the row has no name to register them by',
  'transfer.badQuotes': 'quotes out of place: the line cannot be split into cells',
  'transfer.cellCount': '{found|cell|cells} instead of {expected}',
  'transfer.noneOnlyInLists': '“-” (asked: none) is for lists only: leave it blank',

  'transfer.missing': 'the file does not exist',
  'transfer.unopened': 'the file cannot be opened ({why})',
  'transfer.folder': 'it is a folder, not a file',
  'transfer.empty': 'the file is empty',
  'transfer.compressed': 'the file is compressed: decompress it first',
  'transfer.spreadsheet': 'it is a spreadsheet: save it as CSV UTF-8',
  'transfer.binary': 'the file is binary: byte {at} is zero',
  'transfer.notUtf8': 'the file is not UTF-8 (at byte {at}): save it as UTF-8',
  'transfer.errorsUnwritable': 'the list of errors cannot be written in {path} ({why})',
  'transfer.array': 'it is a JSON list: one object a line is needed (NDJSON)',
  'transfer.unknownColumn': 'there is no column “{value}”; the closest is {closest}',
  'transfer.repeatedColumn': 'the column {value} is repeated',
  'transfer.noFiscalCode': 'the column fiscal_code is missing',

  'transfer.noErrors': 'no row was refused',
  'transfer.noWarnings': 'nothing is odd in the rows that went in',
  'transfer.refusedListed': '{file}: {total|row refused|rows refused}, in {path}',
  'transfer.warningsListed': '{file}: {total|warning|warnings}, in {path}',
  'transfer.notResumable':
    'this import cannot be taken up again: it is running, done or without its file',

  'transfer.report':
    '{read|row read|rows read}: {added|added|added}, {updated|updated|updated}, {unchanged|unchanged|unchanged}, {refused|refused|refused}',
  'transfer.stopped': 'stopped before the end: run it again, what went in is not repeated',
};
