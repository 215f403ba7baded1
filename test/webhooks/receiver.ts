/** A system that is told: it listens on this machine, keeps what it hears, and answers as a test says. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly heard: readonly Heard[];
  /** The first that satisfies `wanted`, once it has been heard. */
  next(wanted: (heard: Heard) => boolean): Promise<Heard>;
  /** With which status it answers from now on; `null` never answers. */
  answer(status: (heard: Heard) => number | null): void;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  let status: (heard: Heard) => number | null = () => 204;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body };
      heard.push(one);
      const answer = status(one);
      if (answer !== null) response.writeHead(answer).end();
      for (const look of waiting) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    next: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = heard.find(wanted);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    answer(next) {
      status = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
