import { Agent, request } from 'node:http';
import { systemClock } from '@rosa/domain';
import { Copies } from '@rosa/service-kit';

/** Someone who calls through the copies of the gateway, as a load balancer has them do. */

export interface Answer<T = Record<string, never>> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: T;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, for a header to say what it is. */
  readonly body?: unknown;
}

/** Twice what the gateway gives a service: what is not answered by then never will be. */
const LONGEST_MS = 60_000;

/** Nobody answered, neither well nor badly. */
export class Silence extends Error {}

/** Connections are let go before a stopping gateway closes them. */
const connections = () => new Agent({ keepAlive: true, timeout: 1_000 });

const once = (agent: Agent, address: string, { method, path, headers, body }: Asked) =>
  new Promise<Answer<never>>((resolve, reject) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request(`${address}${path}`, { agent, method, headers: { ...json, ...headers } });
    const timer = setTimeout(() => {
      reject(new Silence(`${method} ${path}: no answer in ${LONGEST_MS / 1_000} s`));
      sent.destroy();
    }, LONGEST_MS);
    sent.on('close', () => clearTimeout(timer));
    sent.on('error', reject);
    sent.on('response', (answered) => {
      const chunks: Buffer[] = [];
      answered.on('data', (chunk: Buffer) => chunks.push(chunk));
      answered.on('error', reject);
      answered.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const isJson = /json/.test(answered.headers['content-type'] ?? '');
        const read = (isJson && text ? JSON.parse(text) : {}) as never;
        resolve({ status: answered.statusCode!, headers: answered.headers, body: read });
      });
    });
    sent.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
  });

export class Caller {
  private readonly agent = connections();
  private readonly copies: Copies;

  constructor(
    private readonly addresses: readonly string[],
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {
    this.copies = new Copies(addresses, systemClock);
  }

  /** The same addresses, with these headers. */
  with(headers: Readonly<Record<string, string>>): Caller {
    return new Caller(this.addresses, headers);
  }

  /**
   * Asks the next copy, as a load balancer does: one that takes no connection is passed over, one that says that it is
   * stopping is left alone for a while. Whatever else fails, fails.
   */
  async call<T = never>(asked: Asked): Promise<Answer<T>> {
    const headers = { ...this.headers, ...asked.headers };
    let refused: unknown;
    for (const address of this.copies.inTurn()) {
      try {
        const answer = await once(this.agent, address, { ...asked, headers });
        if (answer.headers['connection'] === 'close') this.copies.putAside(address);
        return answer;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
        refused = error;
      }
    }
    throw refused;
  }

  get<T = never>(path: string): Promise<Answer<T>> {
    return this.call({ method: 'GET', path });
  }

  /** @throws where the answer is no success */
  async post<T = { id: string; rev: number }>(path: string, body: unknown): Promise<T> {
    const answer = await this.call<T>({ method: 'POST', path, body });
    if (answer.status < 300) return answer.body;
    throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}

/** Asks until the answer is as it should be; the test's own time limit ends it. */
export const until = async <T>(ask: () => Promise<T>, isRight: (answer: T) => boolean) => {
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
  }
};
