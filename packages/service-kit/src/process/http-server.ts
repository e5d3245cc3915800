import { createServer, STATUS_CODES, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { messageOf, newId, wordOf } from '@rosa/domain';

/** What a request may take to send its headers; bodies stream as long as they move. */
const HEADERS_TIMEOUT_MS = 20_000;
const MAX_HEADER_SIZE = 16 * 1024;

/**
 * Answers what is not even an HTTP request (headers too large, malformed), as a problem document: the application never
 * sees it, so this writes on the bare connection.
 */
const answerClientError = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const status = tooLarge ? 431 : 400;
  const kind = tooLarge ? 'headersTooLarge' : 'invalid';
  const body = JSON.stringify({
    type: `/problems/${kind}`,
    title: wordOf('it', `problem.${kind}`),
    status,
    detail: messageOf('it', tooLarge ? 'http.headersTooLarge' : 'http.badRequest', {}),
    requestId: newId(),
    errors: [],
  });
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};

/** The HTTP server of an application, not yet listening. */
export const createHttpServer = (listener: RequestListener): Server => {
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_SIZE, headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: 0 },
    listener,
  );
  return server.on('clientError', answerClientError);
};
