import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';
import { openWorld, type World } from './support/world.js';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Needs a Chromium (`apt-get install chromium`, or its path in CHROMIUM). */
const where = existsSync(executablePath) ? describe : describe.skip;

where('the page to try the API, in a browser', () => {
  let world: World;
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    world = await openWorld();
    server = world.gateway.createServer().listen(0, '127.0.0.1');
    browser = await chromium.launch({ executablePath, args });
  }, 30_000);

  afterAll(async () => {
    await browser.close();
    server.close();
    await world.close();
  });

  it('draws every group, calls the API, breaks no policy and asks no other host', async () => {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
    page.on('request', (request) => {
      if (!/^(data:|http:\/\/127\.0\.0\.1:)/.test(request.url())) complaints.push(request.url());
    });
    await page.goto(`${base}/docs`);
    await page.locator('.opblock-tag').first().waitFor();
    const tags = new Set(world.gateway.routes.map(({ tag }) => tag));
    expect(await page.locator('.opblock-tag').count()).toBe(tags.size);
    expect(complaints).toEqual([]);

    await page.locator('.opblock-tag', { hasText: 'Accesso' }).click();
    await page.locator('#operations-Accesso-get_api_sessions_current button').first().click();
    await page.locator('button.execute').click();
    await page.locator('.live-responses-table').getByText('401').first().waitFor();
  }, 30_000);
});
