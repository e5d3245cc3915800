import { invalid, wrong } from '@rosa/domain';

/** Where a Redis is, and under which prefix this installation keeps its keys there. */
export interface Address {
  /** As the client takes it, without our own parameters. */
  readonly url: string;
  /** As people are told it: no user, no password. */
  readonly shown: string;
  readonly prefix: string;
}

/** Other characters have a meaning to Redis, to BullMQ or to those who search by pattern. */
const PREFIX = /^[\w.-]{1,60}$/;

/** @throws RosaError `invalid` naming QUEUE_URL */
export const addressOf = (url: string): Address => {
  if (!URL.canParse(url)) throw invalid([wrong('QUEUE_URL', 'queue.unreadAddress', {})]);
  const parsed = new URL(url);
  const prefix = parsed.searchParams.get('prefix') ?? 'rosa';
  if (!PREFIX.test(prefix)) throw invalid([wrong('QUEUE_URL', 'queue.prefix', {})]);
  parsed.search = '';
  const shown = `${parsed.hostname}:${parsed.port || '6379'}`;
  return { url: parsed.href, shown, prefix };
};
