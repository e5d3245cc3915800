import type { CurrentSession } from '@rosa/gateway';

export type Role = CurrentSession['role'];

/** Which roles see what, as the pages and the links to them need to know; what is answered is the server's to decide. */

/** Those who draw lists. */
export const DRAWERS: readonly Role[] = ['operator', 'central'];

/** Those who read opportunities, lists and rosters. */
export const DEMAND_READERS: readonly Role[] = ['operator', 'animator', 'lead', 'central'];

/** Those who read people's records. */
export const PERSON_READERS: readonly Role[] = ['operator', 'lead', 'central'];

/** Those who invite a company. */
export const INVITERS: readonly Role[] = ['operator', 'animator', 'central'];

/** Those who read figures. */
export const FIGURE_READERS: readonly Role[] = ['operator', 'lead', 'central'];

/** Those who close a month's figures. */
export const CLOSERS: readonly Role[] = ['lead', 'central'];

/** Those who keep groups of people, and call them in. */
export const CONVENERS: readonly Role[] = ['operator', 'central'];

/** Those who receive people at a desk. */
export const RECEIVERS: readonly Role[] = ['operator'];
