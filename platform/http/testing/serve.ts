/** Servers on this machine for tests: they keep what they were asked, and may break every rule. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  connect,
  createServer as createSocketServer,
  type Server,
  type Socket,
} from 'node:net';
import type { TLSSocket } from 'node:tls';

export interface Seen {
  readonly host: string | undefined;
  /** What the client told TLS; `null` without it. */
  readonly sni: string | null;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Serving extends AsyncDisposable {
  readonly port: number;
  /** Connections that were ever made. */
  readonly connections: () => number;
  /** Whole requests. */
  readonly seen: Seen[];
  /** Resolves once no connection is open. */
  idle(): Promise<void>;
}

async function listen(server: Server, seen: Seen[], host = '127.0.0.1'): Promise<Serving> {
  let connections = 0;
  const open = new Set<Socket>();
  let quiet = Promise.withResolvers<void>();
  server.on('connection', (socket: Socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      open.delete(socket);
      if (open.size === 0) quiet.resolve();
    });
  });
  server.listen(0, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    seen,
    async idle() {
      if (open.size === 0) return;
      quiet = Promise.withResolvers();
      await quiet.promise;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

type Answer = (seen: Seen, response: ServerResponse, socket: Socket) => void;

/** Answers each whole request; `secure` makes it https, `host` is where it listens. */
export function serve(
  answer: Answer,
  secure?: { key: string; cert: string },
  host?: string,
): Promise<Serving> {
  const seen: Seen[] = [];
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { servername } = request.socket as TLSSocket;
    const one: Seen = {
      host: request.headers.host,
      sni: typeof servername === 'string' ? servername : null,
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    seen.push(one);
    answer(one, response, request.socket);
  };
  if (secure === undefined) return listen(createServer(listener), seen, host);
  const server = createTlsServer(secure, listener);
  server.on('tlsClientError', () => {});
  return listen(server, seen, host);
}

/** Hands over each connection as it is. */
export const serveRaw = (converse: (socket: Socket) => void): Promise<Serving> =>
  listen(createSocketServer(converse), []);

/** A forward proxy that knows CONNECT: `route` says the local port for what is asked, or the status to refuse it with. */
export async function serveProxy(
  route: (authority: string, authorization: string | undefined) => { port: number } | { status: number },
): Promise<Serving & { readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    asked.push(request.url ?? '');
    socket.on('error', () => {});
    const to = route(request.url ?? '', request.headers['proxy-authorization']);
    if ('status' in to) {
      socket.end(`HTTP/1.1 ${to.status} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const beyond = connect(to.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      beyond.write(head);
      beyond.pipe(socket).pipe(beyond);
    });
    beyond.on('error', () => socket.destroy());
    socket.on('close', () => beyond.destroy());
  });
  return { ...(await listen(server, [])), asked };
}

/** A port of this machine where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createSocketServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
