/** One client of ARCA's services per environment, its connections kept open between calls. */
import type { Environment } from '@arca-api/contract/primitives';
import type { Clock } from '@arca-api/platform/clock/port';
import { type ArcaClient, createArcaClient, endpointsOf } from 'arca-soap';
import type { Environments, ServiceUrls } from '../config.ts';

export interface ArcaConnections {
  of(environment: Environment): ArcaClient | null;
  close(): Promise<void>;
}

/** `connectMs`: how long it may take to come by a connection. */
export function connectArca(environments: Environments, clock: Clock, connectMs: number): ArcaConnections {
  const { simulator, homologacion, produccion } = environments;
  const connect = (environment: 'homologacion' | 'produccion', urls: Partial<ServiceUrls> | undefined) =>
    urls === undefined
      ? null
      : createArcaClient({
          endpoints: endpointsOf(environment, overridesOf(urls)),
          now: () => clock.now(),
          sleep: (ms, signal) => clock.sleep(ms, signal),
          connectTimeoutMs: connectMs,
        });
  const clients: Record<Environment, ArcaClient | null> = {
    // The simulator speaks as ARCA's testing environment does.
    simulator: connect('homologacion', simulator),
    homologacion: connect('homologacion', homologacion),
    produccion: connect('produccion', produccion),
  };
  let closing: Promise<unknown> | null = null;
  return {
    of: (environment) => clients[environment],
    async close() {
      closing ??= Promise.all(Object.values(clients).map((client) => client?.close()));
      await closing;
    },
  };
}

function overridesOf({ wsaa, wsfe, wsfex, wscdc, padron }: Partial<ServiceUrls>) {
  return {
    ...(wsaa === undefined ? {} : { wsaa }),
    ...(wsfe === undefined ? {} : { wsfev1: wsfe }),
    ...(wsfex === undefined ? {} : { wsfexv1: wsfex }),
    ...(wscdc === undefined ? {} : { wscdc }),
    ...(padron === undefined ? {} : { ws_sr_constancia_inscripcion: padron }),
  };
}
