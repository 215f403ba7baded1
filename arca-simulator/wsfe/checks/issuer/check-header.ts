// What refuses a whole request before any detail is looked at.
import { kindOfPunto } from '../../../world/registers/puntos-de-venta.ts';
import type { World } from '../../../world/world.ts';
import { type Finding, find } from '../../codes.ts';
import type { Header } from '../../detail.ts';
import { kindOf } from '../../tables/kinds.ts';
import { checkIssuer } from './check-issuer.ts';

const MAX_COUNT = 9998;

/** Findings that go to `Errors`, with every detail R and empty. */
export function checkHeader(world: World, issuer: string, header: Header, details: number): Finding[] {
  const { CantReg: count, PtoVta: punto, CbteTipo: type } = header;
  const kind = kindOf(type);
  const found: Finding[] = kind ? checkIssuer(world, issuer, kind) : [];
  if (count < 1 || count > MAX_COUNT) found.push(find(10001));
  if (count !== details)
    found.push(
      find(
        10002,
        `Campo CantReg debe ser igual a lo informado en detalle. Informado: ${count}, Enviado:${details}`,
      ),
    );
  if (details > (kind?.fce ? 1 : world.settings.maxComprobantes)) found.push(find(10003));
  if (punto < 1 || punto > 99_998) found.push(find(10004));
  else if (!isElectronic(world, issuer, punto)) found.push(find(10005));
  if (type <= 0) found.push(find(10006));
  else if (!kind) found.push(find(10007));
  return found;
}

/** Usable, and of a kind that asks for a CAE. */
function isElectronic(world: World, issuer: string, punto: number): boolean {
  const registered = world.puntos.registered(issuer, punto);
  return world.puntos.usable(issuer, punto) && (!registered || kindOfPunto(registered).emission === 'cae');
}
