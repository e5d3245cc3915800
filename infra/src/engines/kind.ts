import type { Command } from '../processes.js';

export type EngineName = 'mongodb' | 'redis' | 'elasticsearch';

/** Where one engine works: below `folder` it has `data`, `config`, `logs` and `tmp`, all its own. */
export interface Workplace {
  /** The folder of the launcher, with what it has installed. */
  readonly root: string;
  readonly folder: string;
  readonly port: number;
}

/** What differs from one engine to the next. */
export interface EngineKind {
  /** Brings it in from its registry, unless it is here. */
  install(root: string): Promise<void>;
  /** Whether it has been brought in. */
  isInstalled(root: string): boolean;
  /** Writes its settings and answers how it is started. */
  prepare(place: Workplace): Promise<Command>;
  /** Whether it serves reads and writes by now; takes the steps it needs for that. Never throws. */
  answers(port: number): Promise<boolean>;
  /** Its address, as `STORE_URL`, `QUEUE_URL` and `SEARCH_URL` take it. */
  url(port: number): string;
}
