import { createServer, Server, type RequestListener } from 'node:http';
import { createServer as createPort, type AddressInfo, type Server as Port } from 'node:net';
import { refuse, systemClock, systemScope, unavailable, wrong } from '@rosa/domain';
import express from 'express';
import { z } from 'zod';
import {
  answering,
  ask,
  askEach,
  createLog,
  internalRouter,
  ServiceClient,
  ServiceKeys,
  signedOnly,
  type Answering,
} from '../src/index.js';
import { Copies } from '../src/calls/copies.js';
import { defineCall } from '../src/calls/define.js';

/** Calls between services over real connections: what is answered, what goes wrong, and when another copy is asked. */

const SECRET = 'un segreto di almeno trentadue caratteri';
const keys = new ServiceKeys([SECRET]);
const scope = { ...systemScope('test'), territory: ['002', '096001'] };

const double = defineCall({
  to: 'registry',
  name: 'double',
  input: z.strictObject({ n: z.number() }),
  output: z.number().nullable(),
  repeatable: true,
});
const once = defineCall({ ...double, name: 'once', repeatable: false });
const each = defineCall({ ...double, name: 'each', output: z.array(z.int()), streamed: true });

const servers: Port[] = [];
const clients: ServiceClient[] = [];

const listen = (listener: RequestListener): Promise<string> => started(createServer(listener));

const started = (server: Port): Promise<string> =>
  new Promise((resolve) => {
    servers.push(server);
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

const serviceOf = (answers: readonly Answering[], accepted = keys): RequestListener => {
  const guard = signedOnly(accepted, systemClock, 'registry', 'internal');
  return express().use('/internal', internalRouter(answers, guard, createLog('silent')));
};

/** A service that answers, and the scopes it was asked with. */
const doubling = async () => {
  const scopes: object[] = [];
  const answer = async (asked: object, { n }: { n: number }) => {
    scopes.push(asked);
    return n < 0 ? undefined : 2 * n;
  };
  const url = await listen(serviceOf([answering(double, answer), answering(once, answer)]));
  return { url, scopes };
};

/** A copy that takes the call and breaks the connection. */
const breaking = async () => {
  let calls = 0;
  const url = await listen((request) => {
    calls += 1;
    request.socket.destroy();
  });
  return { url, calls: () => calls };
};

/** A copy whose port closes while the connection waits to be accepted: it is reset with the call unread. */
const closing = () =>
  started(createPort((socket) => socket.once('data', () => socket.resetAndDestroy())));

/** Where nobody listens. */
const nowhere = async (): Promise<string> => {
  const url = await listen(() => undefined);
  await new Promise((closed) => servers.pop()!.close(closed));
  return url;
};

const clientOf = (addresses: readonly string[], timeoutMs = 5_000): ServiceClient => {
  const settings = { from: 'opportunities', keys, clock: systemClock, timeoutMs } as const;
  const client = new ServiceClient('registry', addresses, settings);
  clients.push(client);
  return client;
};

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await Promise.all(
    servers.splice(0).map((server) => {
      if (server instanceof Server) server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    }),
  );
});

const down = (code: string) => ({
  kind: 'unavailable',
  code,
  params: { service: 'registry' },
  extra: { engine: 'registry' },
});

describe('an answer', () => {
  it('comes back as it was given, in the scope of whoever asked', async () => {
    const { url, scopes } = await doubling();
    expect(await ask(clientOf([url]), double, scope, { n: 21 })).toBe(42);
    expect(scopes).toEqual([scope]);
  });

  it('may be that there is none', async () => {
    const { url } = await doubling();
    expect(await ask(clientOf([url]), double, scope, { n: -1 })).toBeNull();
  });

  it('is an error of the catalogue where one was thrown: the same, with its fields', async () => {
    const thrown = refuse(
      'conflict',
      'http.taken',
      { what: 'workers', key: 'fiscalCode' },
      [wrong('fiscalCode', 'http.takenValue', {})],
      { id: 'x' },
    );
    const url = await listen(serviceOf([answering(double, () => Promise.reject(thrown))]));
    const got = await ask(clientOf([url]), double, scope, { n: 1 }).catch((e: unknown) => e);
    expect(got).toEqual(thrown);
  });

  it('is an error in its own words where they are in no catalogue', async () => {
    const thrown = unavailable('mongodb', 'non risponde');
    const url = await listen(serviceOf([answering(double, () => Promise.reject(thrown))]));
    await expect(ask(clientOf([url]), double, scope, { n: 1 })).rejects.toEqual(thrown);
  });

  it('that is no answer to the question is not taken for one', async () => {
    const url = await listen(serviceOf([answering(double, async () => 'four' as never)]));
    const asked = ask(clientOf([url]), double, scope, { n: 2 });
    await expect(asked).rejects.toMatchObject(down('http.serviceAnswer'));
  });

  it('is not given to a call signed with another secret, and that is no 401 of the person’s', async () => {
    const other = new ServiceKeys(['y'.repeat(32)]);
    const url = await listen(serviceOf([answering(double, async () => 1)], other));
    const asked = ask(clientOf([url]), double, scope, { n: 2 });
    await expect(asked).rejects.toMatchObject(down('http.serviceAnswer'));
  });

  it('is given while a secret is changed: the first signs, all are accepted', async () => {
    const both = new ServiceKeys(['z'.repeat(32), SECRET]);
    const url = await listen(serviceOf([answering(double, async () => 1)], both));
    expect(await ask(clientOf([url]), double, scope, { n: 2 })).toBe(1);
  });
});

