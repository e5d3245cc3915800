import { newId, systemClock, systemScope, type Scope } from '@rosa/domain';
import { ServiceKeys, signCall } from '@rosa/service-kit';
import { transportQuestion } from '@rosa/test-kit';
import { Caller, until } from './support/caller.js';
import { Cluster, describeCluster, SECRET } from './support/cluster.js';
import { mixedLoad } from './support/load.js';
import { lucia } from './support/lucia.js';

/** The services as separate processes, two copies of each, through the gateway; on real servers. */

const LONG = 120_000;
const today = new Date().toISOString().slice(0, 10);
const inTwoWeeks = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

const company = { name: 'Pulizie Santhià', comune: '002133' };

const questionnaire = {
  track: 'questionnaire',
  version: 1,
  title: 'Questionario del primo colloquio',
  validFrom: '2026-01-01',
  questions: [transportQuestion],
};

const interview = (answer: string) => ({
  kind: 'first',
  on: today,
  questionnaire: { version: 1, answers: [{ question: 'transport', answer }] },
});

const opportunityOf = (companyId: string) => ({
  companyId,
  kind: 'established_company',
  title: 'Una addetta alle pulizie',
  words: 'Ci serve una persona per gli uffici',
  comune: '002133',
  validUntil: inTwoWeeks,
  lines: [
    {
      id: newId(),
      title: 'Pulizie',
      occupation: '9112',
      positions: 1,
      contract: 'permanent',
      hours: 'part_time',
      criteria: {
        requirements: [{ kind: 'occupation', code: '9112' }],
        place: { comune: '002133' },
      },
    },
  ],
});

interface Found {
  readonly total: number;
  readonly items: readonly { readonly id: string }[];
}

