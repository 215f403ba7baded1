/** Where ARCA's own environments are found when not where ARCA publishes them: a proxy, or a strict simulator to rehearse with. */
import type { Environments, ServiceUrls } from '@arca-api/arca-gateway/config';

/** Service of the gateway → its name in the settings. */
export const SERVICES = {
  wsaa: 'WSAA',
  wsfe: 'WSFEV1',
  wsfex: 'WSFEXV1',
  wscdc: 'WSCDC',
  padron: 'WS_SR_CONSTANCIA_INSCRIPCION',
} as const satisfies Record<keyof ServiceUrls, string>;

const PLACES = { homologacion: 'HOMOLOGACION', produccion: 'PRODUCCION' } as const;

type Service = keyof typeof SERVICES;
type Place = keyof typeof PLACES;
type Name = `ARCA_URL_${(typeof PLACES)[Place]}_${(typeof SERVICES)[Service]}`;

const nameOf = (place: Place, service: Service): Name => `ARCA_URL_${PLACES[place]}_${SERVICES[service]}`;

/** Each setting, and what it does. */
export const ADDRESS_SETTINGS = {
  ARCA_URL_HOMOLOGACION_WSAA: 'Dirección de WSAA en homologación. Por defecto: la de ARCA',
  ARCA_URL_HOMOLOGACION_WSFEV1: 'Dirección de WSFEv1 en homologación',
  ARCA_URL_HOMOLOGACION_WSFEXV1: 'Dirección de WSFEXv1 (exportación) en homologación',
  ARCA_URL_HOMOLOGACION_WSCDC: 'Dirección de WSCDC (constatación) en homologación',
  ARCA_URL_HOMOLOGACION_WS_SR_CONSTANCIA_INSCRIPCION: 'Dirección del padrón en homologación',
  ARCA_URL_PRODUCCION_WSAA: 'Dirección de WSAA en producción. Por defecto: la de ARCA',
  ARCA_URL_PRODUCCION_WSFEV1: 'Dirección de WSFEv1 en producción',
  ARCA_URL_PRODUCCION_WSFEXV1: 'Dirección de WSFEXv1 (exportación) en producción',
  ARCA_URL_PRODUCCION_WSCDC: 'Dirección de WSCDC (constatación) en producción',
  ARCA_URL_PRODUCCION_WS_SR_CONSTANCIA_INSCRIPCION: 'Dirección del padrón en producción',
} as const satisfies Record<Name, string>;

export type Addresses = Required<Pick<Environments, Place>>;

/** `read` answers the address a setting has, or `null`. */
export function readAddresses(read: (name: Name) => string | null): Addresses {
  const of = (place: Place): Partial<ServiceUrls> =>
    Object.fromEntries(
      (Object.keys(SERVICES) as Service[]).flatMap((service) => {
        const url = read(nameOf(place, service));
        return url === null ? [] : [[service, url]];
      }),
    );
  return { homologacion: of('homologacion'), produccion: of('produccion') };
}
