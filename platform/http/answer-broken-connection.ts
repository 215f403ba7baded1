/** Answers a client whose bytes never became a request: too many headers, not HTTP at all, or too slow. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ProblemAnswer } from './problem-answer.ts';

export function answerBrokenConnection(socket: Socket, { status, headers, body }: ProblemAnswer): void {
  if (socket.destroyed || !socket.writable) return;
  const text = JSON.stringify(body);
  const lines = Object.entries({
    ...headers,
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(text)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${text}`);
}
