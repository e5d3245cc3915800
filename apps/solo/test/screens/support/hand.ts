import type { Locator, Page } from 'playwright-core';

/** The hand of whoever works: each thing they do is one action, and is counted. */
export class Hand {
  actions = 0;

  async click(what: Locator): Promise<void> {
    this.actions += 1;
    await what.click();
  }

  async type(into: Locator, text: string): Promise<void> {
    this.actions += 1;
    await into.fill(text);
  }

  /** Moves a slider by so many steps at one stroke. */
  async slide(slider: Locator, key: 'ArrowLeft' | 'ArrowRight', steps: number): Promise<void> {
    this.actions += 1;
    await slider.focus();
    for (let step = 0; step < steps; step += 1) await slider.press(key);
  }
}

const FOCUSED = `(() => {
  const at = document.activeElement;
  const label = at?.id && document.querySelector('label[for="' + at.id + '"]');
  return at?.getAttribute('aria-label') ?? (label?.textContent || at?.textContent || '').trim();
})()`;

/** More than any page has to tab through. */
const FAR = 400;

/** Goes on by Tab alone until the focus is on what is called so; fails where it never comes there. */
export const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  for (let step = 0; step < FAR; step += 1) {
    await page.keyboard.press('Tab');
    const focused = (await page.evaluate(FOCUSED)) as string;
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
  }
  throw new Error(`Tab never comes to ${String(name)}`);
};
