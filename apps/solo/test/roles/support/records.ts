import type { Role } from '@rosa/domain';
import type { Agent } from 'supertest';
import type { Laboratory } from '../../real/support/laboratory.js';
import { ELSEWHERE, personOf, type Place } from './people.js';

/** One record of every bank in one territory, made through HTTP, and a body that every route accepts. */
export interface Records {
  readonly place: Place;
  /** By the first word of the path; papers of a person by the third. */
  readonly ids: Readonly<Record<string, string>>;
  /** A Bearer token for each role, of whom these records are about. */
  readonly tokens: Readonly<Record<Role, string>>;
  readonly fiscalCode: string;
  /** By `METHOD path`. */
  readonly bodies: Readonly<Record<string, object>>;
  /** The ids for the parameters of a route's path. */
  idsOf(path: string): Readonly<Record<string, string>>;
}

const MONTHS = '?from=2026-01&to=2026-12';

const QUERIES: Readonly<Record<string, string>> = {
  '/figures/people': MONTHS,
  '/figures/people/rows': `${MONTHS}&indicator=taken_in_charge`,
  '/figures/demand': MONTHS,
  '/figures/demand/rows': `${MONTHS}&indicator=rosters`,
  '/laboratory-requests': '?side=sent',
};

/** What a list must be asked with, as it follows its path. */
export const queryOf = (path: string): string => QUERIES[path] ?? '';

const DAY = '2026-11-20';
const LATER = '2026-12-31';

const PAPERS = {
  interviews: { kind: 'first', on: DAY },
  outcomes: { kind: 'taken_in_charge', on: DAY },
  plans: { objective: 'Un lavoro' },
  credits: {
    unit: 'UFC-1',
    title: 'Pulizie',
    skills: ['pulizia-uffici'],
    on: '2026-05-01',
    issuedBy: 'Ente',
  },
  refusals: { on: '2026-05-01', offeredBy: 'Impresa', offer: 'Pulizie' },
};

const supplyOf = ({ name, comune, bodyCode, projectCode }: Place) => ({
  bodies: { code: bodyCode, name: `Comune di ${name}`, kind: 'comune', comune },
  projects: {
    code: projectCode,
    title: `Verde a ${name}`,
    bodyCode,
    kind: 'lpu',
    comune,
    stage: 'started',
  },
  desks: {
    name: `Sportello di ${name}`,
    kind: 'desk',
    comune,
    openings: [{ weekday: 1, from: '09:00', to: '11:00' }],
  },
  'target-groups': { name: `Gruppo di ${name}`, comune, search: { comune } },
});

const demandOf = ({ name, comune }: Place) => ({
  companies: { name: `Impresa di ${name}`, comune, note: `Nota sull’impresa di ${name}` },
  leads: { title: `A ${name} cercano due persone`, comune, on: DAY },
  logbook: { track: 'local_actors', on: DAY, comune, met: [{ name: 'Ugo', as: 'association' }] },
});

const asked = ({ name, comune }: Place, companyId: string) => ({
  companyId,
  kind: 'established_company',
  title: `Pulizie a ${name}`,
  words: `Parole dell’impresa di ${name}`,
  lines: [
    {
      occupation: '9112',
      positions: 3,
      criteria: {
        requirements: [{ kind: 'occupation', code: '9112' }],
        place: { comune, point: null },
      },
    },
  ],
});

const poster =
  (agent: Agent) =>
  async (path: string, body: object): Promise<Record<string, never>> => {
    const answer = await agent.post(`/api${path}`).send(body);
    expect([path, answer.status, answer.body.errors ?? []]).toEqual([path, 201, []]);
    return answer.body;
  };

