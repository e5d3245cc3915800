import type { Screen } from '../../app/screen.js';
import type { Role } from '../session/roles.js';

const roles: readonly Role[] = ['animator'];

/** The pages of whoever visits companies, bodies and local actors. */
export const ANIMATOR_SCREENS: readonly Screen[] = [
  { path: '/giornata', roles, nav: 'nav.day', load: () => import('./DayPage.js') },
  { path: '/imprese', roles, nav: 'nav.companies', load: () => import('./CompaniesPage.js') },
  { path: '/imprese/nuova', roles, load: () => import('./NewCompanyPage.js') },
  { path: '/imprese/:id', roles, load: () => import('./CompanyPage.js') },
  { path: '/incontri/:id', roles, load: () => import('./EntryPage.js') },
  { path: '/incontri/:id/scrivi', roles, load: () => import('./visit/VisitPage.js') },
  { path: '/incontri/:id/opportunita', roles, load: () => import('./OfferPage.js') },
  { path: '/incontri/:id/segnalazione', roles, load: () => import('./LeadPage.js') },
  { path: '/avete-qualcuno', roles, nav: 'nav.bands', load: () => import('./BandsPage.js') },
  { path: '/segnalazioni', roles, nav: 'nav.leads', load: () => import('./LeadsPage.js') },
  { path: '/segnalazioni/:leadId/opportunita', roles, load: () => import('./OfferPage.js') },
  { path: '/mese', roles, nav: 'nav.month', load: () => import('./MonthPage.js') },
  { path: '/da-inviare', roles, load: () => import('./OutboxPage.js') },
];
