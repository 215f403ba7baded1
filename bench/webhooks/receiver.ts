/** Whoever is told, in a process of its own: it answers after a while, or never, and says when it heard of what first. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve, usage } from '../processes/remote.ts';

/** What an endpoint that works takes. */
export const ANSWERS_AFTER_MS = 20;
/** Paths that begin so are never answered. */
export const NEVER = '/never';

/** An event at an endpoint, and when it was there first, in milliseconds since the epoch. */
export type Heard = readonly [id: string, path: string, at: number];

let heard = new Map<string, Heard>();
/** Those that were heard once more. */
let again = 0;
let look = (): void => {};

const server = createServer((request, response) => {
  const at = Date.now();
  const { url: path = '', headers } = request;
  request.resume().on('end', () => {
    if (path.startsWith(NEVER)) return;
    const id = String(headers['webhook-id']);
    if (heard.has(`${id} ${path}`)) again += 1;
    else heard.set(`${id} ${path}`, [id, path, at]);
    look();
    setTimeout(() => response.writeHead(204).end(), ANSWERS_AFTER_MS);
  });
});
server.keepAliveTimeout = 60_000;

const orders = {
  listen: (): Promise<string> =>
    new Promise((resolve) =>
      server.listen(0, '127.0.0.1', () =>
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
      ),
    ),
  /** What was heard since it was last asked, once that is `count`, or as much as there is after `withinMs`. */
  async hear({
    count,
    withinMs,
  }: {
    readonly count: number;
    readonly withinMs: number;
  }): Promise<{ readonly heard: readonly Heard[]; readonly again: number }> {
    const { promise, resolve } = Promise.withResolvers<void>();
    look = () => {
      if (heard.size >= count) resolve();
    };
    const patience = setTimeout(resolve, withinMs);
    look();
    await promise;
    clearTimeout(patience);
    const told = { heard: [...heard.values()], again };
    heard = new Map();
    again = 0;
    return told;
  },
  usage,
};

export type ReceiverOrders = typeof orders;

serve(orders, async () => {
  server.closeAllConnections();
});