/** What the demand side holds, up to the roster, on the worker of the place. */
const makeDemand = async (lab: Laboratory, place: Place, workerId: string) => {
  const standing = { territory: [place.province] };
  const animate = poster(await lab.as('animator', standing));
  const operator = await lab.as('operator', standing);
  const operate = poster(operator);
  const { companies, leads, logbook } = demandOf(place);
  const { id: companyId } = await animate('/companies', companies);
  const opportunity = await animate('/opportunities', asked(place, companyId!));
  const { id: lineId } = opportunity['lines']![0]! as { id: string };
  const list = await operate(`/opportunities/${opportunity['id']}/shortlists`, { lineId });
  await operator
    .patch(`/api/shortlists/${list['id']}/candidates/${workerId}`)
    .send({ call: 'confirmed' })
    .expect(200);
  const given = { companyId, workerIds: [workerId], expiresOn: LATER };
  const roster = await operate(`/shortlists/${list['id']}/rosters`, given);
  const far = personOf(lab.rosa, ELSEWHERE, { givenName: `Dora ${place.name}` });
  const theirs = poster(await lab.as('operator', { territory: [ELSEWHERE.province] }));
  const { id: farId } = await theirs('/workers?confirmedDifferent=true', far);
  const request = { opportunityId: opportunity['id'], lineId, workerId: farId };
  const ids: Record<string, string> = {
    'laboratory-requests': (await operate('/laboratory-requests', request))['id']!,
    companies: companyId!,
    leads: (await animate('/leads', leads))['id']!,
    logbook: (await animate('/logbook', logbook))['id']!,
    opportunities: opportunity['id']!,
    shortlists: list['id']!,
    rosters: roster['id']!,
  };
  return { ids, lineId, given, request };
};

/** What the supply side holds. */
const makeSupply = async (lab: Laboratory, place: Place) => {
  const operate = poster(await lab.as('operator', { territory: [place.province] }));
  const ids: Record<string, string> = {};
  for (const [bank, body] of Object.entries(supplyOf(place))) {
    ids[bank] = (await operate(`/${bank}`, body))['id']!;
  }
  const person = personOf(lab.rosa, place);
  const workerId = (await operate('/workers', person))['id']!;
  for (const [paper, body] of Object.entries(PAPERS)) {
    ids[paper] = (await operate(`/workers/${workerId}/${paper}`, body))['id']!;
  }
  const booking = { deskId: ids['desks'], workerId, on: '2026-11-23', at: '09:00' };
  const call = {
    title: 'Incontro',
    comune: place.comune,
    from: '2026-12-01',
    invited: [{ workerId, means: 'phone' }],
  };
  ids['appointments'] = (await operate('/appointments', booking))['id']!;
  ids['convocations'] = (await operate('/convocations', call))['id']!;
  ids['workers'] = workerId;
  await lab.rosa.indexer.drain();
  return { ids, fiscalCode: person.fiscalCode, booking, call };
};

const accountOf = ({ name, province }: Place) => ({
  username: `operatrice.${name.toLowerCase()}`,
  name: `Operatrice di ${name}`,
  password: 'una frase abbastanza lunga',
  role: 'operator',
  territory: [province],
});

/** What the gateway holds, and a file that was taken in. */
const makeCentral = async (lab: Laboratory, place: Place) => {
  const central = await lab.as('central');
  const make = poster(central);
  const odd = personOf(lab.rosa, place, { givenName: 'Ivo', birthPlace: 'Z999' });
  const token = await make('/tokens', { role: 'lead', territory: [place.province] });
  const taken = await central
    .post('/api/imports?dryRun=true')
    .set('Content-Type', 'application/x-ndjson')
    .send(`{"type":"worker"}\n${JSON.stringify(odd)}\n`)
    .expect(202);
  const ids: Record<string, string> = {
    accounts: (await make('/accounts', accountOf(place)))['id']!,
    tokens: (token['record']! as { id: string }).id,
    imports: taken.body.id,
  };
  return ids;
};

const tokensOf = async (lab: Laboratory, place: Place, ids: Records['ids']) => {
  const territory = [place.province];
  return {
    operator: await lab.token('operator', { territory }),
    animator: await lab.token('animator', { territory }),
    lead: await lab.token('lead', { territory }),
    central: await lab.token('central'),
    employer: await lab.token('employer', { companyId: ids['companies'] }),
    body: await lab.token('body', { bodyCode: place.bodyCode }),
    worker: await lab.token('worker', { workerId: ids['workers'] }),
  };
};

