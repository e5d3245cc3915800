import { Agent, request } from 'node:http';

/** A client that asks one thing after the other over one kept connection. */

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Buffer;
}

export interface Client {
  post(url: string, body: string): Promise<Answer>;
  close(): void;
}

/** @param token Bearer token of every call */
export const openClient = (token: string): Client => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    post: (url, body) =>
      new Promise((resolve, reject) => {
        const headers = {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
        };
        const outgoing = request(url, { method: 'POST', agent, headers }, (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              contentType: incoming.headers['content-type'] ?? '',
              bytes: Buffer.concat(chunks),
            }),
          );
        });
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
};
