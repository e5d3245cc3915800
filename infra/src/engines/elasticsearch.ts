import { existsSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { artifacts } from '../install/artifacts.js';
import { findJava, requireJava, type Java } from '../install/java.js';
import { installed, placeOf } from '../install/unpack.js';
import { loopback } from '../ports.js';
import { EngineError, say } from '../say.js';
import type { EngineKind, Workplace } from './kind.js';

const version = artifacts.elasticsearch.version;
const home = (root: string) =>
  join(placeOf(artifacts.elasticsearch, root), `elasticsearch-${version}`);

/** Elasticsearch alone, without security: it listens to this machine only. */
export const elasticsearch: EngineKind = {
  async install(root) {
    const programs = ['elasticsearch', 'elasticsearch-cli', 'elasticsearch-env'];
    const [java] = await Promise.all([
      requireJava(root),
      installed(
        artifacts.elasticsearch,
        root,
        [...programs, 'elasticsearch-keystore'].map((name) =>
          join(`elasticsearch-${version}`, 'bin', name),
        ),
      ),
    ]);
    const words = java.vector
      ? ''
      : ', which lacks the vector module: searches are a little slower';
    say('elasticsearch', `runs on Java ${java.version} (${java.home})${words}`);
  },
  isInstalled: (root) => existsSync(home(root)) && findJava(root) !== undefined,
  async prepare(place) {
    const java = findJava(place.root);
    if (java === undefined) throw new EngineError('Elasticsearch needs a Java from 21 to 25.');
    await writeSettings(place, java);
    const heap = heapSize();
    return {
      program: join(home(place.root), 'bin', 'elasticsearch'),
      args: [],
      env: {
        ES_PATH_CONF: join(place.folder, 'config'),
        ES_TMPDIR: join(place.folder, 'tmp'),
        ES_JAVA_HOME: java.home,
        ES_JAVA_OPTS: `-Xms${heap} -Xmx${heap}`,
      },
    };
  },
  async answers(port) {
    const question = `http://${loopback}:${port}/_cluster/health?wait_for_status=yellow&timeout=1s`;
    try {
      return (await fetch(question, { signal: AbortSignal.timeout(3000) })).ok;
    } catch {
      return false; // not listening yet
    }
  },
  url: (port) => `http://${loopback}:${port}`,
};

/** The memory of Elasticsearch: `ROSA_ENGINES_HEAP`, as in `512m` or `2g`. */
function heapSize(): string {
  const heap = process.env['ROSA_ENGINES_HEAP'] || '1g';
  if (!/^[1-9]\d*[mg]$/.test(heap)) {
    throw new EngineError(`ROSA_ENGINES_HEAP is «${heap}»; it must be like 512m or 2g.`);
  }
  return heap;
}

async function writeSettings({ root, folder, port }: Workplace, java: Java): Promise<void> {
  const delivered = join(home(root), 'config');
  const config = join(folder, 'config');
  const settings = {
    'cluster.name': 'rosa',
    'discovery.type': 'single-node',
    'network.host': loopback,
    'http.port': port,
    'transport.port': 0,
    'path.data': join(folder, 'data'),
    'path.logs': join(folder, 'logs'),
    'xpack.security.enabled': false,
    'xpack.ml.enabled': false,
    // A disk that is nearly full for other reasons must not make the indexes read-only.
    'cluster.routing.allocation.disk.threshold_enabled': false,
  };
  const lines = Object.entries(settings).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}\n`,
  );
  await writeFile(join(config, 'elasticsearch.yml'), lines.join(''));
  const options = await readFile(join(delivered, 'jvm.options'), 'utf8');
  const withoutVector = options.replace(/^.*jdk\.incubator\.vector.*\n/gm, '');
  await writeFile(join(config, 'jvm.options'), java.vector ? options : withoutVector);
  await copyFile(join(delivered, 'log4j2.properties'), join(config, 'log4j2.properties'));
}
