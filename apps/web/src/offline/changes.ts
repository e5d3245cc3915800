/** Tells this page, and the same person's other pages, that something the device holds has changed. */

/** Half written things, things to be sent, or something the server has now. */
export type Changed = 'drafts' | 'outbox' | 'sent';

const channel = new BroadcastChannel('rosa-device');
const listeners = new Set<(changed: Changed) => void>();

const tellHere = (changed: Changed): void => {
  for (const listener of listeners) listener(changed);
};

channel.addEventListener('message', ({ data }: MessageEvent<Changed>) => tellHere(data));

export const tellChange = (changed: Changed): void => {
  tellHere(changed);
  // A channel is of one origin, and is told none.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage(changed);
};

/** @returns how to stop listening */
export const onChange = (listener: (changed: Changed) => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
