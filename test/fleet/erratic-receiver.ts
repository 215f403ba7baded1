/** A customer's system that is told, and answers as it pleases: well, late, with an error, or not at all. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { verifyWebhook } from '@arca-api/sdk';

/** What arrived of one event at one path. */
export interface Arrived {
  /** Of the body, which is to be the same each time. */
  readonly hash: string;
  /** How often it was heard, and how often that was answered with 200. */
  heard: number;
  accepted: number;
}

export interface ErraticReceiver {
  readonly origin: string;
  /** By path and `webhook-id`, with a space between. */
  readonly arrived: ReadonlyMap<string, Arrived>;
  /** What was wrong with what arrived: no signature that holds, another id than its body's, other bytes than before. */
  readonly wrong: readonly string[];
  /** With which secret a path is told. */
  expect(path: string, secret: string): void;
  close(): Promise<void>;
}

const LATE_MS = 300;

/** `chance` is from 0 to 1, and is asked once for each request. */
export async function openErraticReceiver(chance: () => number): Promise<ErraticReceiver> {
  const secrets = new Map<string, string>();
  const arrived = new Map<string, Arrived>();
  const wrong: string[] = [];

  async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    const path = request.url ?? '';
    const key = `${path} ${request.headers['webhook-id']}`;
    try {
      const event = await verifyWebhook({ headers: request.headers, body, secret: secrets.get(path) ?? '' });
      if (event.id !== request.headers['webhook-id']) wrong.push(`${key}: its body is of ${event.id}`);
    } catch (error) {
      wrong.push(`${key}: ${String(error)}`);
    }
    const hash = createHash('sha256').update(body).digest('base64');
    const one = arrived.get(key) ?? { hash, heard: 0, accepted: 0 };
    arrived.set(key, one);
    one.heard += 1;
    if (one.hash !== hash) wrong.push(`${key}: other bytes than before`);
    const mood = chance();
    if (mood < 0.1) return void request.socket.resetAndDestroy();
    if (mood < 0.2) return void response.writeHead(500).end('no');
    if (mood < 0.35) await after(LATE_MS);
    // Counted before it leaves: whoever dies from now on may or may not have read it.
    one.accepted += 1;
    response.writeHead(200).end();
  }

  const server = createServer((request, response) => {
    // A teller that was killed in the middle has not told anything.
    hear(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    wrong,
    expect: (path, secret) => void secrets.set(path, secret),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
