import type { z } from 'zod';
import type { Current, Look } from './http/schemas.js';

/** What the routes answer, as JSON carries it: for those who call them. */

export type CurrentSession = z.output<typeof Current>;
export type LookAnswer = z.output<typeof Look>;
