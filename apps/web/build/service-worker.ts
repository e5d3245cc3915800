import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const ENTRY = 'service-worker';

/** Code, styles, fonts and pictures; the boundaries of maps are too heavy to keep for later. */
const KEPT = /\.(js|css|woff2|svg)$/;

/**
 * Builds the worker beside the page, at the root and under a name that stays, and writes into it which files there are to
 * keep: it changes whenever one of them does, which is how a browser learns of a new build.
 */
export const serviceWorker = (source: string): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  config: () => ({
    build: {
      rolldownOptions: {
        input: { index: 'index.html', [ENTRY]: source },
        output: {
          entryFileNames: ({ name }) => (name === ENTRY ? '[name].js' : 'app/[name]-[hash].js'),
        },
      },
    },
  }),
  generateBundle: (_options, bundle) => {
    const own = bundle[`${ENTRY}.js`];
    if (own?.type !== 'chunk') throw new Error('the build made no service worker');
    const files = Object.keys(bundle)
      .filter((name) => name.startsWith('app/') && KEPT.test(name))
      .map((name) => `/${name}`)
      .sort();
    const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
    own.code = own.code.replaceAll('__SHELL__', JSON.stringify({ version, files }));
  },
});
