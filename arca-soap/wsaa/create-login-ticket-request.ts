/** Writes the request for a ticket (TRA) that WSAA wants signed. */
import { XmlWriter } from '../xml/writer.ts';

/**
 * What a ticket request says.
 *
 * @example
 * const request: LoginTicketRequest = { service: 'wsfe', uniqueId: 1, generationTime, expirationTime };
 */
export interface LoginTicketRequest {
  /** WSAA's name of the service: `wsfe`. */
  readonly service: string;
  /** Unsigned, 32 bits. */
  readonly uniqueId: number;
  /** Milliseconds since the epoch; not in ARCA's future, not more than 24 hours ago. */
  readonly generationTime: number;
  /** Milliseconds since the epoch; not past, at most 24 hours ahead. Does not shorten the ticket's 12 hours. */
  readonly expirationTime: number;
}

const BUENOS_AIRES_MS = -3 * 60 * 60 * 1000;

/** An instant as xsd:dateTime in Argentina's time, which has known no daylight saving since 2009. */
function dateTime(instant: number): string {
  return `${new Date(instant + BUENOS_AIRES_MS).toISOString().slice(0, 19)}-03:00`;
}

/**
 * The TRA as XML (WSAA technical specification 1.2.2, `loginTicketRequest`; `source` and `destination` are left
 * out, as the developer's manual recommends).
 *
 * @throws {RangeError} for a service name or `uniqueId` that WSAA's schema does not admit, or instants that are no dates.
 *
 * @example
 * const now = Date.now();
 * createLoginTicketRequest({
 *   service: 'wsfe',
 *   uniqueId: Math.floor(now / 1000),
 *   generationTime: now - 600_000,
 *   expirationTime: now + 600_000,
 * });
 */
export function createLoginTicketRequest(request: LoginTicketRequest): string {
  const { service, uniqueId, generationTime, expirationTime } = request;
  if (!/^[a-zA-Z][\w-]{2,31}$/.test(service)) {
    throw new RangeError('the service must be 3 to 32 letters, digits, - or _, the first a letter');
  }
  if (!Number.isInteger(uniqueId) || uniqueId < 0 || uniqueId >= 2 ** 32) {
    throw new RangeError('uniqueId must be a whole number of 32 bits');
  }
  const writer = new XmlWriter();
  writer.raw('<?xml version="1.0" encoding="UTF-8"?><loginTicketRequest version="1.0">');
  writer.open('header');
  writer.leaf('uniqueId', String(uniqueId));
  writer.leaf('generationTime', dateTime(generationTime));
  writer.leaf('expirationTime', dateTime(expirationTime));
  writer.close('header');
  writer.leaf('service', service);
  writer.close('loginTicketRequest');
  return writer.complete();
}
