import type { engines as italian } from '../it/engines.js';

export const engines: Readonly<Record<keyof typeof italian, string>> = {
  'engine.closed': '{engine}: it has been closed and answers no more',
  'engine.notIndexed': '{engine}: {id} does not go into the index: {why}',
  'engine.rebuilding': 'The index is already being rebuilt',
  'engine.emptySource': 'The source is empty and the index is not: the index stays as it is',
  'engine.shortIndex': 'The rebuilt index does not have everyone: the one before stays',

  'store.closed': '{engine}: {file} has been closed',
  'store.locked': '{engine}: {file} is in use by another process: close it and try again',
  'store.busy': '{engine}: {file} is in use by another operation: try again',
  'store.readOnly':
    '{engine}: {file} can only be read: check the permissions of the file and its folder',
  'store.disk': '{engine}: the disk cannot read or write {file}: check space, limits and disks',
  'store.damaged': '{engine}: {file} is damaged: stop the service and restore the latest copy',
  'store.full':
    '{engine}: the disk that holds {file} is full: free some space and try again, nothing is lost',
  'store.missing':
    '{engine}: {file} cannot be opened: check that the folder exists and can be written',
  'store.unopened':
    '{engine}: {file} cannot be opened: check that the folder can be written ({why})',
  'store.notOurs': '{engine}: {file} is no store of Rosa, or is damaged: restore the latest copy',
  'store.folder': '{engine}: the folder {folder} cannot be made ({why})',
  'store.newer':
    '{engine}: {file} was written by a newer version of Rosa ({part}: {version}, here {known}): update the program',
  'store.copyFails': '{engine}: {file} cannot be written ({why})',
  'store.copyThere': '{file} exists already: choose an empty folder',
  'store.claimed': 'The folder {folder} is already in use by another process of Rosa',
  'store.unclaimed':
    'Data folder {folder}: it cannot be written ({why}): check path, permissions and space',

  'process.portTaken':
    '{engine}: port {port} is already in use: stop whoever uses it, or choose another with PORT',
};
