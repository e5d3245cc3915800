import { z } from 'zod';
import { secret } from '../environment.js';

/** The variables that several processes read, each described once: the table in `docs/configuration.md` is made of them. */

const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  z.coerce.number().int().min(least).max(most);

export const portVariable = (port: number) =>
  whole(0, 65_535).default(port).describe('porta su cui ascoltare; 0 ne sceglie una libera');

export const hostVariable = () =>
  z.string().min(1).default('127.0.0.1').describe('indirizzo su cui ascoltare');

export const logVariable = () =>
  z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('warn')
    .describe('quanto scrivere nel registro di servizio');

export const rateVariable = () =>
  whole(1).default(60_000).describe('richieste al minuto concesse a ogni chiamante');

export const importBytesVariable = () =>
  whole(1)
    .default(8 * 2 ** 30)
    .describe('byte concessi a un file caricato per import');

/** An engine's address, which may carry a password. */
const engineVariable = (what: string) => secret(z.string().min(1).describe(what));

/** Below 32 characters a secret may be guessed. */
const SHORTEST_SECRET = 32;

const secrets = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .pipe(z.array(z.string().min(SHORTEST_SECRET)).min(1))
  .describe(
    'segreto che firma le chiamate fra i servizi, almeno 32 caratteri; più d’uno, separati da virgole, mentre lo si cambia: il primo firma, tutti valgono',
  );

const address = z.url({ protocol: /^http$/ }).transform((url) => url.replace(/\/+$/, ''));

/** Where the copies of a service answer. */
export const addressesVariable = (service: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(address).min(1))
    .describe(`indirizzi http delle copie di ${service}, separati da virgole`);

/** What every process of the cluster reads, whatever it does; services stand in this order from port 8080. */
export const clusterVariables = (port: number) => ({
  PORT: portVariable(port),
  HOST: hostVariable(),
  ROSA_LOG: logVariable(),
  SERVICE_SECRET: secret(secrets),
  CALL_TIMEOUT_MS: whole(100)
    .default(30_000)
    .describe('millisecondi concessi a una chiamata fra servizi prima che cominci la risposta'),
  STOP_NOTICE_MS: whole(0)
    .default(2_000)
    .describe(
      'millisecondi fra il segnale di fermarsi, quando /health/ready risponde 503, e la chiusura della porta',
    ),
  STOP_TIMEOUT_MS: whole(100)
    .default(30_000)
    .describe('millisecondi concessi alle richieste in corso quando ci si ferma'),
  STORE_URL: engineVariable('archivio del servizio: mongodb://…'),
});

export const queueVariable = () =>
  engineVariable('coda: redis://…').refine((url) => !url.startsWith('embedded'), {
    message: 'più processi si parlano per una coda che sta fuori da tutti: redis://…',
  });

export const searchVariable = () => engineVariable('motore di ricerca: http(s)://…');

/** What the adapter of Elasticsearch reads and judges beside its address; named here to be documented. */
export const searchSettings = () => ({
  SEARCH_API_KEY: z
    .string()
    .optional()
    .describe('chiave API di Elasticsearch, al posto di utente e password nell’indirizzo'),
  SEARCH_CA_FILE: z
    .string()
    .optional()
    .describe(
      'file PEM di chi ha firmato il certificato di Elasticsearch, se il sistema non lo conosce',
    ),
  SEARCH_SHARDS: z
    .string()
    .optional()
    .describe('parti di un indice nuovo di Elasticsearch, da 1 a 64; 1 se manca'),
  SEARCH_REPLICAS: z
    .string()
    .optional()
    .describe('copie di ogni parte di un indice nuovo di Elasticsearch, da 0 a 8; 0 se manca'),
});
