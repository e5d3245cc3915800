import { once } from 'node:events';
import type { Config } from '../process/config.js';
import { serve } from '../process/serve.js';
import { terminal } from './terminal.js';

/** Serves until told to stop (Ctrl+C, SIGTERM). */
export const start = async (config: Config): Promise<void> => {
  const io = terminal();
  try {
    const serving = await serve(config, io);
    if (!io.signal.aborted) await once(io.signal, 'abort');
    await serving.stop();
  } finally {
    io.close();
  }
};
