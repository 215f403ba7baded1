// Who is asking: the ticket is checked in the order the service was seen to check it.

import type { World } from '../world/world.ts';
import { sameService } from '../wsaa/service-names.ts';
import { readToken } from '../wsaa/token.ts';
import { type Finding, find } from './codes.ts';
import type { Auth } from './detail.ts';

const NOT_XML =
  'ValidacionDeToken: No valido token. Excepcion: CargarStringBase64Token: Excepción: CargarNodos: Error al cargar token XML. Excepcion: Data at the root level is invalid. Line 1, position 1.';

/** The refusal of a request's `Auth`, or nothing when it may go on. */
export function checkToken(world: World, auth: Auth | undefined, service: string): Finding | undefined {
  if (!auth) return find(500);
  if (!auth.Token?.trim()) return find(600, 'ValidacionDeToken: Parametro nulo o vacio (token)');
  if (!auth.Sign?.trim()) return find(600, 'ValidacionDeToken: Parametro nulo o vacio (sign)');
  const token = readToken(auth.Token.trim());
  if (!token) return find(600, NOT_XML);
  const now = Math.floor(world.clock.now().getTime() / 1000);
  if (!(token.generation <= now && now < token.expiration))
    return find(
      600,
      `ValidacionDeToken: No validaron las fechas del token. GenTime=${token.generation}, ExpTime=${token.expiration}, NowUTC=${now}`,
    );
  // The space at the end is ARCA's.
  if (world.authority().signToken(auth.Token.trim()) !== auth.Sign.trim())
    return find(600, 'ValidacionDeToken: Error al verificar hash: ');
  if (!sameService(token.service, service))
    return find(
      600,
      `ValidacionDeToken: No valido Id Sistema: ${service}(Id Sistema de token es: ${token.service})`,
    );
  if (!token.relations.includes(String(auth.Cuit)))
    return find(600, `ValidacionDeToken: No apareció CUIT en lista de relaciones: ${auth.Cuit}`);
  return undefined;
}
