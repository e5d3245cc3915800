import { spawn } from 'node:child_process';
import { EngineError } from '../say.js';

/**
 * Runs a command to its end and answers what it printed on either stream.
 * @throws EngineError with its last lines when it cannot be started or fails
 */
export async function run(command: string, args: readonly string[]): Promise<string> {
  const shown = [command, ...args].join(' ');
  return await new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
    }
    child.once('error', (error) => reject(new EngineError(`${shown}: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(printed);
      else reject(new EngineError(`${shown}: ended with ${code ?? signal}\n${tail(printed)}`));
    });
  });
}

/** The last lines of a text, for a message. */
export function tail(text: string, lines = 12): string {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
