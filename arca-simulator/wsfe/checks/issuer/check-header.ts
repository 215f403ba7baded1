// What refuses a whole request before any detail is looked at.
import { isMonotributo } from '../../../people/person.ts';
import type { World } from '../../../world/world.ts';
import { type Finding, find } from '../../codes.ts';
import type { Header } from '../../detail.ts';
import { isClassA, kindOf } from '../../tables/kinds.ts';

const MAX_COUNT = 9998;

/** Findings that go to `Errors`, with every detail R and empty. */
export function checkHeader(world: World, issuer: string, header: Header, details: number): Finding[] {
  const { CantReg: count, PtoVta: punto, CbteTipo: type } = header;
  const found: Finding[] = [];
  const kind = kindOf(type);
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
  else if (!world.puntos.usable(issuer, punto)) found.push(find(10005));
  if (type <= 0) found.push(find(10006));
  else if (!kind) found.push(find(10007));
  else found.push(...checkIssuer(world, issuer, type));
  return found;
}

/** The issuer's registration. Synthetic taxpayers may issue anything, so that trying needs nothing. */
function checkIssuer(world: World, issuer: string, type: number): Finding[] {
  const person = world.people.find(issuer);
  const kind = kindOf(type);
  if (!kind || person?.synthetic) return [];
  const refuse = (text: string): Finding[] => [find(10000, text)];
  if (!person?.active)
    return refuse(
      '05: EL CUIT INFORMADO COMO EMISOR NO SE ENCUENTRA REGISTRADO DE FORMA ACTIVA EN LAS BASES DE LA ADMINISTRACIÓN.',
    );
  if (person.certificate_errors)
    return refuse('03: LA CUIT INFORMADA REGISTRA INCONVENIENTES CON EL DOMICILIO FISCAL');
  const isRi = person.iva_condition === 'responsable_inscripto';
  if ((isClassA(kind) || kind.clase === 'B') && !isRi)
    return refuse('01: LA CUIT INFORMADA NO CORRESPONDE A UN RESPONSABLE INSCRIPTO EN EL IMPUESTO');
  if (kind.clase === 'C' && isRi)
    return refuse(
      '08: NO AUTORIZADO A EMITIR COMPROBANTES – LA CUIT INFORMADA NO CORRESPONDE A UN EXENTO EN IVA.',
    );
  if (kind.clase === 'C' && !isMonotributo(person) && person.iva_condition === 'consumidor_final')
    return refuse(
      '02: LA CUIT INFORMADA NO SE ENCUENTRA AUTORIZADA A EMITIR COMPROBANTES ELECTRONICOS ORIGINALES O EL PERIODO DE INICIO AUTORIZADO ES POSTERIOR AL DE LA GENERACION DE LA SOLICITUD',
    );
  if (kind.fce && !person.pyme)
    return refuse('10: LA CUIT INFORMADA NO SE ENCUENTRA REGISTRADA COMO PYME SEGÚN EL REGIMEN FCE');
  if (kind.fce && !person.electronic_domicile)
    return refuse('11: LA CUIT INFORMADA NO TIENE ACTIVO EL DOMICILIO FISCAL ELECTRONICO');
  return [];
}
