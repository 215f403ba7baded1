/** A ticket of access (TA): usable for twelve hours, and never printed. */
import type { InspectOptions, inspect } from 'node:util';
import type { Credentials } from '../service/dialects.ts';
import { readXml, UnreadableXml } from '../xml/reader.ts';
import { REDACTED } from '../xml/writer.ts';

/**
 * What a ticket is made of; also how a stored one is brought back.
 *
 * @example
 * const ticket = new AccessTicket(await vault.read('wsfe') satisfies TicketParts);
 */
export interface TicketParts {
  readonly token: string;
  readonly sign: string;
  /** Milliseconds since the epoch. */
  readonly generatedAt: number;
  /** Milliseconds since the epoch; twelve hours later. */
  readonly expiresAt: number;
  /** WSAA's distinguished name. */
  readonly source: string;
  /** The certificate's distinguished name. */
  readonly destination: string;
}

/** By its registered name, since `node:util` itself would be loaded for nothing else. */
const PRINT = Symbol.for('nodejs.util.inspect.custom');

abstract class HidesSecrets {
  abstract toJSON(): object;

  [PRINT](_depth: number, options: InspectOptions, print: typeof inspect): string {
    return `${this.constructor.name} ${print(this.toJSON(), options)}`;
  }
}

/** A ticket acting for one CUIT: what authenticated operations take as `auth`. Prints without its secrets. */
class TicketCredentials extends HidesSecrets implements Credentials {
  readonly cuit: string;
  readonly #ticket: AccessTicket;

  constructor(ticket: AccessTicket, cuit: string) {
    super();
    this.cuit = cuit;
    this.#ticket = ticket;
  }

  get token(): string {
    return this.#ticket.token;
  }

  get sign(): string {
    return this.#ticket.sign;
  }

  override toJSON(): object {
    return { token: REDACTED, sign: REDACTED, cuit: this.cuit };
  }
}

/**
 * A ticket for one service and one certificate. ARCA gives it once and refuses another while it is good, so it must
 * be stored: read `token` and `sign` by name. Printing, serialising or spreading a ticket never copies them.
 *
 * @example
 * const { ticket } = await arca.wsaa.login(request, call);
 * await arca.wsfe.ptosVenta({ auth: ticket.actingFor('20267565393') }, call);
 */
export class AccessTicket extends HidesSecrets {
  readonly #token: string;
  readonly #sign: string;
  readonly generatedAt: number;
  readonly expiresAt: number;
  readonly source: string;
  readonly destination: string;

  constructor(parts: TicketParts) {
    super();
    this.#token = parts.token;
    this.#sign = parts.sign;
    this.generatedAt = parts.generatedAt;
    this.expiresAt = parts.expiresAt;
    this.source = parts.source;
    this.destination = parts.destination;
  }

  get token(): string {
    return this.#token;
  }

  get sign(): string {
    return this.#sign;
  }

  /** Credentials for a CUIT that has delegated the service to this certificate, or is its own. */
  actingFor(cuit: string): Credentials {
    return new TicketCredentials(this, cuit);
  }

  override toJSON(): object {
    const { generatedAt, expiresAt, source, destination } = this;
    return { token: REDACTED, sign: REDACTED, generatedAt, expiresAt, source, destination };
  }
}

/** xsd:dateTime; ARCA writes its own offset, and a time without one is Argentina's. */
const DATE_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:\d\d)?$/;
/** Twelve hours in practice, and never more than a request may ask for. */
const LONGEST_LIFE_MS = 24 * 60 * 60 * 1000;

/**
 * Reads the `loginTicketResponse` that WSAA sends as escaped text (technical specification 1.2.2).
 *
 * @throws {UnreadableXml} when it is not one, or lacks token, sign or times.
 */
export function readTicket(xml: string): AccessTicket {
  const root = readXml(xml);
  const header = root.child('header');
  const credentials = root.child('credentials');
  const textOf = (value: string | undefined, name: string): string => {
    const found = value?.trim() ?? '';
    if (found === '') throw new UnreadableXml(`the ticket has no ${name}`);
    return found;
  };
  const instant = (name: string): number => {
    const [, local = '', offset = '-03:00'] = DATE_TIME.exec(textOf(header?.child(name)?.text, name)) ?? [];
    const parsed = Date.parse(`${local}${offset}`);
    if (local === '' || Number.isNaN(parsed)) throw new UnreadableXml(`the ticket's ${name} is not a time`);
    return parsed;
  };
  const generatedAt = instant('generationTime');
  const expiresAt = instant('expirationTime');
  if (expiresAt <= generatedAt || expiresAt - generatedAt > LONGEST_LIFE_MS) {
    throw new UnreadableXml("the ticket's life is not one that WSAA gives");
  }
  return new AccessTicket({
    token: textOf(credentials?.child('token')?.text, 'token'),
    sign: textOf(credentials?.child('sign')?.text, 'sign'),
    generatedAt,
    expiresAt,
    source: header?.child('source')?.text.trim() ?? '',
    destination: header?.child('destination')?.text.trim() ?? '',
  });
}
