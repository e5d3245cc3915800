import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { precompress } from './build/precompress.js';
import { serviceWorker } from './build/service-worker.js';

/** Built into `dist`, which the gateway serves: the page at every address, the files below `/app` for good. */
export default defineConfig({
  plugins: [react(), serviceWorker('src/offline/service-worker.ts'), precompress()],
  // Our own packages are read from their sources, so that only what the screens use of them is taken in.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    assetsDir: 'app',
    // Fonts and pictures are files of our own: the content policy knows no other place for them.
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
  css: {
    preprocessorOptions: {
      // bootstrap-italia 2 is written for an older Sass: its warnings are not about our styles.
      scss: {
        quietDeps: true,
        silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
      },
    },
  },
});
