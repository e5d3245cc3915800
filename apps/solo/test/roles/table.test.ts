import { ROLES } from '@rosa/domain';
import { openLaboratory, type Laboratory } from '../real/support/laboratory.js';

/**
 * The role table of the contract ("Who may do what"), route by route. A letter for each role that may call: Operator,
 * Animator, Lead, Central, Employer, Body, Worker. Which records they then reach, and what of them, is walked beside it.
 */
const TABLE = `
## worker records: the operator's; read by lead and central, counted by the animator, attendance by the body, the worker's own
## (central also writes: it imports, and keeps who has no territory)
O-LC--W GET /appointments
O------ POST /appointments
O-LC--W GET /appointments/{id}
O------ PATCH /appointments/{id}
O-LC--- GET /convocations
O--C--- POST /convocations
O--C--- DELETE /convocations/{id}
O-LC--- GET /convocations/{id}
O--C--- PATCH /convocations/{id}
O--C--- GET /convocations/{id}/addressees
O--C--- POST /convocations/{id}/attendance
O-LC--- GET /convocations/{id}/people
O--C--- POST /convocations/preview
O-LC--- GET /target-groups
O--C--- POST /target-groups
O--C--- DELETE /target-groups/{id}
O-LC--- GET /target-groups/{id}
O--C--- PATCH /target-groups/{id}
O-LC--- GET /target-groups/{id}/count
O-LC-B- GET /workers
O--C--- POST /workers
OALC--- POST /workers/search
O-LC--- POST /workers/suggest
O--C--- DELETE /workers/{id}
O-LC-BW GET /workers/{id}
O--C--- PATCH /workers/{id}
O-LC--W GET /workers/{id}/credits
O------ POST /workers/{id}/credits
O------ DELETE /workers/{id}/credits/{paperId}
O-LC--W GET /workers/{id}/credits/{paperId}
O------ PATCH /workers/{id}/credits/{paperId}
O-LC--W GET /workers/{id}/history
O-LC--W GET /workers/{id}/interviews
O------ POST /workers/{id}/interviews
O-LC--W GET /workers/{id}/interviews/{paperId}
O-LC--W GET /workers/{id}/outcomes
O------ POST /workers/{id}/outcomes
O------ DELETE /workers/{id}/outcomes/{paperId}
O-LC--W GET /workers/{id}/outcomes/{paperId}
O-LC--W GET /workers/{id}/plans
O------ POST /workers/{id}/plans
O------ DELETE /workers/{id}/plans/{paperId}
O-LC--W GET /workers/{id}/plans/{paperId}
O------ PATCH /workers/{id}/plans/{paperId}
O-LC--W GET /workers/{id}/refusals
O------ POST /workers/{id}/refusals
O------ DELETE /workers/{id}/refusals/{paperId}
O-LC--W GET /workers/{id}/refusals/{paperId}
O------ PATCH /workers/{id}/refusals/{paperId}
O--C--- GET /workers/{id}/restricted
O------ PATCH /workers/{id}/restricted
O-LC--W GET /workers/{id}/sap
## lists and rosters: operator and central draw, the operator calls and gives; the employer's own rosters, the worker's own lists
O-LC--- GET /laboratory-requests
O------ POST /laboratory-requests
O-LC--- GET /laboratory-requests/{id}
O--C--- POST /laboratory-requests/{id}/answer
O--C--- POST /match
OA-C--- POST /match/bands
O--C--- POST /match/findability
O--C--- POST /match/out
O--C--- POST /match/why
OALC--- GET /opportunities/{id}/shortlists
O--C--- POST /opportunities/{id}/shortlists
OALCE-- GET /rosters
OALCE-- GET /rosters/{id}
O---E-- GET /rosters/{id}/csv
O---E-- GET /rosters/{id}/pdf
O---E-- POST /rosters/{id}/answers
O------ POST /rosters/{id}/seen
OALC--- GET /shortlists/{id}
O--C--- PATCH /shortlists/{id}/candidates/{workerId}
O------ POST /shortlists/{id}/rosters
O------ POST /shortlists/{id}/rosters/preview
O-LC--- GET /today/answers
O-LC--- GET /today/lists
O-LC--- GET /today/recalls
O-LC--- GET /workers/{id}/opportunities
O-LC--W GET /workers/{id}/proposals
## companies, logbook, opportunities: the animator's; an operator writes lines' codes and criteria; workers read what is published
OALCE-- GET /companies
-A-C--- POST /companies
-A-C--- DELETE /companies/{id}
OALCE-- GET /companies/{id}
-A-C--- PATCH /companies/{id}
OALC--- GET /leads
-A-C--- POST /leads
-A-C--- DELETE /leads/{id}
OALC--- GET /leads/{id}
-A-C--- PATCH /leads/{id}
-A-C--- POST /leads/{id}/opportunity
OALC--- GET /logbook
-A-C--- POST /logbook
-A-C--- DELETE /logbook/{id}
OALC--- GET /logbook/{id}
-A-C--- PATCH /logbook/{id}
OALCE-W GET /opportunities
-A-C--- POST /opportunities
-A-C--- DELETE /opportunities/{id}
OALCE-W GET /opportunities/{id}
OA-C--- PATCH /opportunities/{id}
O--C--- GET /opportunities/{id}/lines/{lineId}/criteria
OALC--- GET /question-sets
---C--- POST /question-sets
## projects, bodies, desks: the body reads its own
OALC-B- GET /bodies
O--C--- POST /bodies
O--C--- DELETE /bodies/{id}
OALC-B- GET /bodies/{id}
O--C--- PATCH /bodies/{id}
OALC--- GET /desks
O--C--- POST /desks
O--C--- DELETE /desks/{id}
OALC--- GET /desks/{id}
O--C--- PATCH /desks/{id}
OALC--- GET /desks/{id}/slots
OALC-B- GET /projects
O--C--- POST /projects
O--C--- DELETE /projects/{id}
OALC-B- GET /projects/{id}
O--C--- PATCH /projects/{id}
## import and export: central
---C--- GET /export
---C--- GET /imports
---C--- POST /imports
---C--- DELETE /imports/{id}
---C--- GET /imports/{id}
---C--- GET /imports/{id}/errors
---C--- GET /imports/{id}/warnings
---C--- POST /imports/{id}/resume
## figures: of the own territory, of the territory, of all
O-LC--- GET /figures/demand
O-LC--- GET /figures/demand/closings
--LC--- POST /figures/demand/closings
O-LC--- GET /figures/demand/rows
O-LC--- GET /figures/findable
O-LC--- GET /figures/people
O-LC--- GET /figures/people/closings
--LC--- POST /figures/people/closings
O-LC--- GET /figures/people/rows
O-LC--- GET /figures/supply
## accounts, reference data, the trail: a lead manages the accounts of the territory
--LC--- GET /accounts
--LC--- POST /accounts
--LC--- DELETE /accounts/{id}
--LC--- GET /accounts/{id}
--LC--- PATCH /accounts/{id}
--LC--- DELETE /accounts/{id}/sessions
---C--- GET /audit
OALCEBW GET /reference/comuni
OALCEBW GET /reference/licences
OALCEBW GET /reference/occupations
OALCEBW GET /reference/sectors
OALCEBW GET /reference/skills
OA-C--- POST /invitations
public  POST /invitations/accept
public  POST /invitations/look
public  POST /sessions
OALCEBW DELETE /sessions/current
OALCEBW GET /sessions/current
OALCEBW PATCH /sessions/current
---C--- GET /tokens
---C--- POST /tokens
---C--- DELETE /tokens/{id}
O-LC--W GET /workers/{id}/looks
`;

const EVERYONE = 'public';

const mark = (roles: readonly string[]): string =>
  ROLES.map((role) => (roles.includes(role) ? role[0]!.toUpperCase() : '-')).join('');

/** `METHOD path` to the letters of its roles. */
const declared = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    TABLE.split('\n')
      .filter((line) => line !== '' && !line.startsWith('##'))
      .map((line) => {
        const [roles = '', method = '', path = ''] = line.split(/ +/);
        return [`${method} ${path}`, roles];
      }),
  );

let lab: Laboratory;
beforeAll(async () => void (lab = await openLaboratory()));
afterAll(() => lab.close());

it('lets each role call the routes of the table, and no other', () => {
  const served = lab.rosa.gateway.routes.map(({ method, path, roles }) => [
    `${method.toUpperCase()} ${path}`,
    roles === EVERYONE ? EVERYONE : mark(roles),
  ]);
  expect(Object.fromEntries(served)).toEqual(declared());
});
