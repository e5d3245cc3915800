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

/**
 * What has the focus, and whether it can be seen to: a ring around it, within the window and under nothing else (WCAG 2.4.7
 * and 2.4.11).
 */
const FOCUSED = `(() => {
  const at = document.activeElement;
  // The page itself, or a heading where a new page begins: nothing one comes to by Tab.
  if (!at || at.tabIndex < 0) return { name: '', fault: null };
  const label = at.id && document.querySelector('label[for="' + at.id + '"]');
  const name = at.getAttribute('aria-label') ?? (label?.textContent || at.textContent || '').trim();
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) === 0) return { name, fault: 'has no ring' };
  const { left, top, width, height } = at.getClientRects()[0];
  const above = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight - top) / 2);
  return { name, fault: at.contains(above) ? null : 'is beneath ' + above?.outerHTML.slice(0, 80) };
})()`;

interface Focused {
  readonly name: string;
  readonly fault: string | null;
}

/** More than any page has to tab through. */
const FAR = 400;

/** Goes on by Tab alone until the focus is on what is called so; fails where it never comes there, or cannot be seen. */
export const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  for (let step = 0; step < FAR; step += 1) {
    const focused = (await page.evaluate(FOCUSED)) as Focused;
    // Where one is, the page may have scrolled since; what Tab comes to is in sight.
    if (step > 0 && focused.fault) throw new Error(`The focus on ${focused.name} ${focused.fault}`);
    if (typeof name === 'string' ? focused.name === name : name.test(focused.name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${String(name)}`);
};
