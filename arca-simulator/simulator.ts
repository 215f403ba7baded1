// The one composition root: the worlds, and the server in front of them.
import type { Control } from './control/control.ts';
import type { Struck } from './faults/strike.ts';
import { callService } from './http/call-service.ts';
import { createListener, type Where } from './http/listener.ts';
import type { SimulatorUrls } from './paths.ts';
import type { SimulatorOptions } from './settings.ts';
import type { WorldOptions } from './worlds/world-options.ts';
import { createWorlds } from './worlds/worlds.ts';

/** One isolated world: its own clock, ledger, people, certificates, tickets and faults. */
export interface SimulatedWorld {
  readonly name: string;
  readonly control: Control;
  /** Where it answers: the paths of ARCA below `/worlds/{name}`. Throws before the simulator listens. */
  urls(): SimulatorUrls;
}

/** A call as it would come over HTTP. */
export interface AskedCall {
  /** `/wsfev1/service.asmx` */
  readonly path: string;
  /** With names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A pretended ARCA. */
export interface Simulator {
  /**
   * One call to a service of the world at the root without a socket: carried out, and struck by its faults, before this
   * returns; nothing is waited for. For programs that play the network themselves. Throws for a path nobody serves.
   */
  ask(call: AskedCall): Struck;
  /** Starts listening. Throws an `InputProblem` when others could reach it and no token guards its control. */
  listen(where?: Where): Promise<SimulatorUrls>;
  /** PEM of the certificate it shows over TLS; `undefined` without. */
  certificate(): string | undefined;
  /** Refuses connections (`ECONNREFUSED`) until {@link Simulator.resume}; those that are open are broken. */
  pause(): Promise<void>;
  /** Listens again where it did. */
  resume(): Promise<void>;
  /** Breaks open connections, stops listening and closes the journals. */
  close(): Promise<void>;
  /** Controls of the world at the root. */
  readonly control: Control;
  /** The world of that name, made with `options` when there is none; throws when it exists with others. */
  world(name: string, options?: WorldOptions): SimulatedWorld;
  /** Names of the worlds there are, in order; the one at the root has none. */
  worlds(): string[];
  /** Ends a world and forgets what it kept; `false` when there is none of that name. */
  removeWorld(name: string): boolean;
}

/**
 * A pretended ARCA over real HTTP: WSAA and the services that take its tickets.
 *
 * Throws when the kept state is damaged anywhere but in its last line.
 *
 * @example
 * ```ts
 * const simulator = createSimulator({ state: { directory: './arca' } });
 * const { wsaa, wsfe } = await simulator.listen({ port: 8010 });
 * simulator.control.addFault({ kind: 'drop-after', service: 'wsfe', operation: 'FECAESolicitar' });
 * const other = simulator.world('worker-1', { seed: 7 }); // sees nothing of the first
 * ```
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const worlds = createWorlds(options);
  const listener = createListener(worlds);
  return {
    control: worlds.main.control,
    ask({ path, headers, body }) {
      const found = worlds.main.at(path);
      if (!found) throw new TypeError(`no service answers at ${path}`);
      return callService(worlds.main, found.service, { headers, body }).struck;
    },
    world(name, own) {
      const simulated = (own === undefined && worlds.find(name)) || worlds.create(name, own ?? {}).simulated;
      return {
        name,
        control: simulated.control,
        urls: () => simulated.urls(`${listener.origin()}/worlds/${name}`),
      };
    },
    worlds: worlds.names,
    removeWorld: worlds.remove,
    async listen(where = {}) {
      await listener.listen(where);
      return worlds.main.urls(listener.origin());
    },
    certificate: listener.certificate,
    pause: listener.pause,
    resume: listener.resume,
    async close() {
      await listener.close();
      worlds.close();
    },
  };
}
