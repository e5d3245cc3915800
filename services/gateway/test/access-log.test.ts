import type { Logger } from '@rosa/service-kit';
import { openWorld } from './support/world.js';

it('the access log says what was called and by which account, and nothing about people', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = { info: (line: Record<string, unknown>) => lines.push(line) } as unknown as Logger;
  const world = await openWorld({ log });
  const id = await world.account({ username: 'anna.rossi', role: 'central', name: 'Anna Rossi' });
  const anna = await world.signedIn('anna.rossi');
  await anna.get(`/api/accounts/${id}`).expect(200);
  await anna.get('/api/accounts?x=Rossi').expect(400);
  await anna.get('/api/nowhere/Rossi').set('X-Request-Id', 'r-9').expect(404);
  expect(lines).toMatchObject([
    { method: 'POST', route: '/sessions', status: 204, actor: null },
    { method: 'GET', route: '/accounts/:id', status: 200, actor: id },
    { method: 'GET', route: '/accounts', status: 400, actor: id },
    { method: 'GET', route: 'none', status: 404, actor: id, requestId: 'r-9' },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/rossi|127\.0\.0\.1|rosa_session/i);
  await world.close();
});
