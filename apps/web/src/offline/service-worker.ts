/**
 * Opens the screens with no signal: keeps the page and its files, which hold nobody's data, and nothing else. What is asked
 * of the API never passes through here.
 */

/** The files of this build, written in by it (`build/service-worker.ts`). */
declare const __SHELL__: { readonly version: string; readonly files: readonly string[] };

/** What a worker is told, as far as this one listens: the workers' types and the pages' cannot stand in one program. */
interface Waiting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  readonly clients: { claim(): Promise<void> };
}
const worker = self as unknown as Worker;

const CACHES = 'rosa-shell-';
const { version, files } = __SHELL__;
const CACHE = CACHES + version;

/** The address every page of ours is kept under. */
const PAGE = '/';

/** A server slower than this is not waited for: the page kept is shown, ms. */
const PATIENCE = 2500;

const install = async (): Promise<void> => {
  const cache = await caches.open(CACHE);
  // The server tells a browser that opens a page from a script that asks for data by what it accepts.
  const page = new Request(PAGE, { cache: 'reload', headers: { Accept: 'text/html' } });
  await cache.addAll([page, ...files]);
};

const activate = async (): Promise<void> => {
  const old = (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
};

/** The newest page where it comes in time, else the one kept. */
const pageOf = async (request: Request): Promise<Response> => {
  const kept = await caches.match(PAGE);
  if (!kept) return fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([fetch(request).catch(() => kept), late]);
};

/** A file never changes under its name. */
const fileOf = async (request: Request): Promise<Response> =>
  (await caches.match(request)) ?? fetch(request);

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/app/')) event.respondWith(fileOf(request));
  else if (request.mode === 'navigate' && !/^\/(api|docs)\b/.test(pathname)) {
    event.respondWith(pageOf(request));
  }
});