describe('an answer in pieces', () => {
  const streaming = (pieces: () => AsyncGenerator<number[]>) =>
    listen(serviceOf([answering(each, pieces)]));

  const read = async (url: string): Promise<number[][]> => {
    const pieces: number[][] = [];
    for await (const piece of askEach(clientOf([url]), each, scope, { n: 1 })) pieces.push(piece);
    return pieces;
  };

  it('comes piece by piece, whatever its size', async () => {
    const big = Array.from({ length: 200_000 }, (_each, n) => n);
    const url = await streaming(async function* () {
      yield [1];
      yield big;
      yield [];
    });
    expect(await read(url)).toEqual([[1], big, []]);
  });

  it('ends with the error that ended it', async () => {
    const thrown = unavailable('mongodb', 'si è fermato');
    const url = await streaming(async function* () {
      yield [1];
      throw thrown;
    });
    await expect(read(url)).rejects.toEqual(thrown);
  });

  it.each([
    ['cleanly', (response: { end(): void }) => response.end()],
    ['with its connection', (response: { destroy(): void }) => response.destroy()],
  ])('cut short %s is not taken for a whole one', async (_how, cut) => {
    const url = await listen((_request, response) => {
      response.write('{"piece":[1]}\n{"pie', () => cut(response as never));
    });
    await expect(read(url)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('a service with several copies', () => {
  it('is asked at another where one takes no connection, whatever the call', async () => {
    const { url } = await doubling();
    const client = clientOf([await nowhere(), url]);
    for (let n = 1; n <= 4; n += 1) expect(await ask(client, once, scope, { n })).toBe(2 * n);
  });

  it('is asked at another where the port closed before the call was taken, whatever the call', async () => {
    const { url, scopes } = await doubling();
    expect(await ask(clientOf([await closing(), url]), once, scope, { n: 3 })).toBe(6);
    expect(scopes).toHaveLength(1);
  });

  it('may refuse a call without having read it', async () => {
    const refusing = createServer().on('checkContinue', (_request, response) =>
      response.writeHead(401).end(),
    );
    const asked = ask(clientOf([await started(refusing)]), once, scope, { n: 3 });
    await expect(asked).rejects.toMatchObject(down('http.serviceAnswer'));
  });

  it('is asked again where the connection broke, if twice is as once', async () => {
    const [{ url }, broken] = [await doubling(), await breaking()];
    expect(await ask(clientOf([broken.url, url]), double, scope, { n: 3 })).toBe(6);
    expect(broken.calls()).toBe(1);
  });

  it('is not asked again where the connection broke and nobody knows whether it was done', async () => {
    const [{ url, scopes }, broken] = [await doubling(), await breaking()];
    const asked = ask(clientOf([broken.url, url]), once, scope, { n: 3 });
    await expect(asked).rejects.toMatchObject(down('http.serviceCut'));
    expect(scopes).toEqual([]);
  });

  it('is asked elsewhere for a moment after it failed or said that it stops', async () => {
    const asked: string[] = [];
    const copy = (name: string, stops: boolean) =>
      listen((_request, response) => {
        asked.push(name);
        if (stops) response.setHeader('Connection', 'close');
        response.end('1');
      });
    const client = clientOf([await copy('stopping', true), await copy('staying', false)]);
    for (let n = 0; n < 5; n += 1) await ask(client, double, scope, { n });
    expect(asked).toEqual(['stopping', 'staying', 'staying', 'staying', 'staying']);
  });

  it('all of which are aside is asked where the last failure is the oldest', () => {
    let now = 0;
    const copies = new Copies(['a', 'b', 'c'], { now: () => new Date(now) });
    for (const address of ['b', 'c', 'a']) {
      copies.putAside(address);
      now += 1;
    }
    for (let turn = 0; turn < 3; turn += 1) expect(copies.inTurn()).toEqual(['b', 'c', 'a']);
  });

  it('none of which answers is down, and named', async () => {
    const client = clientOf([await nowhere(), await nowhere()]);
    await expect(ask(client, double, scope, { n: 1 })).rejects.toMatchObject(
      down('http.serviceDown'),
    );
  });

  it('that is slow is not asked again: more work would not help it', async () => {
    const { url, scopes } = await doubling();
    const silent = await listen(() => undefined);
    const client = clientOf([silent, url], 100);
    await expect(ask(client, double, scope, { n: 1 })).rejects.toMatchObject(
      down('http.serviceLate'),
    );
    expect(scopes).toEqual([]);
  });
});
