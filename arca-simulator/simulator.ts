// The one composition root: a world, its services, its controls, and the server in front of them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Control, createControl } from './control/control.ts';
import { createFaultPlan } from './faults/plan.ts';
import { handleRequest } from './http/handle-request.ts';
import { createPadronA5, createPadronA13 } from './padron/padron.ts';
import type { Service } from './service.ts';
import { fillSettings, type SimulatorOptions } from './settings.ts';
import { createRandom } from './world/random.ts';
import { createWorld } from './world/world.ts';
import { createWsaa } from './wsaa/wsaa.ts';
import { createWsfe } from './wsfe/wsfe.ts';
import { createWsfex } from './wsfex/wsfex.ts';

/** Addresses of a listening simulator. */
export interface SimulatorUrls {
  /** `http://host:port` */
  readonly origin: string;
  readonly wsaa: string;
  readonly wsfe: string;
  /** Constancia de inscripción. */
  readonly padronA5: string;
  readonly padronA13: string;
  readonly wsfex: string;
  readonly control: string;
}

/** A pretended ARCA. */
export interface Simulator {
  /** Starts listening; `port` 0 (the default) takes a free one, `host` is `127.0.0.1` unless told. */
  listen(where?: { readonly port?: number; readonly host?: string }): Promise<SimulatorUrls>;
  /** Breaks open connections, stops listening and closes the journal. */
  close(): Promise<void>;
  readonly control: Control;
}

/**
 * A pretended ARCA over real HTTP: WSAA, WSFEv1 and the padrón services A5 and A13.
 *
 * Throws when the kept state is damaged anywhere but in its last line.
 *
 * @example
 * ```ts
 * const simulator = createSimulator({ state: { directory: './arca' } });
 * const { wsaa, wsfe } = await simulator.listen({ port: 8010 });
 * simulator.control.addFault({ kind: 'drop-after', service: 'wsfe', operation: 'FECAESolicitar' });
 * ```
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const world = createWorld(fillSettings(options));
  const plan = createFaultPlan(createRandom(world.settings.seed));
  const control = createControl(world, plan);
  const services: readonly Service[] = [
    createWsaa(world),
    createWsfe(world),
    createPadronA5(world),
    createPadronA13(world),
    createWsfex(world),
  ];
  const server = createServer((request, response) => {
    handleRequest({ world, plan, control, services }, request, response).catch((error: unknown) => {
      // A client that goes away in the middle of its request is no failure of ours.
      if (request.destroyed && !request.complete) return;
      world.settings.onDefect(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('Defect of the simulator.');
    });
  });
  return {
    control,
    async listen({ port = 0, host = '127.0.0.1' } = {}) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      const address = server.address() as AddressInfo;
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      const origin = `http://${name}:${address.port}`;
      const [wsaa = '', wsfe = '', padronA5 = '', padronA13 = '', wsfex = ''] = services.map(
        ({ path }) => origin + path,
      );
      return { origin, wsaa, wsfe, padronA5, padronA13, wsfex, control: `${origin}/control` };
    },
    async close() {
      if (server.listening) {
        server.closeAllConnections();
        await new Promise<void>((resolve) => server.close(() => resolve()));
      }
      world.close();
    },
  };
}
