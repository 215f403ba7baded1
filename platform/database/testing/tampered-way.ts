/** A way to a served PostgreSQL on which something is done to what passes. */
import { connect, createServer, type Socket } from 'node:net';

export interface TamperedWay {
  readonly url: string;
  close(): Promise<void>;
}

/** `tamper` is called for each connection; `near` is the client's side. */
export async function tamperedWay(
  url: string,
  tamper: (near: Socket, far: Socket) => void,
): Promise<TamperedWay> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const proxy = createServer((near) => {
    const far = connect(Number(port || 5432), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    tamper(near, far);
    near.on('close', () => far.end());
    far.on('close', () => near.end());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on a port');
  const through = new URL(url);
  through.host = `127.0.0.1:${address.port}`;
  return {
    url: through.href,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => proxy.close(() => resolve()));
    },
  };
}
