import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Artifact } from '../src/install/artifacts.js';
import { download } from '../src/install/download.js';
import { readJava } from '../src/install/java.js';
import { EngineError } from '../src/say.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rosa-install-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

function artifact(content: string, request = 'nothing==0'): Artifact {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name: 'thing', version: '1.0', from: 'pip', request, sha256 };
}

describe('a download', () => {
  it('is not made again when the file is here and right', async () => {
    const kept = join(folder, 'thing-1.0.zip');
    await writeFile(kept, 'right');
    await expect(download(artifact('right'), folder)).resolves.toBe(kept);
  });

  it('of another file than was recorded is told with both digests, and removed', async () => {
    const kept = join(folder, 'thing-1.0.zip');
    await writeFile(kept, 'wrong');
    const wanted = artifact('right');
    const told = await download(wanted, folder).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(EngineError);
    expect((told as Error).message).toContain(wanted.sha256);
    expect((told as Error).message).toContain(artifact('wrong').sha256);
    expect(existsSync(kept)).toBe(false);
  });

  it('that its client refuses is told in that client’s words, and leaves nothing behind', async () => {
    const request = join(folder, 'no-such-file-1.0-py3-none-any.whl');
    const told = await download(artifact('right', request), folder).catch((e: unknown) => e);
    expect(told).toBeInstanceOf(EngineError);
    expect((told as Error).message).toContain(request);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a Java', () => {
  async function java(release: string): Promise<string> {
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin', 'java'), '');
    await chmod(join(folder, 'bin', 'java'), 0o755);
    await writeFile(join(folder, 'release'), release);
    return folder;
  }

  it('of a version that Elasticsearch runs on is known by its release file', async () => {
    const home = await java('JAVA_VERSION="21.0.8"\nMODULES="java.base jdk.incubator.vector"\n');
    expect(readJava(home)).toEqual({ home, version: '21.0.8', vector: true });
  });

  it('without the vector module is known as such', async () => {
    const home = await java('JAVA_VERSION="25"\nMODULES="java.base"\n');
    expect(readJava(home)).toEqual({ home, version: '25', vector: false });
  });

  it.each(['17.0.15', '20.0.2', '26', 'none'])('of version %s is passed over', async (version) => {
    expect(readJava(await java(`JAVA_VERSION="${version}"\n`))).toBeUndefined();
  });

  it('is not assumed where there is none', () => {
    expect(readJava(folder)).toBeUndefined();
    expect(readJava(undefined)).toBeUndefined();
  });
});
