import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { EngineError, say } from '../say.js';
import { run } from './run.js';

/** A thing that must be on the machine, and the Debian package that has it. */
interface Need {
  readonly what: string;
  readonly package: string;
  readonly met: () => Promise<boolean>;
}

const needs: readonly Need[] = [
  { what: 'redis-server', package: 'redis-server', met: async () => onPath('redis-server') },
  { what: 'mvn', package: 'maven', met: async () => onPath('mvn') },
  { what: 'pip', package: 'python3-pip', met: pipAnswers },
  {
    what: 'libcurl.so.4, which mongod loads',
    package: 'libcurl4',
    met: async () => existsSync('/usr/lib/x86_64-linux-gnu/libcurl.so.4'),
  },
];

/** The path of a command, or undefined when the machine has none. */
export function commandPath(command: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, command)).find(executable);
}

/**
 * Brings in what the engines need of the system: with apt-get when this runs as root, in words otherwise.
 * @throws EngineError naming what is missing and the command that brings it
 */
export async function requireSystem(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new EngineError(
      'The engines of the package registries are made for Linux on x86-64. Here, start them with ' +
        '`docker compose up`, or give the addresses of others.',
    );
  }
  const missing = await unmet();
  if (missing.length === 0) return;
  const packages = missing.map((need) => need.package);
  const told = `Missing: ${missing.map((need) => need.what).join('; ')}.`;
  const command = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  if (!onPath('apt-get')) throw new EngineError(`${told} On Debian 12: ${command}`);
  if (process.getuid?.() !== 0) {
    throw new EngineError(`${told} Only root may install it: sudo ${command}`);
  }
  say('system', `${told} Installing ${packages.join(' ')}`);
  const aptGet = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  await run('apt-get', [...aptGet, 'update']);
  await run('apt-get', [...aptGet, 'install', '--yes', '--no-install-recommends', ...packages]);
  const still = await unmet();
  if (still.length > 0) {
    throw new EngineError(`Still missing: ${still.map((need) => need.what).join('; ')}.`);
  }
}

async function unmet(): Promise<Need[]> {
  const checked = await Promise.all(
    needs.map(async (need) => ((await need.met()) ? undefined : need)),
  );
  return checked.filter((need) => need !== undefined);
}

function onPath(command: string): boolean {
  return commandPath(command) !== undefined;
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function pipAnswers(): Promise<boolean> {
  return await run('python3', ['-m', 'pip', '--version']).then(
    () => true,
    () => false,
  );
}
