/**
 * WSMTXCA: other taxes, additional data and buyers.
 * Facts: manual of WSMTXCA, second hand; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const DATA: ArcaCodeTable = {
  300: { kind: 'rejection', like: { service: 'wsfev1', code: 10025 } },
  301: { kind: 'rejection', like: { service: 'wsfev1', code: 10042 } },
  302: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10042 },
    differs: { es: 'En una FCE vale para todos.', en: 'On an FCE it holds for all.' },
  },
  320: { kind: 'rejection', like: { service: 'wsfev1', code: 10053 } },
  321: { kind: 'rejection', like: { service: 'wsfev1', code: 10066 } },
  322: {
    kind: 'rejection',
    field: 'optionals',
    cause: { es: 'Hay más de un dato adicional.', en: 'There is more than one additional datum.' },
    fix: { es: 'Dejá uno solo por comprobante.', en: 'Keep a single one a comprobante.' },
  },
  323: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'Un dato adicional de los tipos 11 a 15 no es 0 ni 1.',
      en: 'An additional datum of types 11 to 15 is neither 0 nor 1.',
    },
    fix: {
      es: 'Poné 1 si la actividad está comprendida, 0 si no.',
      en: 'Put 1 if the activity is covered, 0 if not.',
    },
  },
  324: { kind: 'rejection', like: { service: 'wsfev1', code: 10113 } },
  325: { kind: 'rejection', like: { service: 'wsfev1', code: 10115 } },
  326: { kind: 'rejection', like: { service: 'wsfev1', code: 10169 } },
  327: { kind: 'rejection', like: { service: 'wsfev1', code: 10167 } },
  328: { kind: 'rejection', like: { service: 'wsfev1', code: 10174 } },
  329: { kind: 'rejection', like: { service: 'wsfev1', code: 10173 } },
  330: { kind: 'rejection', like: { service: 'wsfev1', code: 10171 } },
  331: { kind: 'rejection', like: { service: 'wsfev1', code: 10168 } },
  332: { kind: 'rejection', like: { service: 'wsfev1', code: 10172 } },
  333: {
    kind: 'rejection',
    field: 'mipyme',
    cause: { es: 'Un dato propio de FCE vino vacío.', en: 'A datum of FCE came empty.' },
    fix: {
      es: 'Completá en «mipyme» el CBU, la anulación o la referencia que falta.',
      en: 'Fill the missing CBU, cancellation or reference in "mipyme".',
    },
  },
  334: { kind: 'rejection', like: { service: 'wsfev1', code: 10215 } },
  335: { kind: 'rejection', like: { service: 'wsfev1', code: 10216 } },
  336: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10172 },
    differs: { es: 'El dato que sobra es la transferencia.', en: 'The datum too much is the transfer.' },
  },
  337: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'La excepción de la RG 3668 va sólo en clase A.',
      en: "RG 3668's exception goes on class A only.",
    },
    fix: { es: 'Sacá el opcional 5 de las B.', en: 'Remove optional 5 from B.' },
  },
  338: { kind: 'rejection', like: { service: 'wsfev1', code: 10088 } },
  339: { kind: 'rejection', like: { service: 'wsfev1', code: 10089 } },
  340: {
    kind: 'rejection',
    field: 'optionals[].value',
    cause: {
      es: 'La excepción de la RG 3668 lleva un solo valor.',
      en: "RG 3668's exception takes a single value.",
    },
    fix: { es: 'Vaciá los otros campos del dato 5.', en: 'Empty the other fields of datum 5.' },
  },
  420: { kind: 'rejection', like: { service: 'wsfev1', code: 10145 } },
  421: { kind: 'rejection', like: { service: 'wsfev1', code: 10146 } },
  422: { kind: 'rejection', like: { service: 'wsfev1', code: 10137 } },
  423: { kind: 'rejection', like: { service: 'wsfev1', code: 10141 } },
  424: { kind: 'rejection', like: { service: 'wsfev1', code: 10144 } },
  425: {
    kind: 'rejection',
    cause: { es: 'Un comprador tiene el 100 % o más.', en: 'A buyer has 100 % or more.' },
    fix: { es: 'Si compra uno solo, facturale sin lista.', en: 'If only one buys, invoice without a list.' },
  },
  426: { kind: 'rejection', like: { service: 'wsfev1', code: 10140 } },
  427: { kind: 'rejection', like: { service: 'wsfev1', code: 10147 } },
  428: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10145 },
    differs: { es: 'El que falta es el receptor.', en: 'The missing one is the recipient.' },
  },
  429: { kind: 'rejection', like: { service: 'wsfev1', code: 10146 } },
  430: { kind: 'rejection', like: { service: 'wsfev1', code: 10148 } },
  431: { kind: 'rejection', like: { service: 'wsfev1', code: 10149 } },
  432: { kind: 'rejection', like: { service: 'wsfev1', code: 10150 } },
  433: { kind: 'rejection', like: { service: 'wsfev1', code: 10194 } },
};
