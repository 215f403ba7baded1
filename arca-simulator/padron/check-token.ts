// The padrón's own manner of checking tickets: faults, and the signature before anything else.

import type { World } from '../world/world.ts';
import { sameService } from '../wsaa/service-names.ts';

/** A SOAP fault of the padrón; a declared one carries the empty SRValidationException. */
export class PadronFault extends Error {
  override name = 'PadronFault';
  readonly declared: boolean;
  constructor(message: string, declared = true) {
    super(message);
    this.declared = declared;
  }
}

export interface PadronAuth {
  readonly token?: string;
  readonly sign?: string;
  readonly cuitRepresentada: number;
}

/** Throws {@link PadronFault} unless the ticket lets its holder act for `cuitRepresentada`. */
export function checkPadronToken(world: World, auth: PadronAuth, service: string): void {
  if (auth.token === undefined || auth.sign === undefined) throw new PadronFault('Falta token y/o sign.');
  const text = auth.token.trim();
  const token = text === '' ? undefined : world.readToken(text);
  if (!token) throw new PadronFault('Token malformado', false);
  if (world.authority().signToken(text) !== auth.sign.trim())
    throw new PadronFault('No se pudo verificar que <sign> contenga una firma valida de <token>', false);
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const isGood =
    token.generation <= now && now < token.expiration && !world.tickets.isExpired(token.uniqueId);
  if (!isGood || !sameService(token.service, service))
    throw new PadronFault('No autorizado, par token/sign invalido.');
  if (auth.cuitRepresentada === 0) throw new PadronFault('Debe enviar la CUIT representada');
  if (!token.relations.includes(String(auth.cuitRepresentada)))
    throw new PadronFault(
      `Este token no le permite actuar en representacion de la CUIT ${auth.cuitRepresentada}`,
    );
}
