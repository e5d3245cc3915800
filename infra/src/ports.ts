import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

export const loopback = '127.0.0.1';

/** A loopback port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, loopback);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether a loopback port can be listened on at this moment. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, loopback);
  const free = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (!free) return false;
  server.close();
  await once(server, 'close');
  return true;
}
