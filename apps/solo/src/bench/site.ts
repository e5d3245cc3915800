import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, todayOf } from '@rosa/domain';
import { loadReference, type Catalogue } from '@rosa/reference';
import { drawRegistry } from '../demo/registry.js';
import { createWorld, type World } from '../demo/world.js';
import type { Config } from '../process/config.js';
import type { Io } from '../process/control.js';
import { drawQuestions, type Question } from './questions.js';

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

export interface SiteRequest {
  readonly people: number;
  readonly questions: number;
  readonly seed: number;
  /** The site's folder is made in it. */
  readonly workFolder: string;
  readonly startCommand: readonly string[];
  readonly starts: number;
  readonly restMs: number;
}

/** A site of its own, its Rosa on the engines of one machine. */
export const siteOf = (request: SiteRequest, config: Config, io: Io): Site => {
  mkdirSync(request.workFolder, { recursive: true });
  const folder = mkdtempSync(join(request.workFolder, `${request.people}-`));
  const reference = loadReference();
  const world = createWorld(reference, request.seed, todayOf(systemClock));
  return {
    people: request.people,
    folder,
    config: {
      ...config,
      data: folder,
      storeUrl: `sqlite:${folder}`,
      queueUrl: 'embedded:',
      searchUrl: `embedded:${folder}/search`,
    },
    reference,
    world,
    drawPerson: drawRegistry(world, request.people).find(({ type }) => type === 'worker')!.draw,
    questions: drawQuestions(world, request.questions),
    startCommand: request.startCommand,
    starts: request.starts,
    restMs: request.restMs,
    io,
  };
};
