import { ANIMATOR_SCREENS } from '../features/animator/screens.js';
import {
  CONVENERS,
  DEMAND_READERS,
  DRAWERS,
  FIGURE_READERS,
  PERSON_READERS,
  RECEIVERS,
  type Role,
} from '../features/session/roles.js';
import type { Screen } from './screen.js';

/**
 * Every page, said once: routes, navigation and the first page of a role follow from it. A page whose roles do not name
 * the reader's does not exist for them. To add one, add a line here and a folder in `features`.
 */
export const SCREENS: readonly Screen[] = [
  {
    path: '/oggi',
    roles: RECEIVERS,
    nav: 'nav.today',
    load: () => import('../features/today/TodayPage.js'),
  },
  ...ANIMATOR_SCREENS,
  {
    path: '/opportunita',
    roles: DEMAND_READERS,
    nav: 'nav.opportunities',
    load: () => import('../features/opportunities/OpportunitiesPage.js'),
  },
  {
    path: '/opportunita/:id',
    roles: DEMAND_READERS,
    load: () => import('../features/opportunities/OpportunityPage.js'),
  },
  {
    path: '/opportunita/:id/righe/:lineId',
    roles: DRAWERS,
    load: () => import('../features/workbench/WorkbenchPage.js'),
  },
  {
    path: '/liste/:id',
    roles: DEMAND_READERS,
    load: () => import('../features/calls/CallListPage.js'),
  },
  {
    path: '/persone',
    roles: PERSON_READERS,
    nav: 'nav.people',
    load: () => import('../features/people/PeoplePage.js'),
  },
  {
    path: '/persone/:id',
    roles: PERSON_READERS,
    load: () => import('../features/person/PersonPage.js'),
  },
  {
    path: '/persone/:id/colloquio',
    roles: RECEIVERS,
    load: () => import('../features/interview/InterviewPage.js'),
  },
  {
    path: '/gruppi',
    roles: PERSON_READERS,
    nav: 'nav.groups',
    load: () => import('../features/groups/GroupsPage.js'),
  },
  {
    path: '/convocazioni',
    roles: PERSON_READERS,
    nav: 'nav.convocations',
    load: () => import('../features/convocations/ConvocationsPage.js'),
  },
  {
    path: '/convocazioni/nuova',
    roles: CONVENERS,
    load: () => import('../features/convocations/NewConvocationPage.js'),
  },
  {
    path: '/convocazioni/:id',
    roles: PERSON_READERS,
    load: () => import('../features/convocations/ConvocationPage.js'),
  },
  {
    path: '/convocazioni/:id/avvisi',
    roles: CONVENERS,
    load: () => import('../features/convocations/NoticesPage.js'),
  },
  {
    path: '/laboratori',
    roles: PERSON_READERS,
    nav: 'nav.laboratory',
    load: () => import('../features/laboratory/LaboratoryPage.js'),
  },
  {
    path: '/rose/:id',
    roles: DEMAND_READERS,
    load: () => import('../features/rosters/RosterPage.js'),
  },
  {
    path: '/cifre',
    roles: FIGURE_READERS,
    nav: 'nav.figures',
    home: ['lead', 'central'],
    load: () => import('../features/figures/FiguresPage.js'),
  },
  {
    path: '/cifre/righe',
    roles: FIGURE_READERS,
    load: () => import('../features/figures/RowsPage.js'),
  },
  {
    path: '/account',
    roles: ['lead', 'central'],
    nav: 'nav.accounts',
    load: () => import('../features/admin/AccountsPage.js'),
  },
  {
    path: '/territori',
    roles: ['central'],
    nav: 'nav.territories',
    load: () => import('../features/admin/TerritoriesPage.js'),
  },
  {
    path: '/importazioni',
    roles: ['central'],
    nav: 'nav.imports',
    load: () => import('../features/admin/ImportsPage.js'),
  },
  {
    path: '/importazioni/:id',
    roles: ['central'],
    load: () => import('../features/admin/ImportPage.js'),
  },
  {
    path: '/domande',
    roles: ['central'],
    nav: 'nav.questions',
    load: () => import('../features/admin/QuestionSetsPage.js'),
  },
  {
    path: '/classificazioni',
    roles: ['central'],
    nav: 'nav.reference',
    load: () => import('../features/admin/ReferencePage.js'),
  },
  {
    path: '/registro',
    roles: ['central'],
    nav: 'nav.audit',
    load: () => import('../features/admin/AuditPage.js'),
  },
  {
    path: '/impresa/rose',
    roles: ['employer'],
    nav: 'nav.received',
    load: () => import('../features/employer/ReceivedRostersPage.js'),
  },
  {
    path: '/impresa/rose/:id',
    roles: ['employer'],
    load: () => import('../features/employer/ReceivedRosterPage.js'),
  },
  {
    path: '/impresa/richieste',
    roles: ['employer'],
    nav: 'nav.requests',
    load: () => import('../features/employer/RequestsPage.js'),
  },
];

/** Those of a role, in order: the first one with a place in the navigation is where the role's day begins. */
export const screensFor = (role: Role): readonly Screen[] =>
  SCREENS.filter(({ roles }) => roles.includes(role));
