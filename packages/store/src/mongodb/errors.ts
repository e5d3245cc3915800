import mongoose from 'mongoose';
import type { MessageCode, RosaError } from '@rosa/domain';
import { outOfService } from '@rosa/domain';

const { mongo } = mongoose;

const DUPLICATE = 11000;
/** A snapshot that an index or collection was made after: the next one holds it. */
const SNAPSHOT_UNAVAILABLE = 246;

/** Server codes that mean the server or its disk, not the statement, is at fault. */
const WORDS = {
  13: 'store.noRights',
  18: 'store.noEntry',
  239: 'store.longRead',
  8000: 'store.noEntry',
  14031: 'store.serverFull',
} as const satisfies Readonly<Record<number, MessageCode>>;

const wordsOf = (code: unknown) =>
  typeof code === 'number' && code in WORDS ? WORDS[code as keyof typeof WORDS] : undefined;

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
  const words = wordsOf(error.code);
  if (words !== undefined) return outOfService('mongodb', words, { servers });
  if (error instanceof mongo.MongoServerSelectionError) return unreachable(error.reason, servers);
  return isCutOff(error) ? outOfService('mongodb', 'store.moving', { servers }) : error;
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
  return strangers
    ? outOfService('mongodb', 'store.strangers', { servers, set: known.setName })
    : outOfService('mongodb', 'store.unreachable', { servers });
};
