import * as fc from 'fast-check';
import type { Route } from '@rosa/service-kit';
import { faultsOf, nameOf, openTarget, validBodyOf, type Target } from './support.js';

/** Whatever is sent to whichever route: never a 5xx, and what is refused is a problem document that names its fields. */

let target: Target;
beforeAll(async () => void (target = await openTarget()), 60_000);
afterAll(() => target.close());

const RUNS = 700;

const NASTY: readonly unknown[] = [
  '',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  'x'.repeat(70_000),
  '\u202e\u200f',
  '2026-02-30',
  '9999-99-99',
  '019a0000-0000-7000-8000-000000000000',
  '3f0a1d1c-0f52-4b8b-9c1e-6f4d6a1f8b11',
  "'; DROP TABLE workers; --",
  '${7*7}',
  -1,
  -0,
  0.1,
  1e308,
  2 ** 53,
  -(2 ** 63),
  true,
  null,
  [],
  {},
  [null],
  [[]],
  { toString: 1, constructor: 1, hasOwnProperty: 1 },
  Array.from({ length: 2_000 }, (_each, at) => at),
];

const value = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.jsonValue(),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

type Path = readonly (string | number)[];

/** Every place in a body, the deepest too. */
const pathsIn = (held: unknown, at: Path = []): readonly Path[] => [
  at,
  ...(held !== null && typeof held === 'object'
    ? Object.entries(held).flatMap(([key, item]) => pathsIn(item, [...at, key]))
    : []),
];

const replaced = (held: unknown, [key, ...rest]: Path, by: unknown): unknown => {
  if (key === undefined) return by;
  const change = replaced((held as Record<string, unknown>)[key], rest, by);
  if (Array.isArray(held)) return held.map((item, at) => (String(at) === key ? change : item));
  return { ...(held as object), [key]: change };
};

/** As it travels: `__proto__` is a name like any other there, which no object literal can hold. */
const travelling = (body: unknown, proto: boolean): string => {
  const text = JSON.stringify(body) ?? 'null';
  return proto && text.startsWith('{')
    ? `{"__proto__":{"role":"central"}${text === '{}' ? '' : ','}${text.slice(1)}`
    : text;
};

const withBody = (): readonly Route[] =>
  target.routes.filter(({ body, bodyType }) => body && bodyType !== 'raw');

it('holds for bodies that are nearly right', async () => {
  const pick = fc.nat({ max: 1_000 });
  await fc.assert(
    fc.asyncProperty(pick, pick, value, fc.boolean(), async (which, where, by, proto) => {
      const routes = withBody();
      const route = routes[which % routes.length]!;
      const valid = validBodyOf(target.records, route);
      const paths = pathsIn(valid);
      const body = replaced(valid, paths[where % paths.length]!, by);
      const answer = await target
        .call(route)
        .set('Content-Type', 'application/json')
        .send(travelling(body, proto));
      expect(faultsOf(nameOf(route), answer)).toEqual([]);
      expect(({} as Record<string, unknown>)['role']).toBeUndefined();
    }),
    { numRuns: RUNS },
  );
}, 60_000);

const part = fc.oneof(
  fc.constantFrom('%', '%ff', '%00', '..', '%2e%2e%2f', '__proto__', '{id}', '%F0%9F%98%80', ';'),
  fc.webSegment(),
  fc.string({ maxLength: 30 }).map((text) => encodeURIComponent(text)),
);

const header = fc.tuple(
  fc.constantFrom(
    'If-Match',
    'Idempotency-Key',
    'Accept-Language',
    'Accept',
    'Rosa-Purpose',
    'X-Request-Id',
    'Content-Type',
    'Content-Encoding',
    'Range',
    'If-None-Match',
    'Cookie',
    'X-Forwarded-For',
    'Authorization',
  ),
  fc.oneof(
    fc.constantFrom('*', '"1"', 'W/"x"', 'gzip', 'it;q=x', 'text/csv', 'Bearer x', 'bytes=0-'),
    fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      maxLength: 60,
    }),
  ),
);

it('holds for addresses, queries and headers', async () => {
  const query = fc.array(fc.tuple(part, part), { maxLength: 4 });
  const input = { which: fc.nat({ max: 1_000 }), at: fc.nat({ max: 3 }), part, query };
  await fc.assert(
    fc.asyncProperty(
      fc.record({ ...input, headers: fc.array(header, { maxLength: 3 }) }),
      async ({ which, at, part: segment, query: pairs, headers }) => {
        const route = target.routes[which % target.routes.length]!;
        const named = Object.keys(route.query?.shape ?? {});
        const asked = pairs.map(([name, given], index) => `${named[index] ?? name}=${given}`);
        const ids = target.records.idsOf(route.path);
        const path = route.path
          .replaceAll(/\{(\w+)\}/g, (_all, name: string) => (at === 0 ? segment : ids[name]!))
          .concat(at === 1 ? `/${segment}` : '');
        const address = `${path}?${asked.join('&')}`;
        // What a client's own parser would refuse never leaves it.
        fc.pre(URL.canParse(`/api${address}`, 'http://127.0.0.1'));
        const sent = target.send(route.method, address);
        for (const [name, text] of headers) void sent.set(name, text);
        const answer = await sent;
        const isApi = new URL(`/api${address}`, 'http://127.0.0.1').pathname.startsWith('/api/');
        expect(isApi ? faultsOf(`${nameOf(route)} ${address}`, answer) : []).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
}, 60_000);
