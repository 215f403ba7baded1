// The server in front of the worlds: where it listens, and what becomes of an error nobody expected.
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, isIP } from 'node:net';
import { InputProblem } from '../problem.ts';
import type { Worlds } from '../worlds/worlds.ts';
import { handleRequest } from './handle-request.ts';

/** Where to listen. */
export interface Where {
  /** 0 takes a free one. */
  readonly port?: number;
  /** `127.0.0.1` unless told; anything but this machine's own needs a control token. */
  readonly host?: string;
  /** Over TLS, with a certificate of the simulator's own authority. */
  readonly https?: boolean;
}

export interface Listener {
  listen(where: Where): Promise<void>;
  /** `http://host:port`; throws before it listens. */
  origin(): string;
  /** PEM of the certificate it shows; `undefined` without TLS. */
  certificate(): string | undefined;
  /** Refuses connections, as if nothing were there, until resumed. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}

export function createListener(worlds: Worlds): Listener {
  const { settings } = worlds.main.world;
  let server: Server | undefined;
  let certificate: string | undefined;
  let address: AddressInfo | undefined;

  const resume = async (): Promise<void> => {
    if (server && address && !server.listening) await open(server, address.port, address.address);
  };

  const refuseFor = (milliseconds: number): void => {
    shut()
      .then(() => settings.wait(milliseconds))
      .then(resume)
      .catch(settings.onDefect);
  };

  const serve: Parameters<typeof createServer>[1] = (request, response) => {
    handleRequest(worlds, request, response, refuseFor).catch((error: unknown) => {
      // A client that goes away in the middle of its request is no failure of ours.
      if (request.destroyed && !request.complete) return;
      settings.onDefect(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('Defect of the simulator.');
    });
  };

  const open = async (made: Server, port: number, host: string): Promise<void> => {
    await new Promise<void>((resolve, reject) => {
      made.once('error', reject);
      made.listen(port, host, () => {
        made.off('error', reject);
        resolve();
      });
    });
    server = made;
    address = made.address() as AddressInfo;
  };

  const shut = async (): Promise<void> => {
    if (!server?.listening) return;
    const closing = server;
    await new Promise<void>((resolve) => {
      closing.close(() => resolve());
      closing.closeAllConnections();
    });
  };

  return {
    async listen({ port = 0, host = '127.0.0.1', https = false }) {
      if (!isLoopback(host) && settings.token === undefined) throw unguarded(host);
      if (!https) return open(createServer(serve), port, host);
      const names = [...new Set(['localhost', '127.0.0.1', '::1', host])];
      const issued = worlds.main.world.authority().issueServer(names, settings.now());
      certificate = issued.certificate;
      const chain = issued.certificate + worlds.main.world.authority().pem;
      return open(createTlsServer({ key: issued.key, cert: chain }, serve), port, host);
    },
    origin() {
      if (!address) throw new Error('The simulator is not listening.');
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      return `${certificate ? 'https' : 'http'}://${name}:${address.port}`;
    },
    certificate: () => certificate,
    pause: shut,
    resume,
    close: shut,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function unguarded(host: string): InputProblem {
  return new InputProblem(
    'token',
    {
      es: `En ${host} cualquiera en la red podría manejar este simulador.`,
      en: `On ${host} anybody on the network could control this simulator.`,
    },
    {
      es: 'Dale un token (--token), o escuchá en 127.0.0.1.',
      en: 'Give it a token (--token), or listen on 127.0.0.1.',
    },
  );
}