/** Fills a territory. */
export const fill = async (lab: Laboratory, place: Place): Promise<Records> => {
  const supply = await makeSupply(lab, place);
  const workerId = supply.ids['workers']!;
  const demand = await makeDemand(lab, place, workerId);
  const ids: Records['ids'] = { ...supply.ids, ...demand.ids, ...(await makeCentral(lab, place)) };
  const companyId = ids['companies']!;
  const { criteria } = asked(place, companyId).lines[0]!;
  const ofSupply = ['workers', 'projects', 'bodies', 'desks', 'target-groups'];
  const patched = [...ofSupply, 'companies', 'leads', 'logbook'];
  const papers = ['plans', 'credits', 'refusals'];
  const created = Object.entries({ ...supplyOf(place), ...demandOf(place) });
  return {
    place,
    ids,
    fiscalCode: supply.fiscalCode,
    tokens: await tokensOf(lab, place, ids),
    bodies: {
      ...Object.fromEntries(created.map(([bank, body]) => [`POST /${bank}`, body])),
      ...Object.fromEntries(patched.map((bank) => [`PATCH /${bank}/{id}`, {}])),
      ...Object.fromEntries(papers.map((each) => [`PATCH /workers/{id}/${each}/{paperId}`, {}])),
      ...Object.fromEntries(
        Object.entries(PAPERS).map(([paper, body]) => [`POST /workers/{id}/${paper}`, body]),
      ),
      'POST /workers': personOf(lab.rosa, place, { givenName: 'Ugo', sex: 'M' }),
      'POST /workers/search': { province: place.province },
      'POST /workers/suggest': { text: place.familyName },
      'PATCH /workers/{id}/restricted': {},
      'POST /figures/demand/closings': { month: '2026-10' },
      'POST /figures/people/closings': { month: '2026-10' },
      'POST /appointments': { ...supply.booking, at: '09:30' },
      'PATCH /appointments/{id}': { note: 'Ha chiamato' },
      'POST /convocations': supply.call,
      'POST /convocations/preview': {
        group: { search: { province: place.province }, means: 'phone' },
      },
      'PATCH /convocations/{id}': { title: 'Incontro di dicembre' },
      'POST /convocations/{id}/attendance': { people: [{ workerId }] },
      'POST /opportunities': asked(place, companyId),
      'PATCH /opportunities/{id}': {},
      'POST /leads/{id}/opportunity': asked(place, companyId),
      'POST /opportunities/{id}/shortlists': { lineId: demand.lineId },
      'PATCH /shortlists/{id}/candidates/{workerId}': { call: 'no_reply' },
      'POST /shortlists/{id}/rosters': demand.given,
      'POST /shortlists/{id}/rosters/preview': demand.given,
      'POST /rosters/{id}/answers': { workerId, answer: 'trial' },
      'POST /laboratory-requests': demand.request,
      'POST /laboratory-requests/{id}/answer': { answer: 'called' },
      'POST /match': { criteria },
      'POST /match/bands': { criteria },
      'POST /match/out': { criteria, reason: 'distance' },
      'POST /match/why': { criteria, workerId },
      'POST /match/findability': { criteria },
      'POST /question-sets': {
        track: 'local_actors',
        version: 2,
        title: 'Domande',
        validFrom: '2027-01-01',
        questions: [{ code: 'a', kind: 'text', text: { it: 'Che cosa fa?' } }],
      },
      'POST /accounts': { ...accountOf(place), username: 'altra' },
      'PATCH /accounts/{id}': { name: 'Altro nome' },
      'POST /invitations': { companyId },
      'POST /invitations/look': { token: 'nessuno' },
      'POST /invitations/accept': {
        token: 'nessuno',
        username: 'nessuno',
        name: 'Nessuno',
        password: 'una frase abbastanza lunga',
      },
      'POST /tokens': { role: 'lead', territory: [place.province] },
      'POST /sessions': { username: 'nessuno', password: 'nessuna' },
      'PATCH /sessions/current': { current: 'nessuna', password: 'una frase abbastanza lunga' },
    },
    idsOf: (path) => {
      const [, bank = '', , paper = ''] = path.split('/');
      return {
        id: ids[bank]!,
        ...(path.includes('{paperId}') ? { paperId: ids[paper]! } : {}),
        ...(path.includes('{workerId}') ? { workerId } : {}),
        ...(path.includes('{lineId}') ? { lineId: demand.lineId } : {}),
      };
    },
  };
};
