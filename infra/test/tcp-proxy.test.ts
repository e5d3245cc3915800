import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tcpProxy, type TcpProxy } from '@rosa/infra';

describe('the disturbed wire', () => {
  let echo: Server;
  let wire: TcpProxy;

  beforeEach(async () => {
    echo = createServer((socket) => socket.on('error', () => socket.destroy()).pipe(socket));
    echo.listen(0, '127.0.0.1');
    await once(echo, 'listening');
    wire = await tcpProxy((echo.address() as AddressInfo).port);
  });
  afterEach(async () => {
    await wire.close();
    echo.close();
  });

  /** A reset is told to those who wait for the socket; when nobody does, it is not an accident. */
  function dial(port: number): Socket {
    return connect(port, '127.0.0.1')
      .setEncoding('utf8')
      .on('error', () => {});
  }
  async function client(): Promise<Socket> {
    const socket = dial(wire.port);
    await once(socket, 'connect');
    return socket;
  }
  async function echoed(socket: Socket, text: string): Promise<string> {
    socket.write(text);
    return ((await once(socket, 'data')) as [string])[0];
  }

  it('passes everything on, both ways and in order', async () => {
    const socket = await client();
    const sent = Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join('');
    let got = '';
    socket.on('data', (text: string) => (got += text));
    socket.end(sent);
    await once(socket, 'close');
    expect(got === sent).toBe(true);
  });

  it('breaks what is open and refuses what comes while it is cut', async () => {
    const open = await client();
    expect(await echoed(open, 'before')).toBe('before');
    wire.cut();
    await expect(once(open, 'data')).rejects.toMatchObject({ code: 'ECONNRESET' });
    const late = dial(wire.port);
    await expect(once(late, 'data')).rejects.toMatchObject({ code: 'ECONNRESET' });
    wire.restore();
    expect(await echoed(await client(), 'after')).toBe('after');
  });

  it('keeps what it holds and passes it on when restored', async () => {
    const socket = await client();
    const heard: string[] = [];
    wire.hold();
    const answer = echoed(socket, 'patience').then((text) => heard.push(text));
    // Another wire to the same server answers meanwhile, so this one had its chance.
    const other = await tcpProxy((echo.address() as AddressInfo).port);
    const beside = dial(other.port);
    expect(await echoed(beside, 'beside')).toBe('beside');
    await other.close();
    expect(heard).toEqual([]);
    wire.restore();
    await answer;
    expect(heard).toEqual(['patience']);
  });

  it('is late by what it is told, each way, until told otherwise', async () => {
    const socket = await client();
    wire.delay(60);
    const began = Date.now();
    await echoed(socket, 'slow');
    expect(Date.now() - began).toBeGreaterThanOrEqual(118);
    wire.delay(0);
    expect(await echoed(socket, 'again')).toBe('again');
  });

  it('breaks its connections when it is closed, and listens no more', async () => {
    const socket = await client();
    await echoed(socket, 'hello');
    const ended = once(socket, 'close').catch((error: unknown) => error);
    await wire.close();
    await ended;
    const late = dial(wire.port);
    await expect(once(late, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
