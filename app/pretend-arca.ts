/** Starts the built-in simulator for test mode, unless every address was pointed elsewhere. */
import { join } from 'node:path';
import type { AutomaticCertificates, ServiceUrls } from '@arca-api/arca-gateway/config';
import type { Clock } from '@arca-api/platform/clock/port';
import { createSimulator } from 'arca-simulator';
import { SERVICES } from './arca-addresses.ts';
import type { Config } from './config.ts';
import type { Supervisor } from './supervisor.ts';

export interface PretendArca {
  readonly urls: ServiceUrls;
  readonly certificates: AutomaticCertificates;
  /** Where the simulator answers; `null` when it was not needed. */
  readonly origin: string | null;
}

export async function startSimulator(
  config: Config,
  clock: Clock,
  supervisor: Supervisor,
): Promise<PretendArca> {
  const { wsaa, wsfe, wsfex, wscdc, padron } = config.arcaUrls;
  if (wsaa !== null && wsfe !== null && wsfex !== null && wscdc !== null && padron !== null) {
    const urls = { wsaa, wsfe, wsfex, wscdc, padron };
    return { urls, certificates: { kind: 'self_signed' }, origin: null };
  }
  const simulator = createSimulator({
    now: () => new Date(clock.now()),
    latency: () => config.simulatorLatencyMs,
    state: { directory: join(config.data, 'simulator') },
    // Whoever sets one address and not the others brings certificates that this simulator did not issue.
    acceptAnyCertificate: Object.values(config.arcaUrls).some((url) => url !== null),
  });
  supervisor.onStop('arca-simulator', () => simulator.close());
  const urls = await listen(simulator, config.port);
  return {
    urls: {
      wsaa: wsaa ?? urls.wsaa,
      wsfe: wsfe ?? urls.wsfe,
      wsfex: wsfex ?? urls.wsfex,
      wscdc: wscdc ?? urls.wscdc,
      padron: padron ?? urls.padronA5,
    },
    certificates: wsaa === null ? { kind: 'simulator', controlUrl: urls.origin } : { kind: 'self_signed' },
    origin: urls.origin,
  };
}

/**
 * Settings still to be given: a WSAA's tickets are good only at the services beside it, and the simulator's only at its
 * own. Whoever pointed some of them elsewhere is told, because what ARCA says of a foreign ticket explains nothing.
 */
export function addressesAmiss(urls: Config['arcaUrls']): readonly string[] {
  const isElsewhere = urls.wsaa !== null;
  const others = (['wsfe', 'wsfex', 'wscdc', 'padron'] as const).filter(
    (service) => (urls[service] !== null) !== isElsewhere,
  );
  if (others.length === 0) return [];
  return (isElsewhere ? others : (['wsaa'] as const)).map((service) => `ARCA_URL_${SERVICES[service]}`);
}

/** Beside the API where that port is free; its address is printed, so any other will do. */
async function listen(simulator: ReturnType<typeof createSimulator>, apiPort: number) {
  if (apiPort > 0 && apiPort < 65_535) {
    try {
      return await simulator.listen({ port: apiPort + 1 });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
  return simulator.listen();
}
