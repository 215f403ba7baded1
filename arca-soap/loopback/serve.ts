/** Local servers for tests: a polite one over HTTP, and a raw one that may break every rule. */
import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What a polite server was asked. */
export interface Seen {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** `null` when the header is missing. */
  readonly soapAction: string | null;
  readonly body: string;
}

/** What it answers. */
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server and how to end it. */
export interface Listening extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
}

/** Answers every request with what `answer` returns. */
export async function serveHttp(answer: (seen: Seen) => Reply): Promise<Listening> {
  const server = createHttpServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const { headers, url: path = '' } = request;
    const { soapaction } = headers;
    const reply = answer({ path, headers, soapAction: [soapaction ?? []].flat()[0] ?? null, body });
    response.writeHead(reply.status, { 'content-type': 'text/xml; charset=utf-8', ...reply.headers });
    response.end(reply.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Hands every connection to `converse`. */
export async function serveRaw(converse: (socket: Socket) => void): Promise<Listening> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    converse(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Calls back once a whole request has been read from the socket, for each request on it. */
export function onEachRequest(socket: Socket, callback: (body: string) => void): void {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    for (;;) {
      const end = text.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (end < 0 || text.length < end + 4 + length) return;
      const body = text.slice(end + 4, end + 4 + length);
      text = text.slice(end + 4 + length);
      callback(body);
    }
  });
}
