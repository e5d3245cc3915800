import type { MessageCode } from '@rosa/domain/screens';
import type { CurrentSession } from '@rosa/gateway';
import type { ComponentType } from 'react';

type Role = CurrentSession['role'];

/** A page of the product: where it is, whose it is, and how its code is fetched. */
export interface Screen {
  readonly path: string;
  readonly roles: readonly Role[];
  /** What the main navigation calls it; absent where one comes to it from another page. */
  readonly nav?: MessageCode;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

const drawers: readonly Role[] = ['operator', 'central'];
const demandReaders: readonly Role[] = ['operator', 'animator', 'lead', 'central'];

/**
 * Every page, said once: routes, navigation and the first page of a role follow from it. A page whose roles do not name
 * the reader's does not exist for them. To add one, add a line here and a folder in `features`.
 */
export const SCREENS: readonly Screen[] = [
  {
    path: '/opportunita',
    roles: demandReaders,
    nav: 'nav.opportunities',
    load: () => import('../features/opportunities/OpportunitiesPage.js'),
  },
  {
    path: '/opportunita/:id',
    roles: demandReaders,
    load: () => import('../features/opportunities/OpportunityPage.js'),
  },
  {
    path: '/opportunita/:id/righe/:lineId',
    roles: drawers,
    load: () => import('../features/workbench/WorkbenchPage.js'),
  },
  {
    path: '/liste/:id',
    roles: demandReaders,
    load: () => import('../features/calls/CallListPage.js'),
  },
  {
    path: '/rose/:id',
    roles: demandReaders,
    load: () => import('../features/rosters/RosterPage.js'),
  },
];

/** Those of a role, in order: the first one with a place in the navigation is where the role's day begins. */
export const screensFor = (role: Role): readonly Screen[] =>
  SCREENS.filter(({ roles }) => roles.includes(role));
