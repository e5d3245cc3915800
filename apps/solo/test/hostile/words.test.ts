import { openTarget, type Target } from './support.js';

/** What the stores and the engine refuse is said in the language of whoever asked, as everything else is. */

let target: Target;
beforeAll(async () => void (target = await openTarget()), 60_000);
afterAll(() => target.close());

const route = (method: string, path: string) =>
  target.routes.find((each) => each.method === method && each.path === path)!;

const LANGUAGES = [
  ['it', /segnaposto/, /un altro record ha già questo valore di code/, /già presente/],
  ['en', /cursor/, /another record already has this value of code/, /already has it/],
] as const;

it.each(LANGUAGES)('in %s', async (lang, cursor, taken, field) => {
  const list = await target
    .call(route('get', '/projects'), '/projects?cursor=x')
    .set('Accept-Language', lang);
  expect(list.body.errors).toMatchObject([
    { field: 'cursor', message: expect.stringMatching(cursor) },
  ]);
  const search = await target
    .call(route('post', '/workers/search'))
    .set('Accept-Language', lang)
    .send({ cursor: 'x' });
  expect(search.body.errors).toMatchObject([
    { field: 'cursor', message: expect.stringMatching(cursor) },
  ]);
  const again = await target
    .call(route('post', '/bodies'))
    .set('Accept-Language', lang)
    .send(target.records.bodies['POST /bodies']);
  expect(again.body).toMatchObject({
    status: 409,
    detail: expect.stringMatching(taken),
    errors: [{ field: 'code', message: expect.stringMatching(field) }],
  });
});
