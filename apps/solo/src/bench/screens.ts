import type { Rosa } from '../process/compose.js';
import type { Screens } from './browser.js';
import type { Measured } from './figures.js';
import { measureFirstPage } from './first-page.js';
import { openOffice } from './office.js';
import { measureRedrawing } from './redrawing.js';
import { closed, listening } from './serving.js';
import type { Site } from './site.js';

/** The screens as an operator meets them, in a Chromium of this machine. @throws where a page never comes */
export const measureScreens = async (
  rosa: Rosa,
  site: Site,
  screens: Screens,
): Promise<Measured[]> => {
  const gateway = rosa.gateway.createServer();
  const url = await listening(gateway);
  try {
    const browser = await screens.launch();
    try {
      const { fresh, lines } = await openOffice(rosa, site, browser, url);
      return [
        await measureRedrawing(site, fresh, lines),
        ...(await measureFirstPage(site, fresh, url, screens.folder)),
      ];
    } finally {
      await browser.close();
    }
  } finally {
    await closed(gateway);
  }
};
