// What refuses a whole report before any comprobante is looked at.
import type { World } from '../../../world/world.ts';
import type { Finding } from '../../codes.ts';
import type { Header } from '../../detail.ts';
import { kindOf } from '../../tables/kinds.ts';
import { findCaea } from '../codes.ts';

const MAX_COUNT = 9998;
const MAX_PUNTO = 99_998;
/** Source: WSFEv1 manual 4.5, rule 700. */
const TYPES = new Set([
  1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 15, 51, 52, 53, 54, 63, 64, 201, 202, 203, 206, 207, 208, 211, 212, 213,
]);

/** Findings that go to `Errors`, with every detail R and empty. */
export function checkHeader(world: World, issuer: string, header: Header, details: number): Finding[] {
  const { CantReg: count, PtoVta: punto, CbteTipo: type } = header;
  const found: Finding[] = [];
  const kind = TYPES.has(type) ? kindOf(type) : undefined;
  if (count < 1 || count > MAX_COUNT) found.push(findCaea(10001));
  if (count !== details)
    found.push(
      findCaea(
        10002,
        `Campo CantReg debe ser igual a lo informado en detalle. Informado: ${count}, Enviado:${details}`,
      ),
    );
  if (details > (kind?.fce ? 1 : world.settings.maxComprobantes)) found.push(findCaea(10003));
  if (punto < 1 || punto > MAX_PUNTO) found.push(findCaea(1300));
  if (!kind) found.push(findCaea(700));
  const person = world.people.find(issuer);
  if (!person?.active) found.push(findCaea(10000));
  return found;
}
