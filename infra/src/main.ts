import { resolve } from 'node:path';
import { enginesRoot } from './engine.js';
import { environmentLines, look, startAll, stopAll } from './launcher.js';
import { EngineError } from './say.js';

const usage = 'npm run -s engines [-- start | stop | status]';

async function main(command: string, root: string): Promise<void> {
  if (command === 'start') {
    process.stdout.write(`${environmentLines(await startAll(root)).join('\n')}\n`);
  } else if (command === 'stop') {
    await stopAll(root);
  } else if (command === 'status') {
    const found = await look(root);
    for (const [name, engine] of found) {
      process.stdout.write(`${name.padEnd(14)} ${engine?.url ?? 'does not run'}\n`);
    }
    if (found.some(([, engine]) => engine === undefined)) process.exitCode = 1;
  } else {
    throw new EngineError(`«${command}» is none of its commands: ${usage}`);
  }
}

try {
  await main(process.argv[2] ?? 'start', resolve(enginesRoot()));
} catch (error) {
  const text = error instanceof EngineError ? error.message : (error as Error).stack;
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
