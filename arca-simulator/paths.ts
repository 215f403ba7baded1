// Where each service answers below an origin, as ARCA has them.

export const PATHS = {
  wsaa: '/ws/services/LoginCms',
  wsfe: '/wsfev1/service.asmx',
  padronA5: '/sr-padron/webservices/personaServiceA5',
  padronA13: '/sr-padron/webservices/personaServiceA13',
  padronA4: '/sr-padron/webservices/personaServiceA4',
  padronA10: '/sr-padron/webservices/personaServiceA10',
  wsfex: '/wsfexv1/service.asmx',
  wscdc: '/WSCDC/service.asmx',
} as const;

/** The short name of a service in {@link SimulatorUrls}. */
export type ServiceKey = keyof typeof PATHS;

/** Addresses of a world of a listening simulator: one for each service, its control API, and what they begin with. */
export interface SimulatorUrls extends Readonly<Record<ServiceKey, string>> {
  /** `http://host:port`, and `/worlds/{name}` for a world with a name. */
  readonly origin: string;
  readonly control: string;
}

/**
 * Where the services of a simulator answer, for whoever did not start it.
 *
 * @example
 * const { wsaa, wsfe } = urlsAt('http://127.0.0.1:8010');
 */
export function urlsAt(origin: string): SimulatorUrls {
  const paths = Object.entries(PATHS).map(([key, path]) => [key, origin + path] as const);
  const byKey = Object.fromEntries(paths) as Record<ServiceKey, string>;
  return { origin, ...byKey, control: `${origin}/control` };
}
