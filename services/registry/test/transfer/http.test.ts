import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { newId } from '@rosa/domain';
import { createLog, type AuditEntry } from '@rosa/service-kit';
import { testApi } from '@rosa/test-kit/http';
import { transferRoutes } from '../../src/index.js';
import { clock, ndjson, openPlace, someone, transfersOf, type Place } from './support/place.js';

const rows = (count: number) => ndjson(Array.from({ length: count }, (_each, n) => someone(n)));

describe('imports over HTTP', () => {
  let place: Place;
  let audit: AuditEntry[];
  /** Batches wait for it. */
  let gate: Promise<void>;
  let openGate: () => void;
  beforeEach(async () => {
    place = await openPlace();
    audit = [];
    openGate = () => undefined;
    gate = Promise.resolve();
  });
  afterEach(() => place.close());

  const closeGate = () => void (gate = new Promise((resolve) => (openGate = resolve)));

  /** The service as it is after a start: what ran before it does not run in it. */
  const start = (maxBytes = 1024 * 1024) => {
    const transfers = transfersOf(place);
    const api = testApi(
      transferRoutes({
        store: place.store,
        clock,
        audit: { record: async (entry) => void audit.push(entry) },
        log: createLog('silent'),
        folder: join(place.folder, 'imports'),
        maxBytes,
        transfers: () =>
          transfers.map((transfer) => ({
            ...transfer,
            import: async (...asked) => {
              await gate;
              return transfer.import(...asked);
            },
          })),
      }),
    );
    const central = api.as({ role: 'central' });
    const send = (text: string, query = '', type = 'application/x-ndjson') =>
      central.post(`/api/imports${query}`).set('Content-Type', type).send(text);
    const settled = async (id: string) => {
      for (;;) {
        const { body } = await central.get(`/api/imports/${id}`);
        if (body.state !== 'running') return body;
      }
    };
    return { api, central, send, settled };
  };

  const kept = () => readdir(join(place.folder, 'imports'));

  it('take the body in as a job, and tell how it ended', async () => {
    const { central, send, settled } = start();
    const answer = await send(rows(3));
    expect(answer.status).toBe(202);
    expect(answer.headers['location']).toBe(`/api/imports/${answer.body.id}`);
    expect(await settled(answer.body.id)).toMatchObject({
      state: 'done',
      report: { read: 3, added: 3, refused: 0 },
      progress: { read: 3, left: 0 },
      errors: [],
    });
    expect(await place.people()).toHaveLength(3);
    expect(await kept()).toEqual([`${answer.body.id}.ndjson.warnings.csv`]);
    expect((await central.get('/api/imports')).body).toMatchObject({
      total: 1,
      items: [{ id: answer.body.id }],
    });
    expect(audit).toContainEqual(expect.objectContaining({ action: 'imports.create' }));
  });

  it('list the rows refused, until the job is taken away with its files', async () => {
    const { central, send, settled } = start();
    const { id } = (await send(`${rows(1)}${ndjson([{ ...someone(5), sex: 'X' }])}`)).body;
    expect((await settled(id)).report).toMatchObject({ added: 1, refused: 1 });
    const errors = await central.get(`/api/imports/${id}/errors`).buffer();
    expect(errors.headers['content-type']).toMatch(/^text\/csv/);
    expect(errors.text).toMatch(/^file,line,column,value,reason\n[\w-]+\.ndjson,2,sex,X,/);
    expect((await central.delete(`/api/imports/${id}`)).status).toBe(204);
    expect((await central.get(`/api/imports/${id}`)).status).toBe(404);
    expect(await kept()).toEqual([]);
  });

  it('list what is odd in the rows that went in, until the job is taken away', async () => {
    const { central, send, settled } = start();
    const { id } = (await send(ndjson([{ ...someone(5, { birthPlace: 'Z999' }) }]))).body;
    expect((await settled(id)).report).toMatchObject({ added: 1, refused: 0, warnings: 1 });
    const warnings = await central.get(`/api/imports/${id}/warnings`).buffer();
    expect(warnings.headers['content-type']).toMatch(/^text\/csv/);
    expect(warnings.text).toMatch(
      /^file,line,column,value,reason\n[\w-]+\.ndjson,1,birthPlace,Z999,/,
    );
    expect((await central.delete(`/api/imports/${id}`)).status).toBe(204);
    expect(await kept()).toEqual([]);
  });

  it('have no lists where no row was refused and nothing is odd', async () => {
    const { central, send, settled } = start();
    const taken = await settled((await send(rows(1))).body.id);
    expect((await central.get(`/api/imports/${taken.id}/errors`)).status).toBe(404);
    const refused = await send(ndjson([{ ...someone(1), sex: 'X' }]));
    const { id } = await settled(refused.body.id);
    expect((await central.get(`/api/imports/${id}/warnings`)).status).toBe(404);
  });

  it('read CSV where it is said to be, and change nothing in a dry run', async () => {
    const { send, settled } = start();
    const { fiscalCode } = someone(1);
    const csv = `fiscal_code,family_name,given_name,sex,birth_date,birth_place,citizenship\n${fiscalCode},Rossi,Mario,M,1960-01-02,F839,IT\n`;
    const { id } = (await send(csv, '?dryRun=true', 'text/csv')).body;
    expect(await settled(id)).toMatchObject({ dryRun: true, report: { added: 1, refused: 0 } });
    expect(await place.people()).toEqual([]);
  });

  it('fail, saying why, on a body that cannot be read', async () => {
    const { send, settled } = start();
    const { id } = (await send('family_nam\nRossi\n', '', 'text/csv')).body;
    expect(await settled(id)).toMatchObject({
      state: 'failed',
      errors: [{ field: `${id}.csv`, code: 'transfer.unknownColumn' }],
    });
  });

  it('refuse a body over the limit, and keep nothing of it', async () => {
    const { send, central } = start(1000);
    expect((await send(rows(20))).status).toBe(413);
    expect(await kept()).toEqual([]);
    expect((await central.get('/api/imports')).body.total).toBe(0);
  });

  it('answer a repeated request with the job it began', async () => {
    const { central, settled } = start();
    const again = () =>
      central
        .post('/api/imports')
        .set('Idempotency-Key', 'one')
        .set('Content-Type', 'application/x-ndjson')
        .send(rows(2));
    const [first, second] = [await again(), await again()];
    expect(second.body.id).toBe(first.body.id);
    await settled(first.body.id);
    expect((await central.get('/api/imports')).body.total).toBe(1);
  });

  it('stop when told to, and are taken up again', async () => {
    const { central, send, settled } = start();
    closeGate();
    const { id } = (await send(rows(1200))).body;
    expect((await central.get(`/api/imports/${id}`)).body.state).toBe('running');
    expect((await central.post(`/api/imports/${id}/resume`)).status).toBe(409);
    expect((await central.delete(`/api/imports/${id}`)).status).toBe(204);
    openGate();
    expect(await settled(id)).toMatchObject({ state: 'stopped', report: { stopped: true } });
    const some = (await place.people()).length;
    expect(some).toBeLessThan(1200);
    expect((await central.post(`/api/imports/${id}/resume`)).status).toBe(202);
    expect(await settled(id)).toMatchObject({
      state: 'done',
      report: { read: 1200, unchanged: some },
    });
    expect(await place.people()).toHaveLength(1200);
    expect((await central.post(`/api/imports/${id}/resume`)).status).toBe(409);
  });

  it('cut short by a restart are said to be, and are taken up again', async () => {
    const before = start();
    closeGate();
    const { id } = (await before.send(rows(4))).body;
    const after = start();
    expect((await after.central.get(`/api/imports/${id}`)).body.state).toBe('interrupted');
    expect((await after.central.post(`/api/imports/${id}/resume`)).status).toBe(202);
    openGate();
    expect(await after.settled(id)).toMatchObject({ state: 'done', report: { read: 4 } });
    await before.settled(id);
    expect(await place.people()).toHaveLength(4);
  });

  it('are the central team’s alone, and an id that is none is not found', async () => {
    const { api, central } = start();
    for (const role of ['operator', 'animator', 'lead', 'employer', 'body', 'worker'] as const) {
      const caller = api.as({ role });
      expect((await caller.post('/api/imports').send('')).status).toBe(403);
      expect((await caller.get('/api/imports')).status).toBe(403);
      expect((await caller.get('/api/export')).status).toBe(403);
    }
    expect((await api.anyone().get('/api/export')).status).toBe(401);
    for (const path of ['', '/errors', '/warnings'])
      expect((await central.get(`/api/imports/${newId()}${path}`)).status).toBe(404);
    expect((await central.post(`/api/imports/${newId()}/resume`)).status).toBe(404);
    expect((await central.delete(`/api/imports/${newId()}`)).status).toBe(404);
    expect((await central.get('/api/imports/none')).status).toBe(400);
  });

  it('an empty body is a job that failed, in words', async () => {
    const { send, settled } = start();
    const { id } = (await send('')).body;
    expect(await settled(id)).toMatchObject({
      state: 'failed',
      errors: [{ code: 'transfer.empty' }],
    });
  });
});