describeCluster('two copies of each service', () => {
  let cluster: Cluster;
  let operator: Caller;
  let animator: Caller;

  beforeAll(async () => {
    cluster = await Cluster.start();
    operator = await cluster.as('operator', { territory: ['002'], name: 'Op. L. Ricci' });
    animator = await cluster.as('animator', { territory: ['002'], name: 'An. S. Bo' });
  }, LONG);
  afterAll(() => cluster?.stop(), LONG);

  it('keep a session that any copy knows, and that ends on all at once', async () => {
    const [username, password] = ['operatrice', 'quattro parole messe a caso'];
    const standing = { role: 'operator', territory: ['002'] } as const;
    await cluster.account({ ...standing, username, password, name: 'Operatrice' });
    const credentials = { username, password };
    const signedIn = await cluster.anyone.call({
      method: 'POST',
      path: '/api/sessions',
      body: credentials,
    });
    expect(signedIn.status).toBe(204);
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
    const one = cluster.anyone.with({ cookie, 'sec-fetch-site': 'same-origin' });
    // Each copy in its turn.
    for (let n = 0; n < 4; n += 1)
      expect((await one.get('/api/sessions/current')).status).toBe(200);
    await one.call({ method: 'DELETE', path: '/api/sessions/current' });
    for (let n = 0; n < 4; n += 1)
      expect((await one.get('/api/sessions/current')).status).toBe(401);
  });

  it(
    'take a person from the register to a job',
    async () => {
      await operator.post('/api/workers', lucia);
      const search = () => operator.post<Found>('/api/workers/search', { text: 'bianchi' });
      await until(search, ({ total }) => total === 1);

      const { id: companyId } = await animator.post('/api/companies', company);
      const asked = opportunityOf(companyId);
      const { id: opportunityId } = await animator.post('/api/opportunities', asked);
      const lineId = asked.lines[0]!.id;

      const list = await operator.post<{ id: string; people: { workerId: string }[] }>(
        `/api/opportunities/${opportunityId}/shortlists`,
        { lineId, limit: 5 },
      );
      expect(list.people).toMatchObject([{ workerId: lucia.id, familyName: 'Bianchi' }]);
      const path = `/api/shortlists/${list.id}/candidates/${lucia.id}`;
      const noted = await operator.call({ method: 'PATCH', path, body: { call: 'confirmed' } });
      expect(noted.status).toBe(200);

      const given = { workerIds: [lucia.id], companyId, expiresOn: inTwoWeeks };
      const roster = await operator.post(`/api/shortlists/${list.id}/rosters`, given);
      const employer = await cluster.as('employer', { companyId });
      await employer.post(`/api/rosters/${roster.id}/answers`, {
        workerId: lucia.id,
        answer: 'hired',
        contract: 'permanent',
        startOn: today,
        hours: 'part_time',
      });
      await operator.post(`/api/workers/${lucia.id}/outcomes`, {
        kind: 'contract_start',
        on: today,
        contract: 'permanent',
        hours: 'part_time',
        companyId,
        rosterId: roster.id,
      });

      const { body: placed } = await operator.get<object>(`/api/workers/${lucia.id}`);
      expect(placed).toMatchObject({ status: { state: 'placed' } });
      // The registry tells the opportunity bank through the queue.
      const read = () => animator.get<{ state: string }>(`/api/opportunities/${opportunityId}`);
      const filled = await until(read, ({ body }) => body.state !== 'open');
      expect(filled.body).toMatchObject({ lines: [{ filled: 1 }] });
    },
    LONG,
  );

  it('hold an interview to the questions another service keeps', async () => {
    const central = await cluster.as('central');
    await central.post('/api/question-sets', questionnaire);
    const path = `/api/workers/${lucia.id}/interviews`;
    const body = interview('a cavallo');
    const wrong = await operator.call<{ errors: object[] }>({ method: 'POST', path, body });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors).toMatchObject([{ field: 'questionnaire.answers[0].answer' }]);
    const held = await operator.post<{ questionnaire: object }>(path, interview('autobus'));
    expect(held.questionnaire).toEqual(interview('autobus').questionnaire);
  });

  it('leave in the one audit trail who looked, whichever service was asked', async () => {
    const central = await cluster.as('central');
    const { body } = await central.get<{ items: { action: string }[] }>(
      `/api/audit?subject=${lucia.id}&limit=100`,
    );
    const actions = body.items.map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['shortlists.draw', 'rosters.give', 'outcomes.create']),
    );
  });

  it('describe every route of every service in one document', async () => {
    const { body } = await cluster.anyone.get<{ paths: object }>('/api/openapi.json');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/sessions', '/api/workers/{id}', '/api/match', '/api/imports']),
    );
  });

  it('import a file of every bank, told of by any copy', async () => {
    const central = await cluster.as('central');
    const row = { type: 'company', id: newId(), name: 'Verde Vivo', comune: '002133' };
    const begun = await central.post<{ id: string }>('/api/imports', row);
    const read = () => central.get<{ state: string; report: object }>(`/api/imports/${begun.id}`);
    const { body } = await until(read, ({ body: job }) => job.state !== 'running');
    expect(body).toMatchObject({ state: 'done', report: { read: 1, added: 1 } });
    expect((await animator.get(`/api/companies/${row.id}`)).status).toBe(200);
  });

  it('rehearse a file by what its own rows would bring to another service', async () => {
    const central = await cluster.as('central');
    const added = { type: 'company', id: newId(), name: 'Verde Vivo', comune: '002133' };
    const padding = Array.from({ length: 1000 }, () => ({ ...added, id: newId() }));
    const rows = [added, ...padding, { type: 'company', id: added.id, employees: 12 }];
    const file = rows.map((row) => JSON.stringify(row)).join('\n');
    const begun = await central.post<{ id: string }>('/api/imports?dryRun=true', file);
    const read = () => central.get<{ state: string; report: object }>(`/api/imports/${begun.id}`);
    const { body } = await until(read, ({ body: job }) => job.state !== 'running');
    expect(body).toMatchObject({ report: { added: 1001, updated: 1, refused: 0 } });
    expect((await central.get(`/api/companies/${added.id}`)).status).toBe(404);
  });

  describe('a call to a service', () => {
    const scope: Scope = { ...systemScope('test'), role: 'operator', name: 'x' };
    const errand = { from: 'gateway', to: 'registry', door: 'api', scope } as const;
    const keys = new ServiceKeys([SECRET]);
    const ask = (token: string) =>
      new Caller([cluster.urlOf('registry')])
        .with({ authorization: `Bearer ${token}` })
        .get('/api/workers');
    const past = { now: () => new Date(Date.now() - 60_000) };

    it('is answered when it bears a service’s signature', async () => {
      expect((await ask(signCall(keys, systemClock, errand))).status).toBe(200);
    });

    it.each([
      ['no token', () => 'none'],
      ['another secret', () => signCall(new ServiceKeys(['x'.repeat(40)]), systemClock, errand)],
      ['a token that has expired', () => signCall(keys, past, errand)],
      [
        'a token for another service',
        () => signCall(keys, systemClock, { ...errand, to: 'indexer' }),
      ],
      [
        'a token for the other door',
        () => signCall(keys, systemClock, { ...errand, door: 'internal' }),
      ],
      [
        'a scope changed after it was signed',
        () => {
          const [head, , signature] = signCall(keys, systemClock, errand).split('.');
          const other = signCall(keys, systemClock, {
            ...errand,
            scope: { ...scope, role: 'central' },
          });
          return [head, other.split('.')[1], signature].join('.');
        },
      ],
    ])('is refused with %s', async (_what, token) => {
      expect((await ask(token())).status).toBe(401);
    });

    it('cannot be made from outside: what is between services is not passed on', async () => {
      const path = '/internal/people';
      const answer = await operator.call({ method: 'POST', path, body: { ids: [lucia.id] } });
      expect(answer.status).toBe(404);
    });
  });

  it(
    'say which service is down, while the others go on',
    async () => {
      await cluster.kill('opportunities');
      const asked = await animator.get<{ detail: string }>('/api/companies');
      expect(asked.status).toBe(503);
      expect(asked.body.detail).toContain('opportunities');
      expect((await operator.get(`/api/workers/${lucia.id}`)).status).toBe(200);
      const path = `/api/workers/${lucia.id}/interviews`;
      const before = (await operator.get<Found>(path)).body.total;
      const body = interview('autobus');
      const held = await operator.call<{ detail: string }>({ method: 'POST', path, body });
      expect(held.status).toBe(503);
      expect(held.body.detail).toContain('opportunities');
      expect((await operator.get<Found>(path)).body.total).toBe(before);
      await cluster.startAgain('opportunities');
      expect((await animator.get('/api/companies')).status).toBe(200);
    },
    LONG,
  );

  it(
    'are restarted one after the other under load, and nobody notices',
    async () => {
      const load = mixedLoad(operator, animator);
      expect(await cluster.roll(0)).toEqual([0, 0, 0, 0]);
      expect(await cluster.roll(1)).toEqual([0, 0, 0, 0]);
      const { failures, made, calls } = await load.stop();
      expect(failures).toEqual([]);
      expect(calls).toBeGreaterThan(100);
      for (const [id, rev] of made) {
        const { body } = await operator.get<{ rev: number }>(`/api/workers/${id}`);
        expect(body.rev).toBe(rev);
      }
      const all = () => operator.post<Found>('/api/workers/search', { text: 'prova' });
      await until(all, ({ total }) => total === made.size);
    },
    LONG,
  );
});
