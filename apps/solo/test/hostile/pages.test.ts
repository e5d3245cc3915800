import { agent } from 'supertest';
import { openLaboratory, type Laboratory } from '../real/support/laboratory.js';

let lab: Laboratory;
beforeAll(async () => void (lab = await openLaboratory()));
afterAll(() => lab.close());

it.each([
  ['If-Match', '"no-such-revision"'],
  ['Range', 'bytes=99999999-'],
])('a page asked for with an impossible %s is refused by name', async (header, value) => {
  const answer = await agent(lab.rosa.gateway.app).get('/').set(header, value);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ status: 400, errors: [{ field: header }] });
});
