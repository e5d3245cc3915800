import { readFileSync } from 'node:fs';
import { invalid, wrong, type FieldError } from '@rosa/domain';

/** Where the server is and how the index is laid out, from the address and the environment. */
export interface Settings {
  /** One address a node, without credentials and path. */
  readonly nodes: readonly string[];
  readonly auth: Auth | null;
  /** PEM of the authority that signed the server's certificate, where the system does not know it. */
  readonly ca: string | null;
  /** What the names of the index and its aliases begin with. */
  readonly name: string;
  readonly shards: number;
  readonly replicas: number;
}

type Auth = { readonly username: string; readonly password: string } | { readonly apiKey: string };

/** Variables the engine reads beside its address. */
export type SearchEnvironment = Readonly<Record<string, string | undefined>>;

const USUAL_NAME = 'rosa';
const NAME = /^[a-z][a-z0-9_-]{0,99}$/;

const countOf = (
  environment: SearchEnvironment,
  field: string,
  [least, most, usual]: readonly [number, number, number],
  errors: FieldError[],
): number => {
  const text = environment[field];
  if (text === undefined || text === '') return usual;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  errors.push(wrong(field, 'search.count', { least, most }));
  return usual;
};

const caOf = (path: string | undefined, errors: FieldError[]): string | null => {
  if (path === undefined || path === '') return null;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    errors.push(wrong('SEARCH_CA_FILE', 'search.certificate', { file: path }));
    return null;
  }
};

const addressesOf = (url: string, errors: FieldError[]): readonly URL[] => {
  const texts = url.split(',').map((text) => text.trim());
  const read = texts.map((text) => (URL.canParse(text) ? new URL(text) : null));
  if (read.every((one) => one !== null && /^https?:$/.test(one.protocol))) return read as URL[];
  errors.push(wrong('SEARCH_URL', 'search.nodes', {}));
  return [];
};

const authOf = ([first]: readonly URL[], apiKey: string | undefined): Auth | null => {
  if (apiKey) return { apiKey };
  if (!first?.username) return null;
  const { username, password } = first;
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
};

const nameOf = ([first]: readonly URL[], errors: FieldError[]): string => {
  const name = first?.pathname.replace(/^\/|\/$/g, '') || USUAL_NAME;
  if (!NAME.test(name)) errors.push(wrong('SEARCH_URL', 'search.indexName', {}));
  return name;
};

/**
 * Reads `http(s)://[USER:PASSWORD@]HOST:PORT[/NAME]`, several nodes by commas, beside `SEARCH_API_KEY`,
 * `SEARCH_CA_FILE`, `SEARCH_SHARDS` and `SEARCH_REPLICAS`. Fails as `invalid`, naming every variable that is wrong.
 */
export const settingsOf = (url: string, environment: SearchEnvironment): Settings => {
  const errors: FieldError[] = [];
  const addresses = addressesOf(url, errors);
  const settings: Settings = {
    nodes: addresses.map(({ origin }) => origin),
    auth: authOf(addresses, environment['SEARCH_API_KEY']),
    ca: caOf(environment['SEARCH_CA_FILE'], errors),
    name: nameOf(addresses, errors),
    shards: countOf(environment, 'SEARCH_SHARDS', [1, 64, 1], errors),
    replicas: countOf(environment, 'SEARCH_REPLICAS', [0, 8, 0], errors),
  };
  if (errors.length > 0) throw invalid(errors);
  return settings;
};
