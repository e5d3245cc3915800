import { inflateSync } from 'node:zlib';
import {
  bodyOf,
  company,
  confirm,
  draw,
  employerOf,
  givenRoster,
  giveRoster,
  operatorOf,
  opportunity,
} from './support/acting.js';
import { cleaner, livesAt } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const csvOf = async (agent: ReturnType<typeof operatorOf>, id: string) =>
  agent.get(`/api/rosters/${id}/csv`).buffer(true).set('Accept-Language', 'it');

const bytesOf = async (agent: ReturnType<typeof operatorOf>, id: string) => {
  const answer = await agent
    .get(`/api/rosters/${id}/pdf`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => void chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  return { status: answer.status, type: answer.type, file: answer.body as Buffer };
};

/** How often a PDF's pages show something, and its pages, counted in its own streams. */
const streamsOf = (file: Buffer): string => {
  const text = file.toString('latin1');
  return [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
    .map(([, body]) => {
      try {
        return inflateSync(Buffer.from(body!, 'latin1')).toString('latin1');
      } catch {
        return ''; // a font, or another stream that is not deflated
      }
    })
    .join('\n');
};

describe('GET /rosters/{id}/csv', () => {
  it('gives the operator what the employer may read, and never the codice fiscale or the birth date', async () => {
    const ada = cleaner({ familyName: 'D’Amico', givenName: 'Ada' });
    const ids = await world.register(ada);
    const { roster } = await givenRoster(world, ids, { name: 'Verde S.r.l.' });
    const answer = await csvOf(operatorOf(world), roster.id);
    expect(answer.status).toBe(200);
    expect(answer.type).toBe('text/csv');
    const [head, line] = answer.text.split('\n');
    expect(head).toBe(
      '\uFEFFNome;Comune;Telefono;Posta elettronica;Titolo di studio;Esperienze;Competenze;Patenti e abilitazioni;Lingue',
    );
    expect(line).toMatch(/^D’Amico Ada;/);
    expect(answer.text).not.toContain(ada.fiscalCode);
    expect(answer.text).not.toContain(String(ada.birthDate));
  });

  it('is the same for the employer it was given to', async () => {
    const ids = await world.register(cleaner(), cleaner());
    const { roster, companyId } = await givenRoster(world, ids);
    const ours = await csvOf(operatorOf(world), roster.id);
    const theirs = await csvOf(employerOf(world, companyId), roster.id);
    expect(theirs.text).toBe(ours.text);
  });

  it('lets no name run as a formula in a spreadsheet', async () => {
    const ids = await world.register(cleaner({ familyName: '=CMD', givenName: 'Ada' }));
    const { roster } = await givenRoster(world, ids);
    const { text } = await csvOf(operatorOf(world), roster.id);
    expect(text.split('\n')[1]).toMatch(/^'=CMD Ada;/);
  });

  it('keeps that its people were looked at', async () => {
    const ids = await world.register(cleaner());
    const { roster } = await givenRoster(world, ids);
    await csvOf(operatorOf(world), roster.id);
    expect(world.audit.at(-1)).toMatchObject({ action: 'rosters.print', subjects: ids });
  });

  it('names no one who has moved to another laboratory’s territory', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { roster } = await givenRoster(world, [ada!]);
    await world.change(ada!, livesAt(2, '063049'));
    const { text } = await csvOf(operatorOf(world), roster.id);
    expect(text).toContain('\nNome da chiedere al laboratorio della persona;');
  });

  it('is gone once the roster has expired', async () => {
    const ids = await world.register(cleaner());
    const { roster, companyId } = await givenRoster(world, ids);
    world.at('2027-01-02T10:00:00Z');
    expect((await csvOf(employerOf(world, companyId), roster.id)).status).toBe(404);
    const ours = await csvOf(operatorOf(world), roster.id);
    expect(ours.status).toBe(409);
    expect(ours.text).toContain('31 dicembre 2026');
  });
});

describe('GET /rosters/{id}/pdf', () => {
  it('is a tagged document whose every page says for whom it is', async () => {
    const people = Array.from({ length: 30 }, () => cleaner());
    const ids = await world.register(...people);
    const { roster } = await givenRoster(world, ids);
    const { status, type, file } = await bytesOf(operatorOf(world), roster.id);
    expect({ status, type }).toEqual({ status: 200, type: 'application/pdf' });
    const plain = file.toString('latin1');
    expect(plain.startsWith('%PDF-1.7')).toBe(true);
    expect(plain).toContain('/MarkInfo');
    expect(plain).toContain('(it-IT)');
    const pages = [...plain.matchAll(/\/Type \/Page\n/g)].length;
    expect(pages).toBeGreaterThan(1);
    const artifacts = [...streamsOf(file).matchAll(/\/Artifact/g)].length;
    expect(artifacts).toBe(2 * pages);
  });
});

describe('POST /shortlists/{id}/rosters/preview', () => {
  it('shows what the employer will read, and gives nothing', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { id: companyId } = await company(world);
    const list = await draw(world, await opportunity(world, companyId));
    await confirm(world, list.id, ada!);
    const asked = { companyId, workerIds: [ada], expiresOn: '2026-12-31' };
    const seen = bodyOf(
      await operatorOf(world).post(`/api/shortlists/${list.id}/rosters/preview`).send(asked),
      200,
    );
    const none = bodyOf(await operatorOf(world).get('/api/rosters'), 200);
    expect(none.total).toBe(0);
    const roster = bodyOf(await giveRoster(world, list.id, companyId, [ada!]), 201);
    const theirs = bodyOf(await employerOf(world, companyId).get(`/api/rosters/${roster.id}`), 200);
    expect(seen.people).toEqual(theirs.people);
  });

  it('refuses whom the roster would refuse', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { id: companyId } = await company(world);
    const list = await draw(world, await opportunity(world, companyId));
    const asked = { companyId, workerIds: [ada], expiresOn: '2026-12-31' };
    const answer = await operatorOf(world)
      .post(`/api/shortlists/${list.id}/rosters/preview`)
      .send(asked);
    expect(answer.status).toBe(409);
    expect(answer.body.notReady).toEqual([{ workerId: ada, reasons: ['roster.notConfirmed'] }]);
  });
});
