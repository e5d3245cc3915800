import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EngineError, say } from '../say.js';
import type { Artifact } from './artifacts.js';
import { run } from './run.js';

/** Beginning of the name of whatever is not finished: removed by the next run. */
export const unfinished = '.unfinished-';

const mavenCopy = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';

const pipDownload = '-m pip download --quiet --no-deps --only-binary=:all: --dest'.split(' ');

const clients: Record<Artifact['from'], (request: string, folder: string) => Promise<unknown>> = {
  pip: (request, folder) => run('python3', [...pipDownload, folder, request]),
  maven: (request, folder) =>
    run('mvn', ['-B', '-q', mavenCopy, `-Dartifact=${request}`, `-DoutputDirectory=${folder}`]),
};

/**
 * The path of an artifact's file below `folder`, fetched unless it is there already, and in either case
 * compared with its recorded digest. The file gets its name only when it is whole, so that a download
 * broken off leaves nothing that could be taken for it.
 * @throws EngineError when the registry does not give it, or gives another file: that one is removed
 */
export async function download(artifact: Artifact, folder: string): Promise<string> {
  const kept = join(folder, `${artifact.name}-${artifact.version}.zip`);
  if (!existsSync(kept)) {
    await mkdir(folder, { recursive: true });
    const scratch = await mkdtemp(join(folder, unfinished));
    say(artifact.name, `fetching ${artifact.request} with ${artifact.from}`);
    try {
      await clients[artifact.from](artifact.request, scratch);
      const [file, ...others] = await readdir(scratch);
      if (file === undefined || others.length > 0) {
        throw new EngineError(`${artifact.request}: one file was expected, not ${others.length}`);
      }
      await rename(join(scratch, file), kept);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
  await check(artifact, kept);
  return kept;
}

async function check(artifact: Artifact, file: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== artifact.sha256) {
    await rm(file);
    throw new EngineError(
      `${artifact.request} is not the file that was recorded: its SHA-256 is ${found}, expected ` +
        `${artifact.sha256}. It has been removed; run the command again. If it stays so, empty the ` +
        `cache of ${artifact.from}, and if that does not help do not use what the registry gives.`,
    );
  }
  const megabytes = Math.round((await stat(file)).size / 1e6);
  say(artifact.name, `${artifact.version}, ${megabytes} MB, is what was recorded`);
}
