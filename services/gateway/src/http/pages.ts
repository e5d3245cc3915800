import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Router, type RequestHandler } from 'express';
import { screens } from './screens.js';

/** The folder of our own pages, beside `src` and `dist` alike. */
const ASSETS = fileURLToPath(new URL('../../assets/', import.meta.url));

const require = createRequire(import.meta.url);
const SWAGGER = dirname(require.resolve('swagger-ui-dist/package.json'));

const MONTH = '30d';

const file =
  (folder: string, name: string, maxAge: string | number = 0): RequestHandler =>
  (_request, response, next) =>
    response.sendFile(join(folder, name), { maxAge, dotfiles: 'allow' }, (error) => {
      // A reader who went away half way is no error of ours.
      if (error && !response.headersSent) next(error);
    });

const json =
  (document: () => string): RequestHandler =>
  (_request, response) =>
    void response.type('application/json').send(document());

/**
 * The description of the API, a page to try it, and the screens, all from our own origin. Without the screens' folder,
 * a page that says what this is.
 */
export const pages = (document: () => string, screensFolder?: string): Router => {
  const router = Router();
  if (screensFolder === undefined) router.get('/', file(ASSETS, 'home.html'));
  router.get('/assets/pages.css', file(ASSETS, 'pages.css'));
  router.get('/docs', file(ASSETS, 'docs.html'));
  router.get('/docs/init.js', file(ASSETS, 'docs-init.js'));
  router.get('/docs/swagger-ui.css', file(SWAGGER, 'swagger-ui.css', MONTH));
  router.get('/docs/swagger-ui-bundle.js', file(SWAGGER, 'swagger-ui-bundle.js', MONTH));
  router.get(['/favicon.ico', '/docs/favicon.png'], file(SWAGGER, 'favicon-32x32.png', MONTH));
  router.get(['/openapi.json', '/api/openapi.json'], json(document));
  if (screensFolder !== undefined) router.use(screens(screensFolder));
  return router;
};
