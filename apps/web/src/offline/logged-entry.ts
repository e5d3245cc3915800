import type { LogbookEntry } from '@rosa/domain';
import type { Recorded } from '../api/shapes.js';

/** A meeting as the logbook answers it, with who wrote it. */
export type LoggedEntry = Recorded<LogbookEntry & { readonly writtenBy: string | null }>;
