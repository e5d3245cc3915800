import type { AddressInfo, Server } from 'node:net';
import { outOfService, unavailable } from '@rosa/domain';

/**
 * Starts to listen; resolves to the address as others write it.
 *
 * @throws `unavailable`, in words, where the port cannot be had
 */
export const listenOn = (
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? outOfService('HTTP', 'process.portTaken', { port: String(port) })
          : unavailable('HTTP', error.message),
      );
    });
    server.listen(port, host, () => {
      const given = (server.address() as AddressInfo).port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${given}`);
    });
  });
