/**
 * WSFEv1: electronic credit invoices (FCE MiPyME) and their notes.
 * Facts: manual v4.5 (2 July 2026), the changes of 4.6 to 4.8, and recorded answers; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const MIPYME: ArcaCodeTable = {
  10153: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Una nota MiPyME tiene que asociar la factura que corrige.',
      en: 'A MiPyME note has to relate the invoice that it corrects.',
    },
    fix: {
      es: 'Hacela con POST /v1/invoices/{id}/credit-notes o /debit-notes: la API asocia la factura sola.',
      en: 'Make it with POST /v1/invoices/{id}/credit-notes or /debit-notes: the API relates the invoice itself.',
    },
  },
  10154: {
    kind: 'rejection',
    field: 'mipyme.cancellation',
    cause: {
      es: 'La nota no dice si anula una factura que el comprador rechazó, o lo dice al revés.',
      en: 'The note does not say whether it undoes an invoice that the buyer rejected, or says the contrary.',
    },
    fix: {
      es: '«mipyme.cancellation» va en true sólo si el comprador rechazó la factura en ARCA; si la aceptó o aún no contestó, false.',
      en: '"mipyme.cancellation" is true only if the buyer rejected the invoice at ARCA; if it was accepted or is unanswered, false.',
    },
  },
  10155: {
    kind: 'rejection',
    field: 'related_comprobantes[].cuit',
    cause: { es: 'La factura asociada es de otro emisor.', en: 'The related invoice is of another issuer.' },
    fix: {
      es: 'En «related_comprobantes[].cuit» va el CUIT del que emite la nota.',
      en: '"related_comprobantes[].cuit" is the CUIT of whoever issues the note.',
    },
  },
  10156: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Una nota MiPyME que no anula se refiere a una sola factura.',
      en: 'A MiPyME note that does not cancel refers to a single invoice.',
    },
    fix: {
      es: 'Dejá una factura en «related_comprobantes» y hacé una nota por cada una que ajustes.',
      en: 'Keep one invoice in "related_comprobantes" and make a note for each one you adjust.',
    },
  },
  10157: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'La nota MiPyME que no anula se asoció a algo que no es su factura MiPyME de la misma letra ni un remito.',
      en: 'The MiPyME note that does not cancel was related to something other than its MiPyME invoice of the same letter or a remito.',
    },
    fix: {
      es: 'Poné 201 para A, 206 para B o 211 para C en «related_comprobantes[].type».',
      en: 'Put 201 for A, 206 for B or 211 for C into "related_comprobantes[].type".',
    },
  },
  10158: {
    kind: 'rejection',
    field: 'related_comprobantes[].date',
    cause: {
      es: 'Falta la fecha de la factura que la nota MiPyME corrige.',
      en: 'The day of the invoice that the MiPyME note corrects is missing.',
    },
    fix: {
      es: 'Completá «related_comprobantes[].date» con la fecha de emisión del original.',
      en: 'Fill "related_comprobantes[].date" with the original\'s day of issue.',
    },
  },
  10159: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'La nota MiPyME tiene fecha anterior a la factura que corrige.',
      en: 'The MiPyME note is dated before the invoice it corrects.',
    },
    fix: {
      es: 'Poné en «issue_date» la fecha de la factura o una posterior, o dejalo sin poner.',
      en: 'Put the invoice\'s day or a later one into "issue_date", or leave it out.',
    },
  },
  10160: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'ARCA no encuentra la factura MiPyME asociada con esa fecha.',
      en: 'ARCA does not find the related MiPyME invoice with that day.',
    },
    fix: {
      es: 'Copiá número y fecha de la factura autorizada; GET /v1/invoices/{id} los muestra.',
      en: "Copy the authorised invoice's number and day; GET /v1/invoices/{id} shows them.",
    },
  },
  10161: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El comprador no tiene domicilio fiscal electrónico, donde recibe las MiPyME.',
      en: 'The buyer has no electronic fiscal address, where MiPyME invoices are received.',
    },
    fix: {
      es: 'Pedile que lo constituya en ARCA con su clave fiscal y emitila después.',
      en: 'Ask the buyer to set it up at ARCA with its clave fiscal and issue afterwards.',
    },
  },
  10162: {
    kind: 'rejection',
    field: 'mipyme',
    cause: {
      es: 'La MiPyME llegó sin sus datos propios.',
      en: 'The MiPyME invoice arrived without its own data.',
    },
    fix: {
      es: 'Completá «mipyme»: CBU y transferencia en la factura, cancelación en las notas. La API los convierte en opcionales.',
      en: 'Fill "mipyme": CBU and transfer on the invoice, cancellation on notes. The API turns them into optionals.',
    },
  },
  10163: {
    kind: 'rejection',
    field: 'payment_due_date',
    cause: {
      es: 'Una factura MiPyME necesita vencimiento de pago, también si vende productos.',
      en: 'A MiPyME invoice needs a payment due date, for products too.',
    },
    fix: {
      es: 'Agregá «payment_due_date» según el plazo acordado con el comprador.',
      en: 'Add "payment_due_date" by the term agreed with the buyer.',
    },
  },
  10164: {
    kind: 'rejection',
    field: 'payment_due_date',
    cause: {
      es: 'La MiPyME vence antes de hoy o antes de su propia fecha.',
      en: 'The MiPyME invoice falls due before today or before its own day.',
    },
    fix: {
      es: 'Elegí en «payment_due_date» un día desde la emisión y no anterior al de envío.',
      en: 'Choose in "payment_due_date" a day from issue on and not before the one of sending.',
    },
  },
  10165: {
    kind: 'rejection',
    field: 'mipyme.cbu',
    cause: { es: 'El CBU no tiene 22 dígitos.', en: 'The CBU lacks 22 digits.' },
    fix: {
      es: 'Copialo entero del homebanking en «mipyme.cbu»; la API controla sus dígitos verificadores.',
      en: 'Copy it whole from your bank into "mipyme.cbu"; the API checks its check digits.',
    },
  },
  10166: {
    kind: 'rejection',
    field: 'mipyme.alias',
    cause: {
      es: 'El alias no tiene entre 6 y 20 letras, números, puntos o guiones.',
      en: 'The alias is not 6 to 20 letters, digits, dots or dashes.',
    },
    fix: {
      es: 'Corregí «mipyme.alias» o no lo mandes: alcanza con el CBU.',
      en: 'Correct "mipyme.alias" or leave it out: the CBU is enough.',
    },
  },
  10167: {
    kind: 'rejection',
    field: 'mipyme.cancellation',
    cause: { es: 'El dato de anulación no es S ni N.', en: 'The cancellation datum is neither S nor N.' },
    fix: {
      es: 'Mandá «mipyme.cancellation» como true o false y la API escribe la letra.',
      en: 'Send "mipyme.cancellation" as true or false and the API writes the letter.',
    },
  },
  10168: {
    kind: 'rejection',
    field: 'mipyme.cbu',
    cause: {
      es: 'La factura MiPyME no dice en qué CBU se cobra.',
      en: 'The MiPyME invoice does not say into which CBU it is paid.',
    },
    fix: {
      es: 'Poné tu CBU en «mipyme.cbu»: la cuenta tiene que estar a nombre del emisor.',
      en: 'Put your CBU into "mipyme.cbu": the account has to be in the issuer\'s name.',
    },
  },
  10169: {
    kind: 'rejection',
    field: 'optionals[].id',
    cause: {
      es: 'Hay datos de MiPyME (2101, 2102, 22 o 27) en un comprobante común.',
      en: 'There is MiPyME data (2101, 2102, 22 or 27) on a plain comprobante.',
    },
    fix: {
      es: 'Sacá esos opcionales, o completá «mipyme» para que el comprobante sea MiPyME.',
      en: 'Remove those optionals, or fill "mipyme" so that the comprobante is a MiPyME one.',
    },
  },
  10170: {
    kind: 'rejection',
    field: 'mipyme',
    cause: {
      es: 'La MiPyME no trae CBU, anulación ni forma de transferencia.',
      en: 'The MiPyME one brings no CBU, cancellation or transfer.',
    },
    fix: {
      es: 'En una factura poné «mipyme.cbu» y «mipyme.transfer»; en una nota, «mipyme.cancellation».',
      en: 'On an invoice give "mipyme.cbu" and "mipyme.transfer"; on a note, "mipyme.cancellation".',
    },
  },
  10171: {
    kind: 'rejection',
    field: 'mipyme.cancellation',
    cause: {
      es: 'Una factura MiPyME no lleva dato de anulación.',
      en: 'A MiPyME invoice carries no cancellation datum.',
    },
    fix: {
      es: 'Quitá «mipyme.cancellation» de la factura: va en la nota que la anula.',
      en: 'Remove "mipyme.cancellation" from the invoice: it goes on the note that undoes it.',
    },
  },
  10172: {
    kind: 'rejection',
    field: 'mipyme',
    cause: {
      es: 'Una nota MiPyME no lleva CBU, alias ni transferencia.',
      en: 'A MiPyME note carries no CBU, alias or transfer.',
    },
    fix: {
      es: 'De «mipyme» dejá sólo «mipyme.cancellation» (y referencias si hay).',
      en: 'Of "mipyme" keep only "mipyme.cancellation" (and references if any).',
    },
  },
  10173: {
    kind: 'rejection',
    field: 'mipyme.cancellation',
    cause: {
      es: 'La nota MiPyME no trae el dato de anulación.',
      en: 'The MiPyME note lacks the cancellation datum.',
    },
    fix: {
      es: 'Agregá «mipyme.cancellation»: false para un ajuste común.',
      en: 'Add "mipyme.cancellation": false for a plain adjustment.',
    },
  },
  10174: {
    kind: 'rejection',
    field: 'mipyme.cbu',
    cause: {
      es: 'El CBU no está declarado en ARCA, no está vigente o no es del emisor; un CVU de billetera virtual no sirve.',
      en: "The CBU is not on record at ARCA, is not current or is not the issuer's; a wallet's CVU does not serve.",
    },
    fix: {
      es: 'Declará en ARCA una cuenta bancaria a nombre del emisor y usá ese número en «mipyme.cbu».',
      en: 'Declare a bank account in the issuer\'s name at ARCA and use that number in "mipyme.cbu".',
    },
  },
  10175: {
    kind: 'rejection',
    field: 'payment_due_date',
    cause: {
      es: 'Una nota MiPyME común lleva vencimiento de pago, y sólo la de anulación puede.',
      en: 'A plain MiPyME note carries a payment due date, which only a cancelling one may.',
    },
    fix: { es: 'Sacá «payment_due_date» de la nota.', en: 'Remove "payment_due_date" from the note.' },
  },
  10176: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El comprador de la MiPyME no está activo en el padrón.',
      en: 'The buyer of the MiPyME invoice is not active in the padrón.',
    },
    fix: {
      es: 'Consultá GET /v1/padron/{cuit}; si está inactivo no hay MiPyME posible con ese CUIT.',
      en: 'Ask GET /v1/padron/{cuit}; if inactive, no MiPyME invoice is possible with that CUIT.',
    },
  },
  10177: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'La condición del comprador no combina con la letra de la MiPyME: la A es para inscriptos en IVA; B y C, para IVA, monotributo o exento.',
      en: "The buyer's condition does not go with the letter of the MiPyME invoice: A is for those in IVA; B and C for IVA, monotributo or exempt.",
    },
    fix: {
      es: 'Poné la condición verdadera en «recipient.iva_condition» y dejá «letter» en auto.',
      en: 'Give the true condition in "recipient.iva_condition" and leave "letter" on auto.',
    },
  },
  10178: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'A un sujeto no categorizado no se le puede hacer una MiPyME.',
      en: 'No MiPyME invoice may be made to an uncategorised buyer.',
    },
    fix: {
      es: 'Sacá «mipyme» y facturale B, o pedile su CUIT real.',
      en: 'Remove "mipyme" and invoice B, or ask for the real CUIT.',
    },
  },
  10180: {
    kind: 'rejection',
    field: 'mipyme',
    cause: {
      es: 'El comprador no es empresa grande ni PyME adherida, o su actividad no está en el régimen.',
      en: 'The buyer is neither a large company nor an adhered PyME, or its activity is outside the regime.',
    },
    fix: {
      es: 'Facturale sin «mipyme»: a ese comprador le corresponde una factura común.',
      en: 'Invoice without "mipyme": that buyer gets a plain invoice.',
    },
  },
  10181: {
    kind: 'rejection',
    field: 'currency',
    cause: {
      es: 'La nota MiPyME está en otra moneda que la factura.',
      en: 'The MiPyME note is in another currency than the invoice.',
    },
    fix: {
      es: 'Usá en «currency» la de la factura; ARS sólo para diferencias de cambio después de aceptada o rechazada.',
      en: 'Use the invoice\'s in "currency"; ARS only for exchange differences after acceptance or rejection.',
    },
  },
  10183: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'La nota MiPyME y su original tienen emisor o receptor distintos, o la anulación está cruzada: débito anula crédito, y crédito anula factura o débito.',
      en: 'The MiPyME note and its original differ in issuer or recipient, or the cancellation is crossed: a debit undoes a credit, a credit undoes an invoice or debit.',
    },
    fix: {
      es: 'Elegí el «kind» opuesto al comprobante que anulás y repetí su receptor.',
      en: 'Choose the "kind" opposite to what you undo and repeat its recipient.',
    },
  },
  10184: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'La nota de crédito iguala o supera el saldo de la cuenta corriente de la MiPyME.',
      en: "The credit note equals or exceeds the balance of the MiPyME invoice's current account.",
    },
    fix: {
      es: 'Acreditá menos que el saldo; para dejarla en cero el comprador tiene que rechazarla y vos anularla con «mipyme.cancellation».',
      en: 'Credit less than the balance; to leave it at zero the buyer has to reject it and you cancel with "mipyme.cancellation".',
    },
  },
  10186: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'La anulación MiPyME A se asoció a un tipo que no puede anular.',
      en: 'The MiPyME A cancellation was related to a type that it cannot undo.',
    },
    fix: {
      es: 'Anulá la factura 201 con una nota de crédito y la nota de crédito 203 con una de débito.',
      en: 'Undo invoice 201 with a credit note and credit note 203 with a debit note.',
    },
  },
  10187: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'La anulación MiPyME B se asoció a un tipo que no puede anular.',
      en: 'The MiPyME B cancellation was related to a type that it cannot undo.',
    },
    fix: {
      es: 'Para deshacer la factura 206 hacé nota de crédito; para deshacer la 208, nota de débito.',
      en: 'To undo invoice 206 make a credit note; to undo 208, a debit note.',
    },
  },
  10188: {
    kind: 'observation',
    field: 'mipyme',
    cause: {
      es: 'Por quién vende y quién compra correspondía una factura MiPyME, aunque la común se autorizó.',
      en: 'By who sells and who buys a MiPyME invoice was due, although the plain one was authorised.',
    },
    fix: {
      es: 'La próxima vez completá «mipyme»; para cobrar esta como MiPyME anulala con nota de crédito y emitila otra vez.',
      en: 'Next time fill "mipyme"; to collect this one as MiPyME undo it with a credit note and issue it again.',
    },
  },
  10189: {
    kind: 'rejection',
    field: 'mipyme.references',
    cause: {
      es: 'Una referencia comercial está vacía o pasa los 50 caracteres.',
      en: 'A commercial reference is empty or over 50 characters.',
    },
    fix: {
      es: 'Acortá cada texto de «mipyme.references»; la API permite hasta 50.',
      en: 'Shorten every text of "mipyme.references"; the API allows up to 50.',
    },
  },
  10190: {
    kind: 'rejection',
    field: 'mipyme.references',
    cause: { es: 'Una referencia comercial está repetida.', en: 'A commercial reference is repeated.' },
    fix: {
      es: 'Dejá cada orden de compra o remito una vez en «mipyme.references».',
      en: 'Keep every purchase order or remito once in "mipyme.references".',
    },
  },
  10192: {
    kind: 'rejection',
    field: 'mipyme',
    cause: {
      es: 'Por las empresas y el monto, esta venta sólo puede hacerse con factura MiPyME.',
      en: 'By the companies and the amount, this sale can only be made with a MiPyME invoice.',
    },
    fix: {
      es: 'Agregá «mipyme» con tu CBU y la transferencia, y «payment_due_date»; la API cambia el tipo sola.',
      en: 'Add "mipyme" with your CBU and the transfer, and "payment_due_date"; the API changes the type itself.',
    },
  },
  10193: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'La anulación MiPyME C se asoció a un tipo que no puede anular.',
      en: 'The MiPyME C cancellation was related to a type that it cannot undo.',
    },
    fix: {
      es: 'La factura 211 se anula con crédito (213) y el crédito con débito (212).',
      en: 'Invoice 211 is undone with a credit (213) and the credit with a debit (212).',
    },
  },
  10194: {
    kind: 'rejection',
    cause: {
      es: 'Una MiPyME no admite lista de compradores.',
      en: 'A MiPyME invoice takes no list of buyers.',
    },
    fix: {
      es: 'Facturá a una sola empresa en «recipient»; la API no informa condóminos.',
      en: 'Invoice a single company in "recipient"; the API gives no co-owners.',
    },
  },
  10196: {
    kind: 'rejection',
    field: 'related_period',
    cause: {
      es: 'Una nota MiPyME corrige facturas, no períodos.',
      en: 'A MiPyME note corrects invoices, not periods.',
    },
    fix: {
      es: 'Cambiá «related_period» por la factura en «related_comprobantes».',
      en: 'Replace "related_period" by the invoice in "related_comprobantes".',
    },
  },
  10214: {
    kind: 'rejection',
    field: 'mipyme.transfer',
    cause: { es: 'La forma de transferencia no son tres letras.', en: 'The transfer is not three letters.' },
    fix: { es: 'Usá SCA o ADC en «mipyme.transfer».', en: 'Use SCA or ADC in "mipyme.transfer".' },
  },
  10215: {
    kind: 'rejection',
    field: 'mipyme.transfer',
    cause: { es: 'La forma de transferencia no es SCA ni ADC.', en: 'The transfer is neither SCA nor ADC.' },
    fix: {
      es: 'Elegí «mipyme.transfer»: SCA para el sistema de circulación abierta, ADC para el agente de depósito colectivo.',
      en: 'Choose "mipyme.transfer": SCA for the open circulation system, ADC for the collective depository.',
    },
  },
  10216: {
    kind: 'rejection',
    field: 'mipyme.transfer',
    cause: {
      es: 'La factura MiPyME no dice cómo circula.',
      en: 'The MiPyME invoice does not say how it circulates.',
    },
    fix: {
      es: 'Agregá «mipyme.transfer» con SCA o ADC, según por dónde vayas a negociarla o cobrarla.',
      en: 'Add "mipyme.transfer" with SCA or ADC, by the way you will negotiate or collect it.',
    },
  },
  10251: {
    kind: 'rejection',
    field: 'mipyme',
    cause: {
      es: 'Una entidad financiera no emite MiPyME.',
      en: 'A financial entity does not issue MiPyME invoices.',
    },
    fix: {
      es: 'Sacá «mipyme» y emití la factura común.',
      en: 'Remove "mipyme" and issue the plain invoice.',
    },
  },
};
