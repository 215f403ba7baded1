/** Exports, class E. */
import type { FaultDefinition } from './fault.ts';

export const EXPORT_FAULTS = {
  'export.missing': {
    arca: [],
    message: {
      es: 'Una factura E lleva los datos de exportación.',
      en: 'A class E invoice carries the export data.',
    },
    fix: { es: 'Completá export.', en: 'Fill in export.' },
  },
  'export.mipyme': {
    arca: [],
    message: {
      es: 'Una exportación no puede ser factura de crédito MiPyME.',
      en: 'An export cannot be an FCE.',
    },
    fix: { es: 'Sacá mipyme.', en: 'Remove mipyme.' },
  },
  'export.name_missing': {
    arca: [1650],
    message: {
      es: 'Falta el nombre del cliente del exterior.',
      en: 'The name of the foreign client is missing.',
    },
    fix: { es: 'Cargá un nombre de hasta 200 caracteres.', en: 'Give a name of up to 200 characters.' },
  },
  'export.address_missing': {
    arca: [1660],
    message: {
      es: 'Falta el domicilio del cliente del exterior.',
      en: 'The address of the foreign client is missing.',
    },
    fix: {
      es: 'Cargá un domicilio de hasta 300 caracteres.',
      en: 'Give an address of up to 300 characters.',
    },
  },
  'export.tax_id_missing': {
    arca: [1580],
    message: {
      es: 'Falta la identificación fiscal del cliente del exterior.',
      en: 'The tax id of the foreign client is missing.',
    },
    fix: {
      es: 'Cargá su identificación en su país o el CUIT país.',
      en: 'Give its id in its country or the CUIT país.',
    },
  },
  'export.country_invalid': {
    arca: [],
    message: {
      es: 'El código de país no es válido.',
      en: 'The country code is not valid.',
    },
    fix: {
      es: 'Usá un código de la tabla de países de ARCA.',
      en: "Use a code of ARCA's table of countries.",
    },
  },
  'export.payment_terms_missing': {
    arca: [1620],
    message: {
      es: 'Falta la forma de pago.',
      en: 'The payment terms are missing.',
    },
    fix: { es: 'Escribí la forma de pago.', en: 'Write the payment terms.' },
  },
  'export.payment_date_missing': {
    arca: [1672],
    message: {
      es: 'Una exportación de servicios lleva fecha de pago.',
      en: 'An export of services carries a payment date.',
    },
    fix: { es: 'Completá la fecha de pago.', en: 'Fill in the payment date.' },
  },
  'export.payment_date_before_issue': {
    arca: [1674],
    message: {
      es: 'La fecha de pago es anterior a la del comprobante.',
      en: 'The payment date is earlier than the issue date.',
    },
    fix: { es: 'Usá {date} o una fecha posterior.', en: 'Use {date} or a later date.' },
  },
  'export.payment_date_not_allowed': {
    arca: [1673],
    message: {
      es: 'Este comprobante no lleva fecha de pago.',
      en: 'This comprobante carries no payment date.',
    },
    fix: { es: 'Sacá la fecha de pago.', en: 'Remove the payment date.' },
  },
  'export.incoterms_missing': {
    arca: [1640],
    message: {
      es: 'Una exportación de bienes lleva Incoterms.',
      en: 'An export of goods carries Incoterms.',
    },
    fix: { es: 'Elegí los Incoterms, como FOB.', en: 'Choose the Incoterms, such as FOB.' },
  },
  'export.incoterms_unknown': {
    arca: [1640],
    message: {
      es: '«{value}» no es una cláusula Incoterms.',
      en: '"{value}" is not an Incoterms clause.',
    },
    fix: {
      es: 'Usá EXW, FCA, FAS, FOB, CFR, CIF, CPT, CIP, DAP, DPU o DDP.',
      en: 'Use EXW, FCA, FAS, FOB, CFR, CIF, CPT, CIP, DAP, DPU or DDP.',
    },
  },
  'export.incoterms_detail_too_long': {
    arca: [1642],
    message: {
      es: 'El detalle de Incoterms pasa los 20 caracteres.',
      en: 'The Incoterms detail exceeds 20 characters.',
    },
    fix: { es: 'Acortalo.', en: 'Shorten it.' },
  },
  'export.permit_not_allowed': {
    arca: [1550],
    message: {
      es: 'Sólo una factura de bienes dice si hay permiso de embarque.',
      en: 'Only an invoice of goods says whether there is a shipping permit.',
    },
    fix: { es: 'Sacá has_permit.', en: 'Remove has_permit.' },
  },
  'export.permits_missing': {
    arca: [1720],
    message: {
      es: 'Faltan los permisos de embarque.',
      en: 'The shipping permits are missing.',
    },
    fix: {
      es: 'Cargá cada permiso o poné has_permit en false.',
      en: 'Give each permit or set has_permit to false.',
    },
  },
  'export.permit_invalid': {
    arca: [1740],
    message: {
      es: 'El permiso de embarque «{value}» no es válido.',
      en: 'The shipping permit "{value}" is not valid.',
    },
    fix: { es: 'Escribilo con la forma 99999AAXX999999A.', en: 'Write it in the shape 99999AAXX999999A.' },
  },
  'export.too_many_lines': {
    arca: [1666],
    message: {
      es: 'Una exportación lleva hasta 9999 renglones.',
      en: 'An export has up to 9999 lines.',
    },
    fix: { es: 'Dividila en varios comprobantes.', en: 'Split it into several comprobantes.' },
  },
  'export.other_taxes_not_allowed': {
    arca: [],
    message: {
      es: 'Una exportación no lleva tributos ni percepciones.',
      en: 'An export carries no other taxes or perceptions.',
    },
    fix: { es: 'Sacá los tributos.', en: 'Remove the other taxes.' },
  },
  'export.one_related': {
    arca: [2040],
    message: {
      es: 'Una nota de exportación corrige exactamente un comprobante E.',
      en: 'An export note corrects exactly one class E comprobante.',
    },
    fix: { es: 'Asociá sólo ese comprobante.', en: 'Relate that comprobante only.' },
  },
} as const satisfies Readonly<Record<string, FaultDefinition>>;
