// What the padrón must say of whoever issues (10000); ARCA says only the first thing that is wrong.
import { activeActivities, isMonotributo, type Person } from '../../../people/person.ts';
import type { World } from '../../../world/world.ts';
import { type Finding, find } from '../../codes.ts';
import { isClassA, type Kind } from '../../tables/kinds.ts';

type Rule = readonly [text: string, isWrong: (person: Person, kind: Kind, day: string) => boolean];

const isRi = (person: Person): boolean => person.iva_condition === 'responsable_inscripto';

const NOT_ACTIVE =
  '05: EL CUIT INFORMADO COMO EMISOR NO SE ENCUENTRA REGISTRADO DE FORMA ACTIVA EN LAS BASES DE LA ADMINISTRACIÓN.';

// In the order in which they are asked; the numbers are the manual's.
const RULES: readonly Rule[] = [
  [
    '03: LA CUIT INFORMADA REGISTRA INCONVENIENTES CON EL DOMICILIO FISCAL',
    (person) => person.certificate_errors !== undefined,
  ],
  [
    '01: LA CUIT INFORMADA NO CORRESPONDE A UN RESPONSABLE INSCRIPTO EN EL IMPUESTO',
    (person, kind) => (isClassA(kind) || kind.clase === 'B') && !isRi(person),
  ],
  [
    '08: NO AUTORIZADO A EMITIR COMPROBANTES – LA CUIT INFORMADA NO CORRESPONDE A UN EXENTO EN IVA.',
    (person, kind) => kind.clase === 'C' && isRi(person),
  ],
  [
    '02: LA CUIT INFORMADA NO SE ENCUENTRA AUTORIZADA A EMITIR COMPROBANTES ELECTRONICOS ORIGINALES O EL PERIODO DE INICIO AUTORIZADO ES POSTERIOR AL DE LA GENERACION DE LA SOLICITUD',
    (person, kind) =>
      person.electronic_issuer === false ||
      (kind.clase === 'C' && person.iva_condition === 'consumidor_final'),
  ],
  [
    '04: LA CUIT INFORMADA NO SE ENCUENTRA AUTORIZADA A EMITIR COMPROBANTES CLASE “A” O FACTURA DE CREDITO',
    (person, kind, day) =>
      kind.clase === 'A' &&
      (person.class_a === 'none' || person.class_a === 'with_legend' || (person.class_a_from ?? '') > day),
  ],
  [
    '09: LA CUIT INFORMADA NO SE ENCUENTRA AUTORIZADA A EMITIR COMPROBANTES CLASE A CON LEYENDA ‘OPERACIÓN SUJETA A RETENCIÓN’',
    (person, kind) => kind.clase === 'ALEY' && (person.class_a === 'none' || person.class_a === 'plain'),
  ],
  [
    '06: DEBE POSEER AL MENOS UNA ACTIVAD ACTIVA.',
    (person, kind) => kind.clase !== 'C' && activeActivities(person).length === 0,
  ],
  [
    '07: NO AUTORIZADO A EMITIR COMPROBANTES – LA CUIT INFORMADA NO SE ENCUENTRA AUTORIZADA A EMITIR COMPROBANTES SEGÚN RG 3411',
    (person, kind) =>
      kind.clase === '49' &&
      !(person.registers?.includes('bienes_usados') && (isRi(person) || isMonotributo(person))),
  ],
  [
    '10: LA CUIT INFORMADA NO SE ENCUENTRA REGISTRADA COMO PYME SEGÚN EL REGIMEN FCE',
    (person, kind) => kind.fce && !person.pyme,
  ],
  [
    '11: LA CUIT INFORMADA NO TIENE ACTIVO EL DOMICILIO FISCAL ELECTRONICO',
    (person, kind) => kind.fce && !person.electronic_domicile,
  ],
];

/** Synthetic taxpayers may issue anything, so that trying needs nothing. */
export function checkIssuer(world: World, issuer: string, kind: Kind): Finding[] {
  const person = world.people.find(issuer);
  if (person?.synthetic) return [];
  if (!person?.active) return [find(10000, NOT_ACTIVE)];
  const wrong = RULES.find(([, isWrong]) => isWrong(person, kind, world.rulesDay()));
  return wrong ? [find(10000, wrong[0])] : [];
}
