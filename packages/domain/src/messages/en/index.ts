import type { italian } from '../it/index.js';
import { accounts } from './accounts.js';
import { commandLine } from './command-line.js';
import { engines } from './engines.js';
import { figures } from './figures.js';
import { http } from './http.js';
import { indexer } from './indexer.js';
import { matching } from './matching.js';
import { opportunities } from './opportunities.js';
import { registry } from './registry.js';
import { screens } from './screens/index.js';
import { sheets } from './sheets.js';
import { terms } from './terms.js';
import { transfer } from './transfer.js';
import { validation } from './validation.js';

/** Every message in English: a code missing here does not compile. */
export const english: Readonly<Record<keyof typeof italian, string>> = {
  ...accounts,
  ...commandLine,
  ...engines,
  ...figures,
  ...http,
  ...indexer,
  ...matching,
  ...opportunities,
  ...registry,
  ...screens,
  ...sheets,
  ...terms,
  ...transfer,
  ...validation,
};
