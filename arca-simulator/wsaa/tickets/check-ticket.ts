// Who is asking: each service checks a ticket in an order of its own, and says so in its own words.
import { netTime } from '../../world/time/calendar.ts';
import type { World } from '../../world/world.ts';
import { sameService } from '../service-names.ts';

/** What a request brings to prove itself. */
export interface Credentials {
  readonly Token?: string;
  readonly Sign?: string;
  readonly Cuit: number;
}

/** Why a ticket is not good: as a whole, or for this CUIT. */
export interface TicketFlaw {
  readonly of: 'ticket' | 'cuit';
  readonly message: string;
}

/** How a service checks. */
export interface TicketManner {
  readonly service: string;
  /** The signature before anything that the token says, as WSFEXv1 and WSCDC do. */
  readonly signatureFirst: boolean;
}

const PREFIX = 'ValidacionDeToken: ';
const NOT_XML = `${PREFIX}No valido token. Excepcion: CargarStringBase64Token: Excepción: CargarNodos: Error al cargar token XML. Excepcion: Data at the root level is invalid. Line 1, position 1.`;
/** A clock may be this many seconds behind WSAA's. */
const GRACE = 30;
const LATER_FORM = Date.UTC(2023, 0, 1) / 1000;

const flaw = (message: string): TicketFlaw => ({ of: 'ticket', message: PREFIX + message });

/** The first thing wrong with a ticket, or nothing when it may be used for `Cuit`. */
export function checkTicket(
  world: World,
  credentials: Credentials,
  { service, signatureFirst }: TicketManner,
): TicketFlaw | undefined {
  const text = credentials.Token?.trim() ?? '';
  const sign = credentials.Sign?.trim() ?? '';
  const signed = (): boolean => text !== '' && world.authority().signToken(text) === sign;
  if (signatureFirst) {
    if (!isBase64(text))
      return flaw(
        `Error al verificar hash: VerificacionDeHash: Error al convertir de Base64 al token: ${text}`,
      );
    // The spaces at the end of these two are ARCA's.
    if (!signed()) return flaw('Error al verificar hash: VerificacionDeHash: No validó la firma digital. ');
  } else {
    if (text === '') return flaw('Parametro nulo o vacio (token)');
    if (sign === '') return flaw('Parametro nulo o vacio (sign)');
  }
  const token = world.readToken(text);
  if (!token) return { of: 'ticket', message: NOT_XML };
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const { generation } = token;
  const expiration = world.tickets.isExpired(token.uniqueId) ? now : token.expiration;
  if (now < generation - GRACE || now >= expiration)
    return flaw(`No validaron las fechas del token${datesText(generation, expiration, now)}`);
  if (!signatureFirst && !signed()) return flaw('Error al verificar hash: ');
  if (!sameService(token.service, service))
    return flaw(`No valido Id Sistema: ${service}(Id Sistema de token es: ${token.service})`);
  if (!token.relations.includes(String(credentials.Cuit)))
    return {
      of: 'cuit',
      message: `${PREFIX}No apareció CUIT en lista de relaciones: ${credentials.Cuit}`,
    };
  return undefined;
}

/** Both forms were seen; the day of the change lies between the last of one and the first of the other. */
function datesText(generation: number, expiration: number, now: number): string {
  if (now >= LATER_FORM) return `. GenTime=${generation}, ExpTime=${expiration}, NowUTC=${now}`;
  const [from, to, at] = [netTime(generation - GRACE), netTime(expiration), netTime(now)];
  return ` GenTime, ExpTime, NowUTC: ${generation} (${from}), ${expiration} (${to}), ${at}`;
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
