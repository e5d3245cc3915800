import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveToEngines } from '../src/account.js';
import { alone } from '../src/lock.js';
import { freePort, isFree } from '../src/ports.js';
import { end, launch, listens, processesOf, until } from '../src/processes.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rosa-processes-'));
  await giveToEngines([folder]);
});
afterEach(async () => {
  await end(folder, 'SIGKILL');
  await rm(folder, { recursive: true });
});

const log = () => join(folder, 'log');
const shell = (script: string) => ({ program: '/bin/sh', args: ['-c', script] });
const said = async () => await readFile(log(), 'utf8');

describe('the processes of a folder', () => {
  it('are found with their children, and all of them are gone once ended', async () => {
    launch(shell('sleep 60 & echo $!; wait'), folder, log());
    await until(async () => (await said()) !== '', 10_000);
    expect(processesOf(folder)).toContain(Number(await said()));
    expect(processesOf(folder)).toHaveLength(2);
    expect(await end(folder, 'SIGKILL')).toBe(true);
    expect(processesOf(folder)).toEqual([]);
  });

  it('are told apart from those of a folder whose name begins alike', async () => {
    launch(shell('echo; exec sleep 60'), folder, log());
    await until(async () => (await said()) !== '', 10_000);
    expect(processesOf(folder.slice(0, -1))).toEqual([]);
    expect(processesOf(folder)).toHaveLength(1);
  });

  it('that will not end in time are told as such', async () => {
    launch(shell('trap "" TERM; echo; while :; do sleep 1; done'), folder, log());
    await until(async () => (await said()) !== '', 10_000);
    expect(await end(folder, 'SIGTERM', 0)).toBe(false);
  });

  it('are not root, whoever starts them', async () => {
    launch(shell('id -u'), folder, log());
    await until(async () => (await said()) !== '', 10_000);
    expect(Number(await said())).not.toBe(0);
  });
});

describe('a port', () => {
  it('is known to be taken, and by whom', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await isFree(port)).toBe(false);
    expect(listens([process.pid], port)).toBe(true);
    expect(listens([process.ppid], port)).toBe(false);
    server.close();
    await once(server, 'close');
    expect(await isFree(port)).toBe(true);
    expect(listens([process.pid], port)).toBe(false);
  });

  it('that was found free can be listened on', async () => {
    expect(await isFree(await freePort())).toBe(true);
  });
});

describe('working alone in a folder', () => {
  it('lets a second one begin only when the first has ended, even in failure', async () => {
    const order: string[] = [];
    let fail = () => {};
    const first = alone(folder, async () => {
      order.push('first begins');
      await new Promise<void>((_, reject) => (fail = () => reject(new Error('broken'))));
    });
    await until(() => order.length === 1, 10_000);
    const second = alone(folder, async () => order.push('second begins'));
    await alone(join(folder, 'elsewhere'), async () => order.push('elsewhere nobody waits'));
    fail();
    await expect(first).rejects.toThrow('broken');
    await second;
    expect(order).toEqual(['first begins', 'elsewhere nobody waits', 'second begins']);
  });
});
