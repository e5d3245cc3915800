import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Metrics } from '../metrics.js';

/** One part the process needs to serve, as `/health/ready` names it. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** In words, without addresses or secrets. */
  readonly detail: string;
}

/** A part that is well while `answers` does not fail. */
export const checkOf = async (name: string, answers: () => Promise<unknown>): Promise<Check> => {
  try {
    await answers();
    return { name, ok: true, detail: 'risponde' };
  } catch (error) {
    return { name, ok: false, detail: (error as Error).message };
  }
};

const ready =
  (readiness: () => Promise<readonly Check[]>) =>
  async (_request: Request, response: Response): Promise<void> => {
    const checks = await readiness();
    const isReady = checks.every(({ ok }) => ok);
    response.status(isReady ? 200 : 503).json({ ready: isReady, checks });
  };

/**
 * What those who run Rosa ask: `/ping` whether the process is alive, `/health/ready` whether it can serve, each part
 * named, `/metrics` how it fares (Prometheus).
 *
 * @param guard who may read the metrics; whoever reaches the process where there is none
 */
export const operations = (
  metrics: Metrics,
  readiness: () => Promise<readonly Check[]>,
  guard: readonly RequestHandler[] = [],
): Router => {
  const router = Router();
  router.get('/ping', (_request, response) => void response.type('text/plain').send('pong'));
  router.get('/health/ready', ready(readiness));
  router.get('/metrics', ...guard, async (_request, response) => {
    response.set('Content-Type', metrics.registry.contentType);
    response.send(await metrics.registry.metrics());
  });
  return router;
};
