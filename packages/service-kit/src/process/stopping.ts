import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as polled, setTimeout as after } from 'node:timers/promises';
import type { RequestHandler } from 'express';

/** How a process that answers over HTTP stops without anyone noticing. */
export interface StopSettings {
  /** Between being told to stop and closing the port, ms: time for others to see it and to ask elsewhere. */
  readonly noticeMs: number;
  /** For the requests under way, ms. */
  readonly timeoutMs: number;
}

/** How long callers who keep connections open for no reason are waited for once the port is closed, ms. */
const LINGER_MS = 5_000;

/** Longer than any caller keeps an idle connection: it is the caller who lets it go. */
const KEEP_ALIVE_MS = 65_000;

/**
 * The servers of one process, and their end. Told to stop, they go on answering; each answer says `Connection: close`, so
 * that whoever asks goes elsewhere, and whoever is idle lets the connection go. Only then is the port closed, and what is
 * still under way finished.
 */
export class Listening {
  private readonly servers: Server[] = [];
  private stopping = false;

  /** Is the process still taking requests? Readiness says no from the moment it is told to stop. */
  get isOpen(): boolean {
    return !this.stopping;
  }

  /** Tells callers, once stopping, that they should not come back on this connection. */
  readonly sayClose: RequestHandler = (_request, response, next) => {
    if (this.stopping) response.set('Connection', 'close');
    next();
  };

  add(server: Server): Server {
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    this.servers.push(server);
    return server;
  }

  async stop({ noticeMs, timeoutMs }: StopSettings): Promise<void> {
    this.stopping = true;
    await after(noticeMs);
    // Closing a port resets the connections that wait to be accepted; right after a poll there are none.
    await polled();
    await Promise.all(this.servers.map((server) => closeServer(server, timeoutMs)));
  }
}

/**
 * `close` of an HTTP server breaks idle connections at once, and one that looks idle may have a request on its way: only the
 * port is closed, and the connections are left to those who opened them, for a while.
 */
const closeServer = (server: Server, timeoutMs: number): Promise<void> =>
  new Promise((resolve) => {
    const linger = setTimeout(() => server.close(), Math.min(LINGER_MS, timeoutMs));
    const all = setTimeout(() => server.closeAllConnections(), timeoutMs);
    NetServer.prototype.close.call(server, () => {
      clearTimeout(linger);
      clearTimeout(all);
      resolve();
    });
  });
