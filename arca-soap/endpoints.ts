/** Where ARCA's services are: two environments, every address replaceable (a proxy, a simulator). */

/**
 * ARCA's testing environment, and the real one. Their certificates are not interchangeable.
 *
 * @example
 * const environment: Environment = 'homologacion';
 */
export type Environment = 'homologacion' | 'produccion';

/**
 * Addresses by service, as published in each service's WSDL and manual. The `afip` hosts are the working ones;
 * their `arca` twins do not resolve or present another host's certificate (seen in October 2026).
 */
const ADDRESSES = {
  wsaa: {
    homologacion: 'https://wsaahomo.afip.gov.ar/ws/services/LoginCms',
    produccion: 'https://wsaa.afip.gov.ar/ws/services/LoginCms',
  },
  wsfev1: {
    homologacion: 'https://wswhomo.afip.gov.ar/wsfev1/service.asmx',
    produccion: 'https://servicios1.afip.gov.ar/wsfev1/service.asmx',
  },
  wsfexv1: {
    homologacion: 'https://wswhomo.afip.gov.ar/wsfexv1/service.asmx',
    produccion: 'https://servicios1.afip.gov.ar/wsfexv1/service.asmx',
  },
  wscdc: {
    homologacion: 'https://wswhomo.afip.gov.ar/WSCDC/service.asmx',
    produccion: 'https://servicios1.afip.gov.ar/WSCDC/service.asmx',
  },
  wsmtxca: {
    homologacion: 'https://fwshomo.afip.gov.ar/wsmtxca/services/MTXCAService',
    produccion: 'https://serviciosjava.afip.gob.ar/wsmtxca/services/MTXCAService',
  },
  wsbfev1: {
    homologacion: 'https://wswhomo.afip.gov.ar/wsbfev1/service.asmx',
    produccion: 'https://servicios1.afip.gov.ar/wsbfev1/service.asmx',
  },
  wsct: {
    homologacion: 'https://fwshomo.afip.gov.ar/wsct/CTService',
    produccion: 'https://serviciosjava.afip.gob.ar/wsct/CTService',
  },
  wsfecred: {
    homologacion: 'https://fwshomo.afip.gov.ar/wsfecred/FECredService',
    produccion: 'https://serviciosjava.afip.gob.ar/wsfecred/FECredService',
  },
  ws_sr_constancia_inscripcion: {
    homologacion: 'https://awshomo.afip.gov.ar/sr-padron/webservices/personaServiceA5',
    produccion: 'https://aws.afip.gov.ar/sr-padron/webservices/personaServiceA5',
  },
  ws_sr_padron_a4: {
    homologacion: 'https://awshomo.afip.gov.ar/sr-padron/webservices/personaServiceA4',
    produccion: 'https://aws.afip.gov.ar/sr-padron/webservices/personaServiceA4',
  },
  ws_sr_padron_a5: {
    homologacion: 'https://awshomo.afip.gov.ar/sr-padron/webservices/personaServiceA5',
    produccion: 'https://aws.afip.gov.ar/sr-padron/webservices/personaServiceA5',
  },
  ws_sr_padron_a10: {
    homologacion: 'https://awshomo.afip.gov.ar/sr-padron/webservices/personaServiceA10',
    produccion: 'https://aws.afip.gov.ar/sr-padron/webservices/personaServiceA10',
  },
  ws_sr_padron_a13: {
    homologacion: 'https://awshomo.afip.gov.ar/sr-padron/webservices/personaServiceA13',
    produccion: 'https://aws.afip.gov.ar/sr-padron/webservices/personaServiceA13',
  },
} as const satisfies Record<string, Record<Environment, string>>;

/**
 * A service as endpoints know it.
 *
 * @example
 * const id: ServiceId = 'wsfev1';
 */
export type ServiceId = keyof typeof ADDRESSES;

/**
 * One environment's addresses.
 *
 * @example
 * const { urls }: Endpoints = endpointsOf('produccion');
 */
export interface Endpoints {
  readonly environment: Environment;
  readonly urls: Readonly<Record<ServiceId, string>>;
}

/**
 * The addresses of one environment, with any of them replaced.
 *
 * @throws {TypeError} when a replacement is not an http(s) address, or for no service of this package.
 *
 * @example
 * const endpoints = endpointsOf('homologacion', { wsfev1: 'http://localhost:4200/wsfev1/service.asmx' });
 */
export function endpointsOf(
  environment: Environment,
  overrides: Readonly<Partial<Record<ServiceId, string>>> = {},
): Endpoints {
  const stranger = Object.keys(overrides).find((id) => !Object.hasOwn(ADDRESSES, id));
  if (stranger !== undefined) throw new TypeError(`there is no service ${stranger}`);
  const addressOf = (id: ServiceId): string => {
    const url = overrides[id] ?? ADDRESSES[id][environment];
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
      throw new TypeError(`the address of ${id} is not an http(s) URL`);
    }
    return url;
  };
  return {
    environment,
    urls: {
      wsaa: addressOf('wsaa'),
      wsfev1: addressOf('wsfev1'),
      wsfexv1: addressOf('wsfexv1'),
      wscdc: addressOf('wscdc'),
      wsmtxca: addressOf('wsmtxca'),
      wsbfev1: addressOf('wsbfev1'),
      wsct: addressOf('wsct'),
      wsfecred: addressOf('wsfecred'),
      ws_sr_constancia_inscripcion: addressOf('ws_sr_constancia_inscripcion'),
      ws_sr_padron_a4: addressOf('ws_sr_padron_a4'),
      ws_sr_padron_a5: addressOf('ws_sr_padron_a5'),
      ws_sr_padron_a10: addressOf('ws_sr_padron_a10'),
      ws_sr_padron_a13: addressOf('ws_sr_padron_a13'),
    },
  };
}
