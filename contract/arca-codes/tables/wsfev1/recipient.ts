/**
 * WSFEv1: who receives the comprobante and how they stand towards IVA.
 * Facts: manual v4.5 (2 July 2026), the changes of 4.6 to 4.8, and recorded answers; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const RECIPIENT: ArcaCodeTable = {
  10013: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'La clase A lleva siempre el CUIT del receptor, y llegó otro documento.',
      en: "Class A always carries the recipient's CUIT, and another document arrived.",
    },
    fix: {
      es: 'Completá «recipient.cuit»; si el cliente no tiene CUIT, dejá «letter» en auto para que salga B.',
      en: 'Fill "recipient.cuit"; if the customer has no CUIT, leave "letter" on auto so that it comes out as B.',
    },
  },
  10015: {
    kind: 'rejection',
    field: 'recipient',
    cause: {
      es: 'El documento del receptor no sirve: falta desde el monto en que hay que identificarlo, no está en el padrón, o su tipo y número no combinan.',
      en: "The recipient's document does not serve: it is missing above the amount that calls for it, is not in the padrón, or its type and number do not match.",
    },
    fix: {
      es: 'Pedile al cliente su CUIT, CUIL o DNI y ponelo en «recipient.cuit» o «recipient.dni»; en una MiPyME tiene que ser el CUIT. Sin documento sólo se puede vender por debajo del tope.',
      en: 'Ask the customer for a CUIT, CUIL or DNI and put it into "recipient.cuit" or "recipient.dni"; a MiPyME invoice needs the CUIT. Without a document only sales below the threshold are possible.',
    },
  },
  10017: {
    kind: 'observation',
    field: 'recipient.cuit',
    cause: {
      es: 'El CUIT del receptor de clase A no figura activo en el padrón.',
      en: 'The CUIT of the class A recipient is not active in the padrón.',
    },
    fix: {
      es: 'Buscalo con GET /v1/padron/{cuit}. Si está dado de baja o mal copiado, anulá con nota de crédito y facturá al CUIT correcto.',
      en: 'Look it up with GET /v1/padron/{cuit}. If it is struck off or miscopied, undo with a credit note and invoice the right CUIT.',
    },
  },
  10063: {
    kind: 'observation',
    field: 'recipient.iva_condition',
    cause: {
      es: 'El receptor de clase A no está activo ni en IVA ni en monotributo.',
      en: 'The class A recipient is active neither in IVA nor in monotributo.',
    },
    fix: {
      es: 'El comprobante salió, pero tu cliente no puede usar el crédito fiscal: hacé la nota de crédito y facturale B con la condición que muestra GET /v1/padron/{cuit}.',
      en: 'The comprobante was authorised, but your customer cannot use the tax credit: make the credit note and invoice B with the condition shown by GET /v1/padron/{cuit}.',
    },
  },
  10067: {
    kind: 'rejection',
    field: 'other_taxes',
    cause: {
      es: 'A un sujeto no categorizado se le vende con la percepción de IVA, y no se informó ninguna.',
      en: 'An uncategorised buyer is sold to with the IVA perception, and none was given.',
    },
    fix: {
      es: 'Agregá en «other_taxes» la percepción con kind iva_perception_uncategorized y su importe. La API te avisa si falta.',
      en: 'Add the perception to "other_taxes" with kind iva_perception_uncategorized and its amount. The API warns when it is missing.',
    },
  },
  10069: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: { es: 'El emisor se está facturando a sí mismo.', en: 'The issuer is invoicing itself.' },
    fix: {
      es: 'Poné en «recipient.cuit» el CUIT de tu cliente, no el tuyo. La API lo rechaza antes de llamar a ARCA.',
      en: 'Put your customer\'s CUIT into "recipient.cuit", not your own. The API refuses it before calling ARCA.',
    },
  },
  10195: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El CUIT del receptor fue inactivado por estar en la base de facturas apócrifas.',
      en: "The recipient's CUIT was deactivated for being in the base of apocryphal invoices.",
    },
    fix: {
      es: 'No le emitas a ese CUIT: pedile al cliente que lo regularice en ARCA o que compre con otro contribuyente.',
      en: 'Do not issue to that CUIT: ask the customer to settle it with ARCA or to buy as another taxpayer.',
    },
  },
  10238: {
    kind: 'observation',
    field: 'recipient.cuit',
    cause: { es: 'Ese CUIT no existe.', en: 'That CUIT does not exist.' },
    fix: {
      es: 'Revisá los once dígitos con el cliente y corregí con una nota de crédito y una factura al CUIT verdadero. Con GET /v1/padron/{cuit} lo confirmás antes de emitir.',
      en: 'Check the eleven digits with the customer and correct with a credit note and an invoice to the true CUIT. GET /v1/padron/{cuit} confirms it before issuing.',
    },
  },
  10242: {
    kind: 'rejection',
    field: 'recipient.iva_condition',
    cause: {
      es: 'El código de condición frente al IVA del receptor no está en la tabla de ARCA.',
      en: "The code of the recipient's IVA condition is not in ARCA's table.",
    },
    fix: {
      es: 'Usá en «recipient.iva_condition» una de GET /v1/reference/iva-conditions; la API la traduce al número de ARCA.',
      en: 'Use one of GET /v1/reference/iva-conditions in "recipient.iva_condition"; the API turns it into ARCA\'s number.',
    },
  },
  10243: {
    kind: 'rejection',
    field: 'recipient.iva_condition',
    cause: {
      es: 'La condición frente al IVA del receptor no combina con la letra: por ejemplo, un consumidor final en una A.',
      en: "The recipient's IVA condition does not go with the letter: for example, a final consumer on an A.",
    },
    fix: {
      es: 'Dejá «letter» en auto o cambiá «recipient.iva_condition»: una A es para responsables inscriptos y monotributistas.',
      en: 'Leave "letter" on auto or change "recipient.iva_condition": an A is for responsables inscriptos and monotributistas.',
    },
  },
  10244: {
    kind: 'rejection',
    cause: {
      es: 'La clase por la que se consultaron las condiciones de IVA no existe.',
      en: 'The class for which the IVA conditions were asked does not exist.',
    },
    fix: {
      es: 'Para saber qué condición va con cada letra usá GET /v1/reference/iva-conditions, que no depende de esa consulta.',
      en: 'To learn which condition goes with each letter use GET /v1/reference/iva-conditions, which does not depend on that query.',
    },
  },
  10245: {
    kind: 'observation',
    field: 'recipient.iva_condition',
    cause: {
      es: 'Faltó la condición frente al IVA del receptor; hasta el 1 de diciembre de 2026 era sólo un aviso.',
      en: "The recipient's IVA condition was missing; until the 1st of December of 2026 that was only a remark.",
    },
    fix: {
      es: 'Completá «recipient.iva_condition» o cargá el CUIT para que la API la lea del padrón: la envía siempre.',
      en: 'Fill "recipient.iva_condition" or give the CUIT so that the API reads it from the padrón: it always sends it.',
    },
  },
  10246: {
    kind: 'rejection',
    field: 'recipient.iva_condition',
    cause: {
      es: 'Falta la condición frente al IVA del receptor, obligatoria por la RG 5616.',
      en: "The recipient's IVA condition is missing; RG 5616 makes it compulsory.",
    },
    fix: {
      es: 'Poné «recipient.iva_condition», o sólo «recipient.cuit» y la API la completa con el padrón; sin receptor informa consumidor final.',
      en: 'Give "recipient.iva_condition", or only "recipient.cuit" and the API completes it from the padrón; without a recipient it says final consumer.',
    },
  },
  10247: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El CUIT del receptor está inactivo o no es válido; sólo una nota de crédito se autoriza igual.',
      en: "The recipient's CUIT is inactive or invalid; only a credit note is authorised all the same.",
    },
    fix: {
      es: 'Pedile al cliente un CUIT activo. Si tenés que deshacer una venta anterior, la nota de crédito sí sale, con una observación.',
      en: 'Ask the customer for an active CUIT. To undo an earlier sale the credit note does go through, with an observation.',
    },
  },
  10248: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'ARCA limitó el CUIT del receptor por considerarlo no confiable en Seguridad Social; sólo se le pueden hacer notas de crédito.',
      en: "ARCA limited the recipient's CUIT as unreliable for Social Security; only credit notes may be made to it.",
    },
    fix: {
      es: 'Avisale al cliente que tiene que levantar la limitación en su agencia de ARCA; hasta entonces facturá a otro CUIT o no factures.',
      en: 'Tell the customer to have the limitation lifted at its ARCA office; until then invoice another CUIT or none.',
    },
  },
  10249: {
    kind: 'observation',
    field: 'recipient',
    cause: {
      es: 'El documento es de una persona fallecida sin sucesión registrada.',
      en: 'The document is of a deceased person with no estate on record.',
    },
    fix: {
      es: 'Anulá con nota de crédito y facturá a quien compró de verdad, o a la sucesión indivisa si tiene CUIT.',
      en: 'Undo with a credit note and invoice whoever really bought, or the undivided estate if it has a CUIT.',
    },
  },
  10270: {
    kind: 'rejection',
    field: 'recipient.document.type',
    cause: {
      es: 'El documento tipo 31 es sólo para emisores que son entidades financieras.',
      en: 'Document type 31 is only for issuers that are financial entities.',
    },
    fix: {
      es: 'Identificá al receptor con «recipient.cuit» o «recipient.dni» en lugar de «recipient.document» tipo 31.',
      en: 'Identify the recipient by "recipient.cuit" or "recipient.dni" instead of a "recipient.document" of type 31.',
    },
  },
  10271: {
    kind: 'rejection',
    field: 'recipient.document.number',
    cause: {
      es: 'Con documento tipo 31 el número lleva hasta cuatro dígitos y nada más.',
      en: 'With document type 31 the number has at most four digits and nothing else.',
    },
    fix: {
      es: 'Acortá «recipient.document.number» a los dígitos del código de fondo, sin letras ni guiones.',
      en: 'Shorten "recipient.document.number" to the digits of the fund\'s code, without letters or dashes.',
    },
  },
  10272: {
    kind: 'rejection',
    field: 'recipient.iva_condition',
    cause: {
      es: 'Un receptor con documento tipo 31 lleva la condición «IVA no alcanzado».',
      en: 'A recipient with document type 31 carries the condition "IVA no alcanzado".',
    },
    fix: {
      es: 'Poné «recipient.iva_condition» en no_alcanzado; la API lo pide antes de enviar.',
      en: 'Set "recipient.iva_condition" to no_alcanzado; the API asks for it before sending.',
    },
  },
  10217: {
    kind: 'observation',
    field: 'recipient.iva_condition',
    cause: {
      es: 'El receptor de esta A es monotributista: sólo puede computar el crédito fiscal si pasa al régimen general por el procedimiento de transición.',
      en: 'The recipient of this A is a monotributista: the tax credit counts only in the transition to the general regime.',
    },
    fix: {
      es: 'Nada que corregir: es la leyenda de ley, y la API la imprime en el comprobante.',
      en: 'Nothing to mend: it is the legend of the law, and the API prints it on the comprobante.',
    },
  },
  10283: {
    kind: 'observation',
    field: 'other_taxes',
    cause: {
      es: 'Una B a un no categorizado lleva IVA y otros tributos, pero no la percepción de la RG 2126.',
      en: 'A B to an uncategorised buyer carries IVA and other taxes but not the perception of RG 2126.',
    },
    fix: {
      es: 'Sumá a «other_taxes» una entrada de kind iva_perception_uncategorized en la próxima factura; para esta, consultá a tu contador si hay que hacer nota de débito.',
      en: 'Add an entry of kind iva_perception_uncategorized to "other_taxes" in the next invoice; for this one ask your accountant whether a debit note is due.',
    },
  },
  10284: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El número de documento no corresponde al tipo: lo informado como CUIT no lo es.',
      en: "The document's number is not of its type: what was given as a CUIT is none.",
    },
    fix: {
      es: 'Si es un CUIL o un DNI, usá «recipient.document» con su tipo o «recipient.dni»; si es CUIT, corregí sus once dígitos.',
      en: 'If it is a CUIL or a DNI, use "recipient.document" with its type or "recipient.dni"; if a CUIT, correct its eleven digits.',
    },
  },
};
