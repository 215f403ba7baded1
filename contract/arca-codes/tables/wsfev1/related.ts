/**
 * WSFEv1: comprobantes that this one corrects or accompanies, and the period of a note.
 * Facts: manual v4.5 (2 July 2026), the changes of 4.6 to 4.8, and recorded answers; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const RELATED: ArcaCodeTable = {
  10040: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'El comprobante asociado es de un tipo que no combina con el que se emite.',
      en: 'The related comprobante is of a type that does not go with the one issued.',
    },
    fix: {
      es: 'Asociá a cada nota comprobantes de su misma letra: una nota B a facturas B. Una factura sólo admite remitos en «related_comprobantes[].type».',
      en: 'Relate every note to comprobantes of its own letter: a note B to invoices B. An invoice takes only remitos in "related_comprobantes[].type".',
    },
  },
  10041: {
    kind: 'observation',
    field: 'related_comprobantes',
    cause: {
      es: 'El comprobante asociado no está entre los que ARCA autorizó para ese punto de venta.',
      en: 'The related comprobante is not among those ARCA authorised for that punto de venta.',
    },
    fix: {
      es: 'Compará tipo, punto de venta y número de «related_comprobantes» con el original. Con POST /v1/invoices/{id}/credit-notes la API los copia de la factura.',
      en: 'Compare type, punto de venta and number in "related_comprobantes" with the original. POST /v1/invoices/{id}/credit-notes copies them from the invoice.',
    },
  },
  10057: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'Falta el tipo del comprobante asociado.',
      en: 'The type of the related comprobante is missing.',
    },
    fix: {
      es: 'Completá «related_comprobantes[].type» con el número de GET /v1/reference/comprobante-types.',
      en: 'Fill "related_comprobantes[].type" with the number of GET /v1/reference/comprobante-types.',
    },
  },
  10058: {
    kind: 'rejection',
    field: 'related_comprobantes[].punto_de_venta',
    cause: {
      es: 'El punto de venta del comprobante asociado falta o no existe.',
      en: "The related comprobante's punto de venta is missing or impossible.",
    },
    fix: {
      es: 'Poné en «related_comprobantes[].punto_de_venta» los primeros dígitos del número impreso: en 00003-00000101 es 3.',
      en: 'Put the first digits of the printed number into "related_comprobantes[].punto_de_venta": in 00003-00000101 it is 3.',
    },
  },
  10059: {
    kind: 'rejection',
    field: 'related_comprobantes[].number',
    cause: {
      es: 'El número del comprobante asociado falta o está fuera de rango.',
      en: "The related comprobante's number is missing or out of range.",
    },
    fix: {
      es: 'Copiá en «related_comprobantes[].number» lo que sigue al guion: en 00003-00000101 es 101.',
      en: 'Copy what follows the dash into "related_comprobantes[].number": in 00003-00000101 it is 101.',
    },
  },
  10060: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El mismo comprobante asociado aparece dos veces.',
      en: 'The same related comprobante appears twice.',
    },
    fix: {
      es: 'Dejá cada comprobante una sola vez en «related_comprobantes».',
      en: 'Keep every comprobante once in "related_comprobantes".',
    },
  },
  10062: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Se abrió la lista de comprobantes asociados y quedó vacía.',
      en: 'The list of related comprobantes was opened and left empty.',
    },
    fix: {
      es: 'Sacá «related_comprobantes» o cargá al menos uno: la API no envía listas vacías.',
      en: 'Remove "related_comprobantes" or give one at least: the API sends no empty lists.',
    },
  },
  10120: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El remito asociado no figura registrado en ARCA.',
      en: 'The related remito is not on record at ARCA.',
    },
    fix: {
      es: 'Generá el remito electrónico antes de facturar, o corregí su tipo, punto de venta y número.',
      en: 'Make the electronic remito before invoicing, or correct its type, punto de venta and number.',
    },
  },
  10121: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El remito asociado está registrado pero nadie lo confirmó.',
      en: 'The related remito is on record but nobody confirmed it.',
    },
    fix: {
      es: 'Pedile al receptor que confirme el remito en ARCA y emití la factura después.',
      en: 'Ask the receiver to confirm the remito at ARCA and issue the invoice afterwards.',
    },
  },
  10122: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'La factura va a un CUIT y el remito asociado a otro.',
      en: 'The invoice goes to one CUIT and the related remito to another.',
    },
    fix: {
      es: 'Facturá al mismo receptor del remito, o asociá el remito que corresponde en «related_comprobantes».',
      en: 'Invoice the remito\'s own recipient, or relate the right remito in "related_comprobantes".',
    },
  },
  10151: {
    kind: 'rejection',
    field: 'related_comprobantes[].cuit',
    cause: {
      es: 'El CUIT del comprobante asociado no tiene once dígitos, o falta en una nota MiPyME.',
      en: "The related comprobante's CUIT lacks eleven digits, or is missing on a MiPyME note.",
    },
    fix: {
      es: 'Escribí en «related_comprobantes[].cuit» quién emitió el original: en una nota tuya, tu propio CUIT.',
      en: 'Write who issued the original into "related_comprobantes[].cuit": on a note of yours, your own CUIT.',
    },
  },
  10197: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Una nota de crédito o débito tiene que decir qué corrige: un comprobante o un período.',
      en: 'A credit or debit note must say what it corrects: a comprobante or a period.',
    },
    fix: {
      es: 'Completá «related_comprobantes» o «related_period»; más fácil: POST /v1/invoices/{id}/credit-notes, que lo hace por vos.',
      en: 'Fill "related_comprobantes" or "related_period"; easier: POST /v1/invoices/{id}/credit-notes, which does it for you.',
    },
  },
  10198: {
    kind: 'rejection',
    field: 'related_period',
    cause: {
      es: 'Una factura no lleva el período que corrige: eso es de las notas.',
      en: 'An invoice carries no period it corrects: that is for notes.',
    },
    fix: {
      es: 'Sacá «related_period», o cambiá «kind» si querías hacer una nota.',
      en: 'Remove "related_period", or change "kind" if you meant a note.',
    },
  },
  10199: {
    kind: 'rejection',
    field: 'related_period.from',
    cause: { es: 'El período corregido no tiene comienzo.', en: 'The corrected period has no beginning.' },
    fix: {
      es: 'Completá «related_period.from» con el primer día ajustado.',
      en: 'Fill "related_period.from" with the first adjusted day.',
    },
  },
  10203: {
    kind: 'rejection',
    field: 'related_period.to',
    cause: { es: 'El período corregido no tiene final.', en: 'The corrected period has no end.' },
    fix: {
      es: 'Completá «related_period.to» con el último día ajustado.',
      en: 'Fill "related_period.to" with the last adjusted day.',
    },
  },
  10204: {
    kind: 'rejection',
    field: 'related_period.from',
    cause: {
      es: 'El comienzo del período corregido no es una fecha.',
      en: 'The beginning of the corrected period is not a day.',
    },
    fix: {
      es: 'Escribí «related_period.from» como 2026-10-01; la API rechaza las que no existen.',
      en: 'Write "related_period.from" as 2026-10-01; the API refuses days that do not exist.',
    },
  },
  10205: {
    kind: 'rejection',
    field: 'related_period.to',
    cause: {
      es: 'El final del período corregido no es una fecha.',
      en: 'The end of the corrected period is not a day.',
    },
    fix: {
      es: 'Escribí «related_period.to» como 2026-10-31; un 31 de septiembre no pasa.',
      en: 'Write "related_period.to" as 2026-10-31; the 31st of September does not pass.',
    },
  },
  10206: {
    kind: 'rejection',
    field: 'related_period.from',
    cause: {
      es: 'El período corregido llega hasta antes de 2006.',
      en: 'The corrected period reaches back before 2006.',
    },
    fix: {
      es: 'Usá fechas desde el 2 de enero de 2006; casi seguro hay un año mal tipeado en «related_period».',
      en: 'Use days from the 2nd of January of 2006; most likely a year is mistyped in "related_period".',
    },
  },
  10207: {
    kind: 'rejection',
    field: 'related_period',
    cause: {
      es: 'El período corregido termina antes de empezar.',
      en: 'The corrected period ends before it begins.',
    },
    fix: {
      es: 'Intercambiá «related_period.from» y «related_period.to».',
      en: 'Swap "related_period.from" and "related_period.to".',
    },
  },
  10208: {
    kind: 'rejection',
    field: 'related_period.to',
    cause: {
      es: 'El período corregido termina después de la fecha de la nota.',
      en: "The corrected period ends after the note's day.",
    },
    fix: {
      es: 'Cortá «related_period.to» en la fecha de emisión, o emití la nota más adelante.',
      en: 'End "related_period.to" on the day of issue, or issue the note later.',
    },
  },
  10209: {
    kind: 'observation',
    field: 'related_period',
    cause: {
      es: 'La nota lleva percepciones y su período abarca más de un mes.',
      en: 'The note carries perceptions and its period spans more than one month.',
    },
    fix: {
      es: 'Para próximas notas con percepciones hacé una por mes en «related_period»; esta salió igual.',
      en: 'For further notes with perceptions make one a month in "related_period"; this one went through all the same.',
    },
  },
  10210: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'El comprobante asociado es de fecha posterior a este y de otro mes.',
      en: 'The related comprobante is of a later day than this one and of another month.',
    },
    fix: {
      es: 'Poné en «issue_date» un día del mismo mes del original, o asociá uno anterior.',
      en: 'Put a day of the original\'s month into "issue_date", or relate an earlier one.',
    },
  },
  10211: {
    kind: 'rejection',
    field: 'related_comprobantes[].date',
    cause: {
      es: 'El original salió de un controlador fiscal o de Factuweb, y falta su fecha.',
      en: 'The original came from a fiscal printer or Factuweb, and its day is missing.',
    },
    fix: {
      es: 'Copiá la fecha del tique o factura en «related_comprobantes[].date».',
      en: 'Copy the day of the ticket or invoice into "related_comprobantes[].date".',
    },
  },
  10212: {
    kind: 'rejection',
    field: 'related_comprobantes[].date',
    cause: {
      es: 'La fecha del original de controlador fiscal o Factuweb está en el futuro.',
      en: 'The day of the original from a fiscal printer or Factuweb lies in the future.',
    },
    fix: {
      es: 'Corregí «related_comprobantes[].date» con la que tiene impresa.',
      en: 'Correct "related_comprobantes[].date" with the printed one.',
    },
  },
  10213: {
    kind: 'rejection',
    field: 'related_comprobantes[].date',
    cause: {
      es: 'La fecha del comprobante asociado no es una fecha.',
      en: "The related comprobante's day is not a day.",
    },
    fix: {
      es: 'Mandá «related_comprobantes[].date» como 2026-11-18, o no la mandes.',
      en: 'Send "related_comprobantes[].date" as 2026-11-18, or leave it out.',
    },
  },
  10232: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'El remito ya está asociado a otro comprobante.',
      en: 'The remito is already related to another comprobante.',
    },
    fix: {
      es: 'Buscá con qué factura se usó; si aquella está mal, anulala con nota de crédito antes de asociarlo a esta.',
      en: 'Find the invoice that used it; if that one is wrong, undo it with a credit note before relating it to this one.',
    },
  },
};
