import Libsql from 'libsql';
import { outOfService } from '@rosa/domain';
import { inWords } from './errors.js';

const damaged = (file: string) => outOfService('sqlite', 'store.notOurs', { file });

/** Reads a whole file and its indexes; it takes the process as long. @throws `unavailable` where it is not a sound store */
export const checkFile = (file: string): void => {
  let found: readonly unknown[];
  try {
    const db = new Libsql(file, { readonly: true, fileMustExist: true });
    try {
      // A file of no tables is sound too, and holds nothing: a store has recorded how it was made.
      db.prepare('SELECT max(version) FROM migrations').all();
      found = db.prepare('PRAGMA quick_check(1)').all();
    } finally {
      db.close();
    }
  } catch (error) {
    const said = inWords(error, file);
    throw said === error ? damaged(file) : said;
  }
  const [first] = found as readonly { readonly quick_check?: string }[];
  if (first?.quick_check !== 'ok') throw damaged(file);
};
