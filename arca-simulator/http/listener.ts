// The server in front of the worlds: where it listens, and what becomes of an error nobody expected.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Worlds } from '../worlds/worlds.ts';
import { handleRequest } from './handle-request.ts';

export interface Listener {
  listen(where: { readonly port?: number; readonly host?: string }): Promise<void>;
  /** `http://host:port`; throws before it listens. */
  origin(): string;
  close(): Promise<void>;
}

export function createListener(worlds: Worlds): Listener {
  const server = createServer((request, response) => {
    handleRequest(worlds, request, response).catch((error: unknown) => {
      // A client that goes away in the middle of its request is no failure of ours.
      if (request.destroyed && !request.complete) return;
      worlds.main.world.settings.onDefect(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('Defect of the simulator.');
    });
  });
  return {
    async listen({ port = 0, host = '127.0.0.1' }) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
    },
    origin() {
      const address = server.address() as AddressInfo | null;
      if (address === null) throw new Error('The simulator is not listening.');
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      return `http://${name}:${address.port}`;
    },
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
