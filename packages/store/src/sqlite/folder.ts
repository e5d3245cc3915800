import { resolve } from 'node:path';
import { invalid, wrong } from '@rosa/domain';

/** The folder of `sqlite:FOLDER`. @throws `invalid` where none is named */
export const folderOf = (url: string): string => {
  const path = url.slice('sqlite:'.length);
  if (path !== '') return resolve(path);
  throw invalid([wrong('STORE_URL', 'store.noFolder', {})]);
};
