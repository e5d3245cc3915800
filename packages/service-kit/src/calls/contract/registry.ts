import type { Outcome, Worker, WorkerRecord } from '@rosa/domain';
import { z } from 'zod';
import { defineCall } from '../define.js';
import { ids, list, stored, version } from './records.js';

const to = 'registry' as const;

type RecordedOutcome = Outcome & { readonly workerId: string };

/** What the registry answers the other services. */
export const registryCalls = {
  /** People as lists are explained with, each whole, and whether the caller may see who it is. */
  people: defineCall({
    to,
    name: 'people',
    input: z.strictObject({ ids }),
    output: list(z.strictObject({ worker: stored<WorkerRecord>(), inReach: z.boolean() })),
    repeatable: true,
  }),
  canSeeWorker: defineCall({
    to,
    name: 'can-see-worker',
    input: z.strictObject({ workerId: z.string() }),
    output: z.boolean(),
    repeatable: true,
  }),
  outcomes: defineCall({
    to,
    name: 'outcomes',
    input: z.strictObject({ ids, withdrawn: z.boolean() }),
    output: list(stored<RecordedOutcome>()),
    repeatable: true,
  }),
  /** In the order of `ids`; `null` where there is no such worker. */
  records: defineCall({
    to,
    name: 'records',
    input: z.strictObject({ ids }),
    output: list(stored<Worker>().nullable()),
    repeatable: true,
  }),
  versionsOf: defineCall({
    to,
    name: 'versions-of',
    input: z.strictObject({ ids }),
    output: list(version),
    repeatable: true,
  }),
  versions: defineCall({
    to,
    name: 'versions',
    input: z.strictObject({}),
    output: list(version),
    streamed: true,
    repeatable: true,
  }),
  stream: defineCall({
    to,
    name: 'stream',
    input: z.strictObject({}),
    output: list(stored<Worker>()),
    streamed: true,
    repeatable: true,
  }),
  count: defineCall({
    to,
    name: 'count',
    input: z.strictObject({}),
    output: z.int().min(0),
    repeatable: true,
  }),
  /** Instant of the oldest change that is not yet on the queue. */
  behindSince: defineCall({
    to,
    name: 'behind-since',
    input: z.strictObject({}),
    output: z.iso.datetime().nullable(),
    repeatable: true,
  }),
} as const;
