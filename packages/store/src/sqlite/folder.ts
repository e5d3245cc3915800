import { resolve } from 'node:path';
import { invalid } from '@rosa/domain';

/** The folder of `sqlite:FOLDER`. @throws `invalid` where none is named */
export const folderOf = (url: string): string => {
  const path = url.slice('sqlite:'.length);
  if (path !== '') return resolve(path);
  throw invalid([
    { field: 'STORE_URL', code: 'url', message: 'manca la cartella: scrivi sqlite:CARTELLA' },
  ]);
};
