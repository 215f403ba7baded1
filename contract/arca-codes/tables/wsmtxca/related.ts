/**
 * WSMTXCA: comprobantes that this one corrects or accompanies.
 * Facts: manual of WSMTXCA, second hand; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const RELATED: ArcaCodeTable = {
  200: { kind: 'rejection', like: { service: 'wsfev1', code: 10040 } },
  202: {
    kind: 'rejection',
    field: 'related_comprobantes[].punto_de_venta',
    cause: {
      es: 'El punto de venta del asociado no es de un tipo admitido.',
      en: 'The related punto de venta is of a kind not admitted.',
    },
    fix: {
      es: 'Asociá comprobantes electrónicos de web services o controlador fiscal.',
      en: 'Relate electronic comprobantes of web services or fiscal printers.',
    },
  },
  203: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'El tipo asociado no existe en este servicio.',
      en: 'The related type does not exist in this service.',
    },
    fix: {
      es: 'Usá facturas y notas A o B, FCE o remitos.',
      en: 'Use invoices and notes A or B, FCE or remitos.',
    },
  },
  204: {
    kind: 'rejection',
    field: 'related_comprobantes[].cuit',
    cause: {
      es: 'El CUIT del asociado va sólo en remitos de tabaco.',
      en: 'The related CUIT goes only on tobacco remitos.',
    },
    fix: {
      es: 'Quitá «related_comprobantes[].cuit» salvo con 88 o 990.',
      en: 'Remove "related_comprobantes[].cuit" save with 88 or 990.',
    },
  },
  205: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10120 },
    differs: { es: 'El remito no existe.', en: 'The remito does not exist.' },
  },
  206: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10121 },
    differs: { es: 'Es de tabaco, emitido por un tercero.', en: 'It is of tobacco, made by a third party.' },
  },
  207: { kind: 'rejection', like: { service: 'wsfev1', code: 10122 } },
  208: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: { es: 'Una factura FCE sólo asocia remitos.', en: 'An FCE invoice relates remitos only.' },
    fix: { es: 'Usá 88, 91, 990 o 995.', en: 'Use 88, 91, 990 or 995.' },
  },
  209: { kind: 'rejection', like: { service: 'wsfev1', code: 10151 } },
  210: { kind: 'rejection', like: { service: 'wsfev1', code: 10155 } },
  211: { kind: 'rejection', like: { service: 'wsfev1', code: 10041 } },
  212: { kind: 'rejection', like: { service: 'wsfev1', code: 10156 } },
  213: {
    kind: 'rejection',
    field: 'mipyme',
    cause: {
      es: 'Entre estas empresas la nota común sólo puede asociar un comprobante electrónico.',
      en: 'Between these companies the plain note may only relate an electronic comprobante.',
    },
    fix: {
      es: 'Asociá el electrónico, o hacé la nota como FCE con «mipyme».',
      en: 'Relate the electronic one, or make the note an FCE with "mipyme".',
    },
  },
  214: { kind: 'rejection', like: { service: 'wsfev1', code: 10183 } },
  215: { kind: 'rejection', like: { service: 'wsfev1', code: 10157 } },
  216: {
    kind: 'rejection',
    field: 'mipyme.cancellation',
    cause: {
      es: 'Se anula una FCE que el comprador no rechazó.',
      en: 'An FCE is cancelled that the buyer did not reject.',
    },
    fix: {
      es: 'Poné «mipyme.cancellation» en false, o esperá el rechazo.',
      en: 'Set "mipyme.cancellation" to false, or wait for the rejection.',
    },
  },
  217: {
    kind: 'rejection',
    field: 'mipyme.cancellation',
    cause: {
      es: 'Se ajusta como vigente una FCE que el comprador rechazó.',
      en: 'An FCE that the buyer rejected is adjusted as if standing.',
    },
    fix: {
      es: 'Poné «mipyme.cancellation» en true para anularla.',
      en: 'Set "mipyme.cancellation" to true to cancel it.',
    },
  },
  218: {
    kind: 'rejection',
    field: 'related_comprobantes[].date',
    cause: { es: 'A la FCE le falta la fecha de su remito.', en: "The FCE lacks its remito's day." },
    fix: {
      es: 'Completá «related_comprobantes[].date» con el día del remito.',
      en: 'Fill "related_comprobantes[].date" with the remito\'s day.',
    },
  },
  219: {
    kind: 'rejection',
    field: 'related_comprobantes[].date',
    cause: {
      es: 'El asociado es posterior al comprobante.',
      en: 'The related one is later than the comprobante.',
    },
    fix: { es: 'Revisá cuál de las dos fechas está mal.', en: 'See which of both days is wrong.' },
  },
  220: {
    kind: 'rejection',
    field: 'related_comprobantes[].date',
    cause: {
      es: 'La fecha del asociado no es la que ARCA tiene registrada.',
      en: 'The related day is not the one ARCA has on record.',
    },
    fix: {
      es: 'Copiala del original: GET /v1/invoices/{id} la muestra.',
      en: 'Copy it from the original: GET /v1/invoices/{id} shows it.',
    },
  },
  221: { kind: 'rejection', like: { service: 'wsfev1', code: 10159 } },
  222: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El asociado se hizo a un consumidor sin CUIT.',
      en: 'The related one was made to a consumer without CUIT.',
    },
    fix: {
      es: 'Emití la nota también sin CUIT, o elegí el original correcto.',
      en: 'Issue the note without CUIT too, or choose the right original.',
    },
  },
  223: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: { es: 'El asociado es de otro receptor.', en: 'The related one is of another recipient.' },
    fix: { es: 'Repetí el «recipient.cuit» del original.', en: 'Repeat the original\'s "recipient.cuit".' },
  },
  224: { kind: 'rejection', like: { service: 'wsfev1', code: 10211 } },
  225: { kind: 'rejection', like: { service: 'wsfev1', code: 10212 } },
  2200: { kind: 'rejection', like: { service: 'wsfev1', code: 10207 } },
  2201: { kind: 'rejection', like: { service: 'wsfev1', code: 10208 } },
  2202: { kind: 'observation', like: { service: 'wsfev1', code: 10209 } },
};
