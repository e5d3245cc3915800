import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { loopback } from './ports.js';

/**
 * A wire that can be disturbed, between a client and a loopback port. A client of MongoDB must be told
 * `directConnection=true`, or it learns the true address from the server and goes past the wire.
 */
export interface TcpProxy {
  /** The loopback port to speak to instead of the server's own. */
  readonly port: number;
  /** Breaks every connection and refuses new ones, as when the other machine is gone. */
  cut(): void;
  /** Lets connections stand but passes nothing on, as when packets are lost; new ones hang too. */
  hold(): void;
  /** Ends `cut` and `hold`; what was held back is passed on. */
  restore(): void;
  /** Passes everything on this many milliseconds late; 0 ends it. */
  delay(milliseconds: number): void;
  /** Breaks every connection and stops listening. */
  close(): Promise<void>;
}

/** So much may wait on the wire in one direction before its sender is stopped. */
const capacity = 1 << 20;

/** Listens on a free loopback port and passes everything on to `target`, and back. */
export async function tcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let late = 0;
  let flowing = Promise.resolve();
  let release = () => {};

  // One side may have said all it has to say and still wait for the answer.
  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (isCut) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ port: target, host: loopback, allowHalfOpen: true });
    join(client, upstream);
    join(upstream, client);
  }).listen(0, loopback);
  await once(server, 'listening');

  /** Passes what one socket says on to the other, in order; the end of one is the end of both. */
  function join(from: Socket, to: Socket): void {
    sockets.add(from);
    from.setNoDelay(true);
    let waiting = 0;
    let tail = Promise.resolve();
    const inTurn = (step: () => void) => {
      const due = Date.now() + late;
      tail = tail.then(async () => {
        if (due > Date.now()) await pause(due - Date.now());
        await flowing;
        step();
      });
    };
    from.on('data', (chunk) => {
      waiting += chunk.length;
      if (waiting > capacity) from.pause();
      inTurn(() => {
        to.write(chunk);
        waiting -= chunk.length;
        if (waiting <= capacity) from.resume();
      });
    });
    from.on('end', () => inTurn(() => to.end()));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      inTurn(() => to.destroy());
    });
  }

  function restore(): void {
    isCut = false;
    release();
  }
  function breakAll(): void {
    for (const socket of sockets) socket.resetAndDestroy();
  }

  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      restore();
      isCut = true;
      breakAll();
    },
    hold() {
      restore();
      flowing = new Promise((resolve) => (release = resolve));
    },
    restore,
    delay(milliseconds) {
      late = milliseconds;
    },
    async close() {
      restore();
      server.close();
      breakAll();
      if (server.listening) await once(server, 'close');
    },
  };
}
