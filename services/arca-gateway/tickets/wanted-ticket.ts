/** Which ticket: WSAA gives one for a certificate and a service. */
import type { Environment } from '@arca-api/contract/primitives';

export interface WantedTicket {
  readonly environment: Environment;
  /** Of the certificate that signs the login. */
  readonly cuit: string;
  /** WSAA's name of the service: `wsfe`, `ws_sr_constancia_inscripcion`. */
  readonly service: string;
}

/** One ticket serves every CUIT that delegated to its certificate. */
export interface UsedTicket extends WantedTicket {
  readonly represented: string;
}

export function ticketName({ environment, cuit, service }: WantedTicket): string {
  return `ticket/${environment}/${cuit}/${service}`;
}

/** Told when a login ends, well or badly. */
export function ticketTopic(wanted: WantedTicket): string {
  return `arca.${ticketName(wanted)}`;
}
