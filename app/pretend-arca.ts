/** Finds the ARCA of test mode: the simulator of this process, one elsewhere, whatever addresses were told, or none. */
import { join } from 'node:path';
import type { AutomaticCertificates, ServiceUrls } from '@arca-api/arca-gateway/config';
import type { Clock } from '@arca-api/platform/clock/port';
import { createSimulator, type SimulatorUrls, urlsAt } from 'arca-simulator';
import { SERVICES } from './arca-addresses.ts';
import type { Config } from './config.ts';
import type { Supervisor } from './supervisor.ts';

export interface PretendArca {
  /** `null`: there is no test mode. */
  readonly urls: ServiceUrls | null;
  readonly certificates: AutomaticCertificates;
  /** Where the simulator of this process answers; `null` when it was not needed. */
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
  if (config.simulator.kind === 'none') return { urls: null, certificates: { kind: 'none' }, origin: null };
  if (config.simulator.kind === 'at') {
    const { origin, token } = config.simulator;
    return { ...beside(urlsAt(origin), config, token), origin: null };
  }
  // Whoever asks a gateway elsewhere has nothing to ask a simulator.
  if (config.services !== null) return { urls: null, certificates: { kind: 'none' }, origin: null };
  const simulator = createSimulator({
    now: () => new Date(clock.now()),
    latency: () => config.simulatorLatencyMs,
    state: { directory: join(config.data, 'simulator') },
    // Whoever sets one address and not the others brings certificates that this simulator did not issue.
    acceptAnyCertificate: Object.values(config.arcaUrls).some((url) => url !== null),
  });
  supervisor.onStop('arca-simulator', () => simulator.close());
  const urls = await listen(simulator, config.port);
  return { ...beside(urls, config, null), origin: urls.origin };
}

/** A simulator's services, but for those that were told to be elsewhere. */
function beside(
  urls: SimulatorUrls,
  { arcaUrls }: Config,
  token: string | null,
): Omit<PretendArca, 'origin'> {
  const { wsaa, wsfe, wsfex, wscdc, padron } = arcaUrls;
  const control = { controlUrl: urls.origin, ...(token === null ? {} : { controlToken: token }) };
  return {
    urls: {
      wsaa: wsaa ?? urls.wsaa,
      wsfe: wsfe ?? urls.wsfe,
      wsfex: wsfex ?? urls.wsfex,
      wscdc: wscdc ?? urls.wscdc,
      padron: padron ?? urls.padronA5,
    },
    certificates: wsaa === null ? { kind: 'simulator', ...control } : { kind: 'self_signed' },
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
