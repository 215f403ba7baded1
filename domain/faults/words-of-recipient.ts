/** Who receives: document, IVA condition, and what the padrón says. */
import type { FaultDefinition } from './fault.ts';

export const RECIPIENT_FAULTS = {
  'recipient.several_documents': {
    arca: [],
    message: {
      es: 'Quien recibe se identifica con un solo documento.',
      en: 'The recipient is identified by one document only.',
    },
    fix: {
      es: 'Dejá el CUIT, el DNI o el otro documento.',
      en: 'Keep the CUIT, the DNI or the other document.',
    },
  },
  'recipient.cuit_invalid': {
    arca: [],
    message: {
      es: 'El {name} {value} no es válido: {why}.',
      en: 'The {name} {value} is not valid: {why}.',
    },
    fix: { es: 'Revisá el número con quien te lo dio.', en: 'Check the number with whoever gave it to you.' },
  },
  'recipient.cuit_unknown': {
    arca: [10015, 10238],
    message: {
      es: 'ARCA no conoce el CUIT {cuit}.',
      en: 'ARCA does not know the CUIT {cuit}.',
    },
    fix: {
      es: 'Revisá el número: está bien escrito, pero no es de nadie.',
      en: "Check the number: it is well formed but nobody's.",
    },
  },
  'recipient.cuit_missing': {
    arca: [10013],
    message: {
      es: 'Este comprobante sólo se emite a un CUIT.',
      en: 'This comprobante is only issued to a CUIT.',
    },
    fix: { es: 'Cargá el CUIT de quien recibe.', en: 'Give the CUIT of the recipient.' },
  },
  'recipient.dni_invalid': {
    arca: [10015],
    message: {
      es: 'El DNI {value} no es válido: tiene que tener de 6 a 8 números.',
      en: 'The DNI {value} is not valid: it must have 6 to 8 digits.',
    },
    fix: { es: 'Revisá el número.', en: 'Check the number.' },
  },
  'recipient.document_type_unknown': {
    arca: [10015],
    message: {
      es: 'ARCA no tiene el tipo de documento {type}.',
      en: 'ARCA has no document type {type}.',
    },
    fix: {
      es: 'Usá uno de la tabla: 80 CUIT, 96 DNI, 94 pasaporte, 99 sin identificar.',
      en: 'Use one of the table: 80 CUIT, 96 DNI, 94 passport, 99 unidentified.',
    },
  },
  'recipient.document_invalid': {
    arca: [10015],
    message: {
      es: 'El documento {value} no es válido.',
      en: 'The document {value} is not valid.',
    },
    fix: { es: 'Revisá el número de documento.', en: 'Check the document number.' },
  },
  'recipient.document_not_numeric': {
    arca: [10015],
    message: {
      es: 'ARCA sólo recibe documentos numéricos y por el monto hay que identificar a quien recibe.',
      en: 'ARCA only takes numeric documents, and this amount requires one.',
    },
    fix: { es: 'Usá otro documento, con números solamente.', en: 'Use another document, of digits only.' },
  },
  'recipient.document_missing': {
    arca: [],
    message: {
      es: 'Sólo un consumidor final puede quedar sin identificar.',
      en: 'Only a consumidor final may be left unidentified.',
    },
    fix: {
      es: 'Cargá el CUIT de quien recibe o revisá su condición frente al IVA.',
      en: 'Give the CUIT of the recipient or check its IVA condition.',
    },
  },
  'recipient.unidentified': {
    arca: [10015],
    message: {
      es: 'Desde $ {threshold} hay que identificar al consumidor final.',
      en: 'From $ {threshold} on a consumidor final must be identified.',
    },
    fix: {
      es: 'Cargá su DNI, CUIL o CDI; si es del exterior, su pasaporte.',
      en: 'Give a DNI, CUIL or CDI; for a foreigner, the passport.',
    },
  },
  'recipient.same_as_issuer': {
    arca: [10069],
    message: {
      es: 'Quien recibe no puede ser quien emite.',
      en: 'The recipient cannot be the issuer.',
    },
    fix: { es: 'Cargá el CUIT de tu cliente.', en: "Give your client's CUIT." },
  },
  'recipient.iva_condition_missing': {
    arca: [10246],
    message: {
      es: 'Falta la condición frente al IVA de quien recibe y el padrón no la dice.',
      en: "The recipient's IVA condition is missing and the padrón does not tell it.",
    },
    fix: { es: 'Elegí su condición frente al IVA.', en: 'Choose its IVA condition.' },
  },
  'recipient.inactive': {
    arca: [10247],
    message: {
      es: 'El CUIT {cuit} está inactivo.',
      en: 'The CUIT {cuit} is inactive.',
    },
    fix: {
      es: 'Pedile a tu cliente que regularice su situación en ARCA.',
      en: 'Ask your client to put its registration with ARCA right.',
    },
  },
  'recipient.uncategorized_perception_missing': {
    arca: [10283],
    message: {
      es: 'A un sujeto no categorizado hay que cobrarle la percepción de IVA.',
      en: 'A sujeto no categorizado must be charged the IVA perception.',
    },
    fix: {
      es: 'Agregá el tributo «percepción de IVA a no categorizado».',
      en: 'Add the tax iva_perception_uncategorized.',
    },
  },
  'recipient.fund_condition': {
    arca: [10272],
    message: {
      es: 'Un fondo común de inversión va con condición «no alcanzado».',
      en: 'An investment fund goes with the condition no_alcanzado.',
    },
    fix: {
      es: 'Cambiá la condición frente al IVA a no alcanzado.',
      en: 'Change the IVA condition to no_alcanzado.',
    },
  },
  'recipient.contradicts_padron': {
    arca: [],
    message: {
      es: 'El padrón dice {padron} y el comprobante va con {given}.',
      en: 'The padrón says {padron} and the comprobante goes with {given}.',
    },
    fix: {
      es: 'Confirmá la condición frente al IVA con tu cliente.',
      en: 'Confirm the IVA condition with your client.',
    },
  },
  'recipient.monotributo_legend': {
    arca: [10217],
    message: {
      es: 'A un monotributista la factura A lleva la leyenda de la Ley 27.618, y ARCA lo observa sin rechazar.',
      en: 'To a monotributista an A carries the legend of Ley 27.618, and ARCA observes it without refusing.',
    },
    fix: { es: 'No hace falta hacer nada.', en: 'Nothing needs to be done.' },
  },
  'recipient.name_missing': {
    arca: [],
    message: {
      es: 'Falta el nombre o razón social, que el comprobante tiene que mostrar.',
      en: 'The name, which the comprobante must show, is missing.',
    },
    fix: { es: 'Cargá el nombre de quien recibe.', en: "Give the recipient's name." },
  },
} as const satisfies Readonly<Record<string, FaultDefinition>>;
