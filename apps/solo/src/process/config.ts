import { resolve } from 'node:path';
import {
  hostVariable,
  importBytesVariable,
  logVariable,
  portVariable,
  rateVariable,
  readEnvironment,
  searchSettings,
  secret,
} from '@rosa/service-kit';
import { z } from 'zod';

/** The environment of the one-process composition; the table in the runbook is generated from these descriptions. */
export const Environment = z.object({
  PORT: portVariable(8080),
  HOST: hostVariable(),
  ROSA_DATA: z.string().min(1).default('./data').describe('cartella dei dati'),
  ROSA_DEMO: z
    .enum(['yes', 'no'])
    .default('yes')
    .describe('su una cartella vuota carica il registro di dimostrazione'),
  ROSA_DEMO_PEOPLE: z.coerce
    .number()
    .int()
    .min(1)
    .max(5_000_000)
    .default(130_000)
    .describe('persone del registro di dimostrazione'),
  ROSA_DEMO_PASSWORD: secret(
    z
      .string()
      .min(12)
      .default('rosa-dimostrazione')
      .describe('parola chiave degli account di dimostrazione'),
  ),
  ROSA_LOG: logVariable(),
  ROSA_RATE: rateVariable(),
  ROSA_IMPORT_BYTES: importBytesVariable(),
  STORE_URL: secret(
    z.string().min(1).optional().describe('archivio: sqlite:CARTELLA o mongodb://…'),
  ),
  QUEUE_URL: secret(z.string().min(1).default('embedded:').describe('coda: embedded: o redis://…')),
  SEARCH_URL: secret(
    z.string().min(1).optional().describe('motore di ricerca: embedded:CARTELLA o http(s)://…'),
  ),
  ...searchSettings(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly demo: boolean;
  readonly demoPeople: number;
  readonly demoPassword: string;
  readonly logLevel: string;
  /** Requests a minute granted to each caller. */
  readonly rate: number;
  /** Bytes a file uploaded for import may have. */
  readonly importBytes: number;
  readonly storeUrl: string;
  readonly queueUrl: string;
  readonly searchUrl: string;
}

/** @throws {EnvironmentError} naming every variable that is wrong */
export const readConfig = (environment: NodeJS.ProcessEnv): Config => {
  const read = readEnvironment(Environment, environment);
  const data = resolve(read.ROSA_DATA);
  return {
    port: read.PORT,
    host: read.HOST,
    data,
    demo: read.ROSA_DEMO === 'yes',
    demoPeople: read.ROSA_DEMO_PEOPLE,
    demoPassword: read.ROSA_DEMO_PASSWORD,
    logLevel: read.ROSA_LOG,
    rate: read.ROSA_RATE,
    importBytes: read.ROSA_IMPORT_BYTES,
    storeUrl: read.STORE_URL ?? `sqlite:${data}`,
    queueUrl: read.QUEUE_URL,
    searchUrl: read.SEARCH_URL ?? `embedded:${data}/search`,
  };
};
