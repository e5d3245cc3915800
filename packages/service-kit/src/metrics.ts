import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of one process. Labels carry route patterns, never addresses or ids. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'rosa_http_request_seconds',
    help: 'HTTP requests by route pattern, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  observeRequests(): RequestHandler {
    return (request, response, next) => {
      const end = this.requests.startTimer();
      response.on('finish', () =>
        end({
          route: (request.route as { path?: string } | undefined)?.path ?? 'none',
          method: request.method,
          status: response.statusCode,
        }),
      );
      next();
    };
  }
}
