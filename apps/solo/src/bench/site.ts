import type { Catalogue } from '@rosa/reference';
import type { World } from '../demo/world.js';
import type { Config } from '../process/config.js';
import type { Io } from '../process/control.js';
import type { Question } from './questions.js';

/** Where one size is measured: a folder of its own, what is in it, and what is asked of it. */
export interface Site {
  readonly people: number;
  /** Deleted at the end. */
  readonly folder: string;
  /** Of the Rosa that lives in the folder. */
  readonly config: Config;
  readonly reference: Catalogue;
  readonly world: World;
  /** Invented people by serial; those beyond the registry's size are new to it. */
  readonly drawPerson: (serial: number) => Readonly<Record<string, unknown>>;
  readonly questions: readonly Question[];
  /** What starts a server, before its environment: `node … main.js start`. */
  readonly startCommand: readonly string[];
  /** How many times a server is started. */
  readonly starts: number;
  /** How long a server is left alone before its memory is read, ms. */
  readonly restMs: number;
  readonly io: Io;
}
