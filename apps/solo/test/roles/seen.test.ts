import { ROLES, type Role } from '@rosa/domain';
import request from 'supertest';
import { openLaboratory, type Laboratory } from '../real/support/laboratory.js';
import { SANTHIA } from './support/people.js';
import { fill, queryOf, type Records } from './support/records.js';

/** What of a record each role sees (contract.md, "Who may do what"), field by field. */

let lab: Laboratory;
let own: Records;

beforeAll(async () => {
  lab = await openLaboratory();
  own = await fill(lab, SANTHIA);
}, 60_000);
afterAll(() => lab.close());

const get = async (role: Role, path: string) => {
  const bearer = `Bearer ${own.tokens[role]}`;
  return request(lab.rosa.gateway.app).get(`/api${path}`).set('Authorization', bearer);
};

const keysOf = (value: object): readonly string[] => Object.keys(value).toSorted();

describe('an employer', () => {
  it('sees of each person of a roster what the contract names, and nothing else', async () => {
    const { body, text } = await get('employer', `/rosters/${own.ids['rosters']}`);
    const [person] = body.people;
    expect(keysOf(person)).toEqual([
      'answer',
      'comune',
      'confirmed',
      'contacts',
      'experiences',
      'familyName',
      'givenName',
      'languages',
      'licences',
      'masked',
      'schooling',
      'skills',
      'withdrawn',
      'workerId',
    ]);
    expect(person).toMatchObject({
      familyName: SANTHIA.familyName,
      comune: SANTHIA.comune,
      contacts: { phone: '+39016100000' },
      schooling: { level: 2 },
      licences: ['B'],
      languages: [{ code: 'it', level: 'C1' }],
      skills: [{ code: 'pulizia-uffici', months: 36 }],
      experiences: [{ occupation: '9112' }],
    });
    expect(text).not.toMatch(/score|potential|birth|Segreta|segreta|shortlistId/);
  });

  it('reads its company and its opportunities without the notes of those who serve it', async () => {
    for (const path of [`/companies/${own.ids['companies']}`, '/companies']) {
      expect((await get('employer', path)).text).not.toContain('Nota sull’impresa');
    }
    const { body } = await get('employer', `/opportunities/${own.ids['opportunities']}`);
    expect(body).not.toHaveProperty('leadId');
  });
});

it('shows the codice fiscale in no list, and to no employer, body or animator', async () => {
  const gets = lab.rosa.gateway.routes.filter(({ method }) => method === 'get');
  for (const { path, roles } of gets) {
    // A PDF has no text: it says what the CSV of the same sheet does.
    if (path === '/export' || path === '/rosters/{id}/pdf') continue;
    const isList = !path.includes('{') || path === '/shortlists/{id}' || path === '/rosters/{id}';
    const ids = own.idsOf(path);
    const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name]!);
    for (const role of ROLES.filter((each) => roles !== 'public' && roles.includes(each))) {
      const answer = await get(role, `${address}${queryOf(path)}`);
      expect([path, role, answer.status]).toEqual([path, role, 200]);
      const mayNever = role === 'employer' || role === 'body' || role === 'animator';
      if (isList || mayNever) expect(answer.text).not.toContain(own.fiscalCode);
    }
  }
});

it('finds a person without showing the codice fiscale', async () => {
  const text = own.fiscalCode;
  for (const path of ['/workers/search', '/workers/suggest']) {
    const answer = await request(lab.rosa.gateway.app)
      .post(`/api${path}`)
      .set('Authorization', `Bearer ${own.tokens.operator}`)
      .send({ text });
    expect([answer.status, answer.body.items.length]).toEqual([200, 1]);
    expect(answer.text).not.toContain(own.fiscalCode);
  }
});

it('shows a body the name and attendance of who serves it', async () => {
  const one = (await get('body', `/workers/${own.ids['workers']}`)).body;
  const [line] = (await get('body', '/workers')).body.items;
  const attendance = { projectCode: 'VC-0001', since: '1998-05-04', weeklyHours: 20 };
  for (const seen of [one, line]) {
    expect(keysOf(seen)).toEqual(['attendance', 'familyName', 'givenName', 'id', 'rev']);
    expect(seen).toMatchObject({ familyName: SANTHIA.familyName, attendance });
  }
});

it('names to an animator who is in a roster, and nobody who is only in a list', async () => {
  const { body } = await get('animator', `/shortlists/${own.ids['shortlists']}`);
  expect(body.people).toMatchObject([{ masked: false, familyName: SANTHIA.familyName }]);
  const drawn = await request(lab.rosa.gateway.app)
    .post(`/api/opportunities/${own.ids['opportunities']}/shortlists`)
    .set('Authorization', `Bearer ${own.tokens.operator}`)
    .send(own.bodies['POST /opportunities/{id}/shortlists']);
  const again = (await get('animator', `/shortlists/${drawn.body.id}`)).body;
  expect(again.people).toMatchObject([{ masked: true, familyName: null, givenName: null }]);
});

describe('a worker', () => {
  it('reads the lists they are in, and no one else', async () => {
    const { body } = await get('worker', `/workers/${own.ids['workers']}/proposals`);
    expect(body.items[0]).toMatchObject({
      workerId: own.ids['workers'],
      opportunityId: own.ids['opportunities'],
      calls: [{ outcome: 'confirmed' }],
    });
    for (const item of body.items) expect(item.workerId).toBe(own.ids['workers']);
  });

  it('reads of what is published the work, not who asks nor how people are ranked', async () => {
    const path = `/opportunities/${own.ids['opportunities']}`;
    const { body } = await get('worker', path);
    expect(keysOf(body)).toEqual([
      'comune',
      'createdAt',
      'id',
      'kind',
      'lines',
      'rev',
      'sector',
      'title',
      'updatedAt',
      'validUntil',
    ]);
    expect(keysOf(body.lines[0])).toEqual([
      'contract',
      'filled',
      'hours',
      'id',
      'occupation',
      'positions',
      'startOn',
      'title',
    ]);
    expect((await get('worker', '/opportunities')).body).toMatchObject({ items: [body], total: 1 });
  });

  it('does not find what is not published', async () => {
    const change = async (state: string) => {
      const answer = await request(lab.rosa.gateway.app)
        .patch(`/api/opportunities/${own.ids['opportunities']}`)
        .set('Authorization', `Bearer ${own.tokens.animator}`)
        .set('If-Match', '*')
        .send({ state });
      expect(answer.status).toBe(200);
    };
    await change('withdrawn');
    const one = await get('worker', `/opportunities/${own.ids['opportunities']}`);
    expect(one.status).toBe(404);
    for (const query of ['', '?state=withdrawn', '?state=open']) {
      const { body } = await get('worker', `/opportunities${query}`);
      expect(body).toMatchObject({ items: [], total: 0 });
    }
    await change('open');
  });
});
