import type { Role } from '@rosa/domain';
import type { Route } from '@rosa/service-kit';

/** Who does what on the demand side (contract.md, "Who may do what"). */

/** Those who read companies, logbook, opportunities and lists: how far is the policy's. */
export const readers: readonly Role[] = ['operator', 'animator', 'lead', 'central'];

/** Those who write companies, logbook and opportunities. */
export const writers: readonly Role[] = ['animator', 'central'];

/** Those who draw lists: a lead reads those drawn. */
export const drawers: readonly Role[] = ['operator', 'central'];

/** Those who may ask how many would suit: an animator counts people, and is told of no one. */
export const counters: readonly Role[] = ['operator', 'animator', 'central'];

/** Those who call people, judge them and give rosters. */
export const callers: readonly Role[] = ['operator'];

/** Routes of a plain bank without those that a use case of its own answers. */
export const without = (
  routes: readonly Route[],
  ...methods: readonly Route['method'][]
): readonly Route[] => routes.filter(({ method }) => !methods.includes(method));
