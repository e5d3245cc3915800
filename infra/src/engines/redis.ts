import { connect } from 'node:net';
import { join } from 'node:path';
import { commandPath } from '../install/debian.js';
import { loopback } from '../ports.js';
import { flags } from '../processes.js';
import type { EngineKind } from './kind.js';

const program = 'redis-server';

/** Redis as the queue wants it: every change logged, and nothing thrown out when memory is short. */
export const redis: EngineKind = {
  // Debian's package, which `requireSystem` has brought in.
  install: async () => undefined,
  isInstalled: () => commandPath(program) !== undefined,
  async prepare({ folder, port }) {
    return {
      program,
      args: flags({
        port,
        bind: loopback,
        dir: join(folder, 'data'),
        appendonly: 'yes',
        save: '',
        'maxmemory-policy': 'noeviction',
        // A title would be written over the environment, by which the process is found again.
        'set-proc-title': 'no',
      }),
    };
  },
  answers: async (port) => {
    return await new Promise<boolean>((resolve) => {
      const socket = connect(port, loopback, () => socket.write('PING\r\n'));
      const settle = (answer: boolean) => {
        socket.destroy();
        resolve(answer);
      };
      socket.setTimeout(1000, () => settle(false));
      socket.once('error', () => settle(false));
      // While it reads its log back it says -LOADING.
      socket.once('data', (answer) => settle(answer.toString().startsWith('+PONG')));
    });
  },
  url: (port) => `redis://${loopback}:${port}`,
};
