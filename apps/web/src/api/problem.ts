import type { FieldError } from '@rosa/domain';

/** What the server answers when it cannot do what was asked: problem details (RFC 9457), already in the reader's language. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly requestId?: string;
  readonly errors: readonly FieldError[];
}

/** A refusal by the server. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ApiError';
  }

  get status(): number {
    return this.problem.status;
  }
}

/** The request did not reach the server, or its answer did not come back. */
export class Unreachable extends Error {
  constructor() {
    super('unreachable');
    this.name = 'Unreachable';
  }
}

/** Is it a refusal with this status? */
export const isStatus = (error: unknown, status: number): boolean =>
  error instanceof ApiError && error.status === status;
