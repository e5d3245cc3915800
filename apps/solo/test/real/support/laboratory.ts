import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { systemScope, type Clock, type Role } from '@rosa/domain';
import { createToken, type NewToken } from '@rosa/gateway';
import { newEngines } from '@rosa/test-kit/engines';
import { agent, type Agent } from 'supertest';
import { importFiles } from '../../../src/operations/import.js';
import { compose, type Rosa } from '../../../src/process/compose.js';
import { readConfig } from '../../../src/process/config.js';
import type { Io } from '../../../src/process/control.js';

const EXAMPLES = join(__dirname, '../../../../../examples');
const MORNING = Date.parse('2026-11-22T08:00:00.000Z');

/** The product on empty engines of its own, with the examples beside it and a clock that the test moves. */
export interface Laboratory {
  readonly rosa: Rosa;
  /** Where a file of `examples/` lies for this laboratory: reports of errors are written beside it. */
  example(path: string): string;
  /** Takes example files in as the command does; its last line, and what it said before. */
  take(
    ...paths: readonly string[]
  ): Promise<{ readonly report: string; readonly said: readonly string[] }>;
  /** A Bearer token of this role. */
  token(role: Role, standing?: Partial<NewToken>): Promise<string>;
  /** A caller with a token of this role. */
  as(role: Role, standing?: Partial<NewToken>): Promise<Agent>;
  advance(days: number): void;
  close(): Promise<void>;
}

const listening = () => {
  const [data, said]: [string[], string[]] = [[], []];
  const io: Io = {
    input: Readable.from([]),
    signal: new AbortController().signal,
    progress: () => undefined,
    line: (text) => void said.push(text),
    data: async (text) => void data.push(text.trim()),
  };
  return { io, data, said };
};

export const openLaboratory = async (): Promise<Laboratory> => {
  const folder = mkdtempSync(join(tmpdir(), 'rosa-santhia-'));
  cpSync(EXAMPLES, join(folder, 'examples'), { recursive: true });
  let now = MORNING;
  const clock: Clock = { now: () => new Date(now) };
  const engines = await newEngines();
  const config = readConfig({
    ROSA_DATA: join(folder, 'data'),
    STORE_URL: engines.storeUrl,
    QUEUE_URL: engines.queueUrl,
    SEARCH_URL: engines.searchUrl,
    ROSA_DEMO: 'no',
    ROSA_LOG: 'silent',
  });
  const rosa = await compose(config, clock);
  const tokens = {
    store: rosa.stores.gateway,
    clock,
    catalogue: rosa.reference,
    audit: rosa.audit,
  };
  const token: Laboratory['token'] = async (role, standing = {}) => {
    const made = await createToken(tokens, systemScope('test'), { role, ...standing });
    return made.token;
  };
  const example = (path: string) => join(folder, 'examples', path);
  return {
    rosa,
    example,
    take: async (...paths) => {
      const { io, data, said } = listening();
      await importFiles(rosa, { files: paths.map(example), dryRun: false }, io);
      return { report: data.at(-1)!, said };
    },
    token,
    as: async (role, standing) => {
      const bearer = `Bearer ${await token(role, standing)}`;
      return agent(rosa.gateway.app).set('Authorization', bearer) as Agent;
    },
    advance: (days) => void (now += days * 86_400_000),
    close: async () => {
      await rosa.stop();
      await engines.remove();
      rmSync(folder, { recursive: true });
    },
  };
};
