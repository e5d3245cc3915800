import mongoose from 'mongoose';
import type { RosaError } from '@rosa/domain';
import { unavailable } from '@rosa/domain';

const { mongo } = mongoose;

const DUPLICATE = 11000;
/** A snapshot that an index or collection was made after: the next one holds it. */
const SNAPSHOT_UNAVAILABLE = 246;

/** Server codes that mean the server or its disk, not the statement, is at fault. */
const WORDS: Readonly<Record<number, (servers: string) => string>> = {
  13: (servers) =>
    `l'utente di STORE_URL non ha i diritti su ${servers}: dagli readWrite sui database`,
  18: (servers) => `${servers} non accetta utente e password di STORE_URL`,
  239: () =>
    'la lettura è durata più di quanto il server tiene lo stato di allora: alza minSnapshotHistoryWindowInSeconds',
  8000: (servers) => `${servers} non accetta utente e password di STORE_URL`,
  14031: (servers) =>
    `il disco di ${servers} è pieno: libera spazio e riprova, nulla è andato perso`,
};

const TRANSIENT = [
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
  'RetryableWriteError',
];

/** Codes of a server that stops, starts or hands over to another: interrupted, not primary, recovering. */
const MOVING = new Set([91, 189, 10107, 11600, 11602, 13435, 13436, 50, 262]);

const codeOf = (error: unknown): unknown =>
  error instanceof mongo.MongoError ? error.code : undefined;

/** Did the engine refuse a second record under the same id or the same unique key? */
export const isDuplicate = (error: unknown): boolean => codeOf(error) === DUPLICATE;

export const isSnapshotUnavailable = (error: unknown): boolean =>
  codeOf(error) === SNAPSHOT_UNAVAILABLE;

/** What the engine says of itself, in words and with what to do (`unavailable`); other errors as they are. */
export const inWords = (error: unknown, servers: string): unknown => {
  if (error instanceof mongoose.Error.MongooseServerSelectionError) {
    return unreachable((error as { reason?: Known }).reason, servers);
  }
  if (!(error instanceof mongo.MongoError)) return error;
  const words = typeof error.code === 'number' ? WORDS[error.code] : undefined;
  if (words !== undefined) return unavailable('mongodb', words(servers));
  if (error instanceof mongo.MongoServerSelectionError) return unreachable(error.reason, servers);
  if (isCutOff(error)) {
    return unavailable('mongodb', `${servers} non risponde o sta passando la mano: riprova`);
  }
  return error;
};

const isCutOff = (error: mongoose.mongo.MongoError): boolean =>
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoOperationTimeoutError ||
  error instanceof mongo.MongoTopologyClosedError ||
  error instanceof mongo.MongoNotConnectedError ||
  MOVING.has(Number(error.code)) ||
  TRANSIENT.some((label) => error.hasErrorLabel(label));

/** What the driver knew of the servers when it gave up looking for one. */
type Known = mongoose.mongo.MongoServerSelectionError['reason'];

const unreachable = (known: Known, servers: string): RosaError => {
  // A server that answers and is of no replica set, or of another, is dropped from those an address names.
  const strangers = known?.setName != null && known.servers.size === 0;
  return unavailable(
    'mongodb',
    strangers
      ? `${servers} risponde, ma non è del replica set ${known.setName} che STORE_URL nomina`
      : `${servers} non è raggiungibile, o il suo replica set non ha un primario: avvialo (per provare, «npm run engines»)`,
  );
};
