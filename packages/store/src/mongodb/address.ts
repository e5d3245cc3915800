import { invalid, wrong } from '@rosa/domain';

/** Where a service's database is. */
export interface Address {
  readonly url: string;
  /** `<prefix>_<service>`: the prefix is the database the address names, `rosa` where it names none. */
  readonly database: string;
  /** The servers, for words: an address may hold a password, this does not. */
  readonly servers: string;
}

const PARTS = /^mongodb:\/\/(?:[^@/?]*@)?([^@/?]+)(?:\/([^?]*))?(?:\?.*)?$/;
const PREFIX = /^[A-Za-z][A-Za-z0-9_-]{0,31}$/;

/** Takes `mongodb://SERVER,…/PREFIX?…` apart. @throws `invalid` where it cannot be */
export const addressOf = (url: string, service: string): Address => {
  const [, servers, prefix] = PARTS.exec(url) ?? [];
  if (servers === undefined) throw invalid([wrong('STORE_URL', 'store.noServer', {})]);
  if (prefix && !PREFIX.test(prefix)) {
    throw invalid([wrong('STORE_URL', 'store.databaseName', {})]);
  }
  return { url, servers, database: `${prefix || 'rosa'}_${service}` };
};
