import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { builtScreens } from '../process/screens.js';

/** A Chromium of this machine: `apt-get install chromium`, or its path in CHROMIUM. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Without a window, and asking nothing of anyone but the pages' own server. */
export const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the screens are measured with. */
export interface Screens {
  /** The folder of the build. */
  readonly folder: string;
  /** Starts a Chromium; whoever does so closes it. */
  launch(): Promise<Browser>;
}

/** `undefined` where there is no Chromium, where the screens are not built or without the development dependencies. */
export const findScreens = async (): Promise<Screens | undefined> => {
  const { screens } = builtScreens();
  if (screens === undefined || !existsSync(CHROMIUM)) return undefined;
  const playwright = await import('playwright-core').catch(() => undefined);
  if (!playwright) return undefined;
  return {
    folder: screens,
    launch: () => playwright.chromium.launch({ executablePath: CHROMIUM, args: QUIET }),
  };
};
