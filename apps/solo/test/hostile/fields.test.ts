import { randomUUID } from 'node:crypto';
import { BODY_LIMIT, type Route } from '@rosa/service-kit';
import { queryOf } from '../roles/support/records.js';
import {
  addressOf,
  faultsOf,
  nameOf,
  names,
  openTarget,
  validBodyOf,
  type Target,
} from './support.js';

/** Wrong input of each kind, on every route it can be given to: refused by name. */

let target: Target;
beforeAll(async () => void (target = await openTarget()), 60_000);
afterAll(() => target.close());

const withBody = (): readonly Route[] =>
  target.routes.filter(({ body, bodyType }) => body && bodyType !== 'raw');
const withQuery = (name: string): readonly Route[] =>
  target.routes.filter(({ query }) => query && name in query.shape);

/** Another kind of value than the one there. */
const wrongFor = (value: unknown): unknown =>
  value !== null && typeof value === 'object' ? 7 : { nonsense: true };

it('names each field of a body whose type is wrong', async () => {
  const faults: string[] = [];
  for (const route of withBody()) {
    const valid = validBodyOf(target.records, route);
    for (const [field, value] of Object.entries(valid)) {
      const answer = await target.call(route).send({ ...valid, [field]: wrongFor(value) });
      if (!names(answer, field)) faults.push(`${nameOf(route)} ${field}: ${answer.text}`);
    }
  }
  expect(faults).toEqual([]);
}, 60_000);

it('names the unknown field of a body', async () => {
  const faults: string[] = [];
  for (const route of withBody()) {
    const valid = validBodyOf(target.records, route);
    const answer = await target.call(route).send({ ...valid, nonsense: 1 });
    if (!names(answer, 'nonsense'))
      faults.push(`${nameOf(route)}: ${answer.status} ${answer.text}`);
  }
  expect(faults).toEqual([]);
});

it('refuses a body that is no object, none, too large, or not said to be JSON', async () => {
  const faults: string[] = [];
  const large = JSON.stringify({ text: 'x'.repeat(BODY_LIMIT * 1.1) });
  for (const route of withBody()) {
    const json = (text: string) =>
      target.call(route).set('Content-Type', 'application/json').send(text);
    const answers = {
      'a list': [await json('[]'), 400],
      'a number': [await json('1'), 400],
      nothing: [await json('null'), 400],
      'half a JSON': [await json('{"a":'), 400],
      'a nest': [await json(`${'['.repeat(20_000)}${']'.repeat(20_000)}`), 400],
      'a large body': [await json(large), 413],
      'a form': [await target.call(route).type('form').send('a=1'), 400],
      'no body': [await target.call(route), 400],
    } as const;
    for (const [what, [answer, status]] of Object.entries(answers)) {
      const name = `${nameOf(route)} given ${what}`;
      faults.push(...faultsOf(name, answer));
      if (answer.status !== status) faults.push(`${name} answers ${answer.status}`);
    }
  }
  expect(faults).toEqual([]);
}, 60_000);

it('names the page asked for wrongly', async () => {
  const faults: string[] = [];
  const refused = async (route: Route, query: string, field: string) => {
    const body = validBodyOf(target.records, route);
    const address = addressOf(route, target.records.idsOf(route.path));
    const needed = queryOf(route.path).replace('?', '&');
    const sent = target.call(route, `${address}?${query}${needed}`);
    const answer = await (route.method === 'post' ? sent.send(body) : sent);
    if (!names(answer, field)) faults.push(`${nameOf(route)}?${query}: ${answer.status}`);
  };
  for (const route of withQuery('limit')) {
    for (const limit of ['0', '501', '-1', '1.5', 'x', '', '1e999']) {
      await refused(route, `limit=${limit}`, 'limit');
    }
    await refused(route, 'limit=1&limit=2', 'limit');
  }
  for (const route of withQuery('cursor')) {
    for (const cursor of ['x', '%00', 'AAAA'.repeat(20), '']) {
      await refused(route, `cursor=${cursor}`, 'cursor');
    }
    await refused(route, 'cursor=a&cursor=b', 'cursor');
  }
  expect(faults).toEqual([]);
}, 60_000);

it('names the id that is none', async () => {
  const faults: string[] = [];
  for (const route of target.routes.filter(({ path }) => path.includes('{'))) {
    const ids = target.records.idsOf(route.path);
    for (const parameter of Object.keys(ids)) {
      for (const wrong of [randomUUID(), 'x', '%00', '__proto__', 'a'.repeat(2_000)]) {
        const path = addressOf(route, { ...ids, [parameter]: wrong });
        const answer = await target.call(route, path).send(route.body ? {} : undefined);
        faults.push(...faultsOf(`${nameOf(route)} at ${wrong.slice(0, 40)}`, answer));
        if (!names(answer, parameter))
          faults.push(`${nameOf(route)} at ${wrong}: ${answer.status}`);
      }
    }
  }
  expect(faults).toEqual([]);
}, 60_000);

it('asks for the revision a change was decided on, and refuses what is none', async () => {
  const faults: string[] = [];
  for (const route of target.routes.filter(({ ifMatch }) => ifMatch)) {
    const body = validBodyOf(target.records, route);
    const path = addressOf(route, target.records.idsOf(route.path));
    const sent = (tag?: string) => {
      const call = target.call(route, path);
      if (tag === undefined) void call.unset('If-Match');
      else void call.set('If-Match', tag);
      return route.body ? call.send(body) : call;
    };
    const missing = await sent();
    if (missing.status !== 428) faults.push(`${nameOf(route)} without: ${missing.status}`);
    for (const tag of ['x', '"x"', '"1", "2"', '-1', '99999999999', '"1']) {
      const answer = await sent(tag);
      if (!names(answer, 'If-Match')) faults.push(`${nameOf(route)} ${tag}: ${answer.status}`);
    }
    const other = await sent('"999999"');
    if (other.status !== 412) faults.push(`${nameOf(route)} of another: ${other.status}`);
  }
  expect(faults).toEqual([]);
}, 60_000);
