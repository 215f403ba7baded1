/** What a process that is only a part of the platform has to be told, because it shares it with the others. */
import type { Parts } from './parts.ts';

/** Of the configuration, what tells them apart. */
export interface Told {
  readonly services: Parts | null;
  readonly databaseUrl: string | null;
  readonly masterKeys: object | null;
  readonly gatewayUrls: readonly string[];
  readonly simulator: { readonly kind: 'included' | 'at' | 'none' };
  /** Where test mode's services were told to be, if they were. */
  readonly arcaUrls: object;
}

export function apartFaults(config: Told): readonly string[] {
  const { services, databaseUrl, masterKeys, gatewayUrls, simulator, arcaUrls } = config;
  if (services === null) return [];
  const faults: string[] = [];
  if (databaseUrl === null)
    faults.push(
      'DATABASE_URL: falta. Con --services los procesos comparten un PostgreSQL; la base incluida es de un solo proceso. / It is missing: processes share one PostgreSQL.',
    );
  if (masterKeys === null)
    faults.push(
      'ARCA_MASTER_KEY: falta. Con --services todos los procesos necesitan la misma. / It is missing: all processes need the same one.',
    );
  const hasApi = services.has('api:doors') || services.has('api:issuing');
  if (hasApi && !services.has('arca-gateway') && gatewayUrls.length === 0)
    faults.push(
      'ARCA_GATEWAY_URL: falta la dirección de arca-gateway, que no está en este proceso. / The address of arca-gateway is missing.',
    );
  const everywhere = Object.values(arcaUrls).every((url: unknown) => url !== null);
  if (services.has('arca-gateway') && simulator.kind === 'included' && !everywhere)
    faults.push(
      'ARCA_SIMULATOR_URL: falta. Con --services el simulador corre aparte (npm run simulator), o none para no tener modo de prueba. / It is missing: the simulator runs on its own, or "none" for no test mode.',
    );
  return faults;
}
