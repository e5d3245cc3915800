import { device, type Copy } from './device.js';

/** Keeps a copy of what was read, by name. */
export const keepCopy = async (name: string, value: unknown): Promise<void> => {
  await (await device()).put('copies', { at: new Date().toISOString(), value }, name);
};

export const findCopy = async <T>(name: string): Promise<Copy<T> | null> =>
  ((await (await device()).get('copies', name)) as Copy<T> | undefined) ?? null;