describe('the export over HTTP', () => {
  it('streams every bank, the restricted parts only for a purpose', async () => {
    const place = await openPlace();
    const audit: AuditEntry[] = [];
    try {
      const id = newId();
      const about = { workerId: id, territory: '', enteredBy: 'Piera' };
      const transfers = transfersOf(place);
      const text = ndjson([
        { ...someone(1), id },
        { type: 'restricted', id, ...about, family: 'Un figlio' },
      ]);
      await place.import([await place.file('x.ndjson', text)], { transfers });
      const api = testApi(
        transferRoutes({
          store: place.store,
          clock,
          audit: { record: async (entry) => void audit.push(entry) },
          log: createLog('silent'),
          folder: place.folder,
          maxBytes: 0,
          transfers: () => transfers,
        }),
      );
      const central = api.as({ role: 'central', purpose: 'legal' });
      const open = await central.get('/api/export').buffer().parse(asText);
      expect(open.headers['content-type']).toMatch(/^application\/x-ndjson/);
      expect(String(open.body).trim().split('\n')).toHaveLength(1);
      const whole = await central.get('/api/export?restricted=true').buffer().parse(asText);
      expect(String(whole.body)).toContain('Un figlio');
      const idle = api.as({ role: 'central', purpose: null });
      expect((await idle.get('/api/export?restricted=true')).status).toBe(403);
      expect(audit.map(({ detail }) => detail)).toEqual([
        { restricted: false },
        { restricted: true },
      ]);
    } finally {
      await place.close();
    }
  });
});

/** Superagent knows no NDJSON. */
const asText = (response: Response, done: (error: Error | null, text: string) => void): void => {
  let text = '';
  response.on('data', (chunk) => (text += String(chunk)));
  response.on('end', () => done(null, text));
};
