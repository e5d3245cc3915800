import type { z } from 'zod';
import type { importAnswer } from './transfer/transfer-routes.js';
import type { addressee, invitedPerson } from './http/invited.js';
import type { findableAnswer, supplyAnswer } from './http/standing-figures.js';
import type { historyItem } from './http/worker-history.js';
import type { searchAnswer, searchBody, workerAnswer, workerItem } from './http/worker-schemas.js';

/** What the routes take and answer, as JSON carries it: for those who call them. */

export type WorkerAnswer = z.output<typeof workerAnswer>;
export type HistoryAnswer = z.output<typeof historyItem>;
export type WorkerItem = z.output<typeof workerItem>;
export type SearchAnswer = z.output<typeof searchAnswer>;
export type SearchBody = z.input<typeof searchBody>;
export type InvitedAnswer = z.output<typeof invitedPerson>;
export type AddresseeAnswer = z.output<typeof addressee>;
export type { SeatingPlan } from './application/seat-group.js';
export type ImportAnswer = z.output<typeof importAnswer>;
export type SupplyAnswer = z.output<typeof supplyAnswer>;
export type FindableAnswer = z.output<typeof findableAnswer>;
export type {
  ClosedMonth,
  FigureGroup,
  FigureRow,
  Figures,
  Grouping,
  Place,
} from '@rosa/service-kit';
