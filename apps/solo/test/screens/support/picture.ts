import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const PICTURES = join(__dirname, '../../../../../docs/screens');

/** Takes a page's whole picture into `docs/screens`, or what a device shows of it, where `UPDATE_DOCS` asks for it. */
export const picture = async (page: Page, name: string, fullPage = true): Promise<void> => {
  if (!process.env['UPDATE_DOCS']) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.waitForLoadState('networkidle');
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage });
};
