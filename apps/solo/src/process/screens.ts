import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside this app, from `src` and `dist` alike. */
const FOLDER = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** Where the screens lie, if they have been built. */
export const builtScreens = (): { readonly screens?: string } =>
  existsSync(join(FOLDER, 'index.html')) ? { screens: FOLDER } : {};
