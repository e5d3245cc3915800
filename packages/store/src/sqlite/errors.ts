import { RosaError, unavailable } from '@rosa/domain';

/** SQLite's primary result codes that mean the file or the disk, not the statement, is at fault. */
const WORDS: Readonly<Record<number, (file: string) => string>> = {
  5: (file) => `${file} è occupato da un altro processo: chiudilo e riprova`,
  6: (file) => `${file} è occupato da un'altra operazione: riprova`,
  8: (file) => `${file} si può solo leggere: controlla i permessi del file e della cartella`,
  10: (file) => `il disco non legge o non scrive ${file}: controlla spazio, limiti e dischi`,
  11: (file) => `${file} è danneggiato: ferma il servizio e ripristina l'ultima copia`,
  13: (file) => `il disco che tiene ${file} è pieno: libera spazio e riprova, nulla è andato perso`,
  14: (file) => `${file} non si apre: controlla che la cartella esista e sia scrivibile`,
  26: (file) => `${file} non è un archivio di Rosa, o è danneggiato: ripristina l'ultima copia`,
};

/** The engine's own description of a failure; errors of the binding cross realms, hence no `instanceof`. */
const codeOf = (error: unknown): { code?: unknown; rawCode?: unknown } =>
  typeof error === 'object' && error !== null ? error : {};

/** Did the engine refuse a second record under the same id or the same unique key? */
export const isDuplicate = (error: unknown): boolean => {
  const { code } = codeOf(error);
  return code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE';
};

/** What the engine says of the file, in words and with what to do (`unavailable`); other errors as they are. */
export const inWords = (error: unknown, file: string): unknown => {
  if (error instanceof RosaError) return error;
  const { rawCode } = codeOf(error);
  // The low byte is the primary code; the rest refines it (SQLITE_IOERR_WRITE is 10 + 3·256).
  const words = typeof rawCode === 'number' ? WORDS[rawCode & 0xff] : undefined;
  return words === undefined ? error : unavailable('sqlite', words(file));
};
