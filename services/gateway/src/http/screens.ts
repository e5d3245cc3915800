import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Router, type Request, type RequestHandler, type Response } from 'express';

/** As the build names them. */
const FILE = /^[\w-][\w.-]*$/;

/** A year: the name of a hashed file changes with its content. */
const FOR_EVER = { maxAge: '365d', immutable: true } as const;

/** Compressed beforehand, by the build, best first. */
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

/** The compressed twin a reader accepts, where the build made one. */
const twinOf = (folder: string, name: string, request: Request) =>
  ENCODINGS.find(
    (encoding) =>
      request.acceptsEncodings(encoding.name) !== false &&
      existsSync(join(folder, `${name}${encoding.suffix}`)),
  );

interface Caching {
  readonly maxAge?: string;
  readonly immutable?: boolean;
}

const send = (
  folder: string,
  name: string,
  caching: Caching,
  request: Request,
  response: Response,
  next: (error?: unknown) => void,
): void => {
  const twin = twinOf(folder, name, request);
  response.vary('Accept-Encoding');
  response.type(name.slice(name.lastIndexOf('.')));
  if (twin) response.set('Content-Encoding', twin.name);
  const options = { root: folder, cacheControl: caching.maxAge !== undefined, ...caching };
  response.sendFile(`${name}${twin?.suffix ?? ''}`, options, (error?: NodeJS.ErrnoException) => {
    // A reader who went away, before or half way, is no error of ours.
    if (!error || response.headersSent || error.code === 'ECONNABORTED') return;
    response.removeHeader('Content-Encoding');
    next(error);
  });
};

/** A browser that opens an address, not a script that asks for data; the first page is for whoever asks. */
const wantsPage = (request: Request): boolean =>
  request.path === '/' ||
  (!request.path.startsWith('/api/') &&
    request.accepts(['application/problem+json', 'text/html']) === 'text/html');

/**
 * The screens, as built into a folder: their page at every address of theirs, which the browser tells apart (an address
 * may be kept and opened again), and their files, which never change under one name.
 */
export const screens = (folder: string): Router => {
  const page: RequestHandler = (request, response, next) => {
    if (!wantsPage(request)) return next();
    response.set('Cache-Control', 'no-cache');
    send(folder, 'index.html', {}, request, response, next);
  };
  const router = Router();
  // It may speak for every address only from the root, and a new one must be found as soon as there is one.
  router.get('/service-worker.js', (request, response, next) => {
    response.set('Cache-Control', 'no-cache');
    send(folder, 'service-worker.js', {}, request, response, next);
  });
  router.get('/app/:file', (request, response, next) => {
    const { file } = request.params;
    if (!FILE.test(file)) return next();
    send(folder, `app/${file}`, FOR_EVER, request, response, next);
  });
  router.get('/{*address}', page);
  return router;
};
