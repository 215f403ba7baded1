/**
 * WSCDC: verifying comprobantes that others issued. The data is what is printed on the received comprobante.
 * Facts: manual V0.4, second hand; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../entry.ts';

export const WSCDC: ArcaCodeTable = {
  1: {
    kind: 'rejection',
    field: 'comprobante.authorization.kind',
    cause: { es: 'El modo de autorización no existe.', en: 'The mode of authorisation does not exist.' },
    fix: {
      es: 'Poné en «comprobante.authorization.kind» cae, caea o cai, según lo que diga el comprobante recibido.',
      en: 'Set "comprobante.authorization.kind" to cae, caea or cai, by what the received comprobante says.',
    },
  },
  2: {
    kind: 'rejection',
    field: 'comprobante.issuer',
    cause: { es: 'El CUIT del emisor no es válido.', en: "The issuer's CUIT is not valid." },
    fix: {
      es: 'Copiá en «comprobante.issuer» los once dígitos del encabezado; la API revisa el verificador.',
      en: 'Copy the heading\'s eleven digits into "comprobante.issuer"; the API checks the check digit.',
    },
  },
  3: {
    kind: 'rejection',
    field: 'comprobante.punto_de_venta',
    cause: {
      es: 'El punto de venta está fuera de 1 a 99998.',
      en: 'The punto de venta lies outside 1 to 99998.',
    },
    fix: {
      es: 'Tomá lo que está antes del guion en el número impreso.',
      en: 'Take what is before the dash of the printed number.',
    },
  },
  4: {
    kind: 'rejection',
    field: 'comprobante.type',
    cause: { es: 'El tipo de comprobante no existe.', en: 'The type of comprobante does not exist.' },
    fix: {
      es: 'Poné en «comprobante.type» el código que figura bajo la letra: COD. 06 es 6.',
      en: 'Put the code under the letter into "comprobante.type": COD. 06 is 6.',
    },
  },
  5: {
    kind: 'rejection',
    field: 'comprobante.number',
    cause: {
      es: 'El número de comprobante está fuera de rango.',
      en: "The comprobante's number is out of range.",
    },
    fix: {
      es: 'Tomá lo que sigue al guion, sin los ceros de relleno.',
      en: 'Take what follows the dash, without padding zeros.',
    },
  },
  6: {
    kind: 'rejection',
    field: 'comprobante.issue_date',
    cause: { es: 'La fecha no es un día.', en: 'The date is no day.' },
    fix: {
      es: 'Mandá la fecha de emisión impresa; no la de vencimiento del CAE.',
      en: "Send the printed day of issue; not the CAE's expiry.",
    },
  },
  7: {
    kind: 'rejection',
    field: 'comprobante.total',
    cause: {
      es: 'El total es negativo o tiene demasiadas cifras.',
      en: 'The total is negative or has too many digits.',
    },
    fix: {
      es: 'Copiá en «comprobante.total» el importe final con punto y dos decimales.',
      en: 'Copy the final amount with a dot and two decimals into "comprobante.total".',
    },
  },
  8: {
    kind: 'rejection',
    field: 'comprobante.recipient.document.type',
    cause: {
      es: 'El tipo de documento del receptor no existe.',
      en: "The recipient's document type does not exist.",
    },
    fix: {
      es: 'Si el comprobante es para tu empresa, poné 80 (CUIT).',
      en: 'If the comprobante is for your company, give 80 (CUIT).',
    },
  },
  9: {
    kind: 'rejection',
    field: 'comprobante.recipient.document.number',
    cause: {
      es: 'El documento del receptor tiene letras o más de once dígitos.',
      en: "The recipient's document has letters or over eleven digits.",
    },
    fix: {
      es: 'Escribí sólo números, tal como figura en el recuadro del cliente.',
      en: "Write digits only, as in the customer's box.",
    },
  },
  10: {
    kind: 'rejection',
    field: 'comprobante.authorization.code',
    cause: {
      es: 'El código de autorización no tiene 14 dígitos.',
      en: 'The authorisation code lacks 14 digits.',
    },
    fix: {
      es: 'Mandá el QR entero en «qr», o copiá los 14 dígitos en «comprobante.authorization.code».',
      en: 'Send the whole QR in "qr", or copy the 14 digits into "comprobante.authorization.code".',
    },
  },
  100: {
    kind: 'rejection',
    field: 'comprobante.authorization.code',
    cause: {
      es: 'ARCA no tiene registrado ese CAE, CAEA o CAI.',
      en: 'ARCA has no record of that CAE, CAEA or CAI.',
    },
    fix: {
      es: 'Releé los 14 dígitos. Si están bien, el comprobante no es válido: no lo pagues ni computes su crédito sin hablar con el emisor.',
      en: 'Read the 14 digits again. If right, the comprobante is not valid: do not pay or use its credit without speaking to the issuer.',
    },
  },
  101: {
    kind: 'rejection',
    field: 'comprobante.issue_date',
    cause: {
      es: 'El comprobante es anterior a 2013 y esta consulta no llega tan atrás.',
      en: 'The comprobante is earlier than 2013 and this query does not reach so far back.',
    },
    fix: {
      es: 'Verificalo en la página de consulta de CAI de ARCA.',
      en: "Verify it in ARCA's page for CAI queries.",
    },
  },
  102: {
    kind: 'rejection',
    field: 'comprobante.issuer',
    cause: { es: 'El código es de otro emisor.', en: "The code is another issuer's." },
    fix: {
      es: 'Compará el CUIT impreso con el que enviaste; si coincide, desconfiá del comprobante.',
      en: 'Compare the printed CUIT with what you sent; if equal, distrust the comprobante.',
    },
  },
  103: {
    kind: 'rejection',
    field: 'comprobante.type',
    cause: {
      es: 'El código se dio para otro tipo de comprobante.',
      en: 'The code was given for another type of comprobante.',
    },
    fix: {
      es: 'Fijate la letra y el código de tipo: nota y factura se confunden fácil.',
      en: 'Look at the letter and type code: notes and invoices are easily confused.',
    },
  },
  104: {
    kind: 'rejection',
    field: 'comprobante.punto_de_venta',
    cause: {
      es: 'El código se dio para otro punto de venta.',
      en: 'The code was given for another punto de venta.',
    },
    fix: {
      es: 'Revisá los cinco dígitos de adelante; si son esos, pedile al emisor que lo aclare.',
      en: 'Check the five leading digits; if right, have the issuer explain.',
    },
  },
  105: {
    kind: 'rejection',
    field: 'comprobante.number',
    cause: { es: 'El código se dio para otro número.', en: 'The code was given for another number.' },
    fix: {
      es: 'Puede que le hayan pegado el CAE de otra factura: pedí el PDF original.',
      en: 'The CAE of another invoice may have been pasted on it: ask for the original PDF.',
    },
  },
  106: {
    kind: 'rejection',
    field: 'comprobante.authorization',
    cause: {
      es: 'El CAEA existe, pero el emisor no rindió el comprobante a tiempo.',
      en: 'The CAEA exists, but the issuer did not report the comprobante in time.',
    },
    fix: {
      es: 'Reclamale que lo informe a ARCA; hasta entonces no lo computes.',
      en: 'Demand that it be reported to ARCA; until then do not use it.',
    },
  },
  107: {
    kind: 'rejection',
    field: 'comprobante.issue_date',
    cause: { es: 'La fecha no es la que ARCA autorizó.', en: 'The day is not the one ARCA authorised.' },
    fix: {
      es: 'Usá la fecha de emisión impresa; si difiere, el comprobante fue alterado o mal impreso.',
      en: 'Use the printed day of issue; if it differs, the comprobante was altered or misprinted.',
    },
  },
  108: {
    kind: 'rejection',
    field: 'comprobante.issue_date',
    cause: {
      es: 'La fecha está fuera de la vigencia del CAI.',
      en: "The day is outside the CAI's validity.",
    },
    fix: {
      es: 'Mirá el vencimiento del talonario: emitido después, no vale.',
      en: "See the booklet's expiry: issued later, it is not valid.",
    },
  },
  109: {
    kind: 'rejection',
    field: 'comprobante.punto_de_venta',
    cause: {
      es: 'El CAEA no habilita ese punto de venta.',
      en: 'The CAEA does not cover that punto de venta.',
    },
    fix: {
      es: 'Pedile al emisor el comprobante correcto o una nota que lo anule.',
      en: 'Ask the issuer for the right comprobante or a note that undoes it.',
    },
  },
  110: {
    kind: 'rejection',
    field: 'comprobante.total',
    cause: { es: 'El total no es el autorizado.', en: 'The total is not the authorised one.' },
    fix: {
      es: 'Copiá el total final, percepciones incluidas; los remitos y otros sin total van con 0.',
      en: 'Copy the final total, perceptions included; remitos and others without a total go with 0.',
    },
  },
  111: {
    kind: 'rejection',
    field: 'comprobante.recipient.document.type',
    cause: {
      es: 'El tipo de documento del receptor no es el autorizado.',
      en: "The recipient's document type is not the authorised one.",
    },
    fix: {
      es: 'Si te facturaron con CUIL o DNI en vez de CUIT, mandá ese tipo.',
      en: 'If you were invoiced by CUIL or DNI instead of CUIT, send that type.',
    },
  },
  112: {
    kind: 'rejection',
    field: 'comprobante.recipient',
    cause: {
      es: 'El documento del receptor no es el autorizado: el comprobante es para otro.',
      en: "The recipient's document is not the authorised one: the comprobante is for somebody else.",
    },
    fix: {
      es: 'Verificá que sea tu CUIT; si el emisor se equivocó, pedile nota de crédito y factura nueva.',
      en: 'Check that it is your CUIT; if the issuer erred, ask for a credit note and a new invoice.',
    },
  },
  113: {
    kind: 'rejection',
    field: 'comprobante.recipient.cuit',
    cause: {
      es: 'En clase A y MiPyME el receptor se identifica con CUIT.',
      en: 'On class A and MiPyME the recipient is identified by CUIT.',
    },
    fix: {
      es: 'Completá «comprobante.recipient.cuit» con tu CUIT o el del comprador.',
      en: 'Fill "comprobante.recipient.cuit" with your CUIT or the buyer\'s.',
    },
  },
  114: {
    kind: 'rejection',
    field: 'comprobante.recipient.cuit',
    cause: {
      es: 'En clase A falta el número de documento del receptor.',
      en: "On class A the recipient's document number is missing.",
    },
    fix: { es: 'Agregá el CUIT que figura en el comprobante.', en: 'Add the CUIT shown on the comprobante.' },
  },
  115: {
    kind: 'rejection',
    field: 'comprobante.recipient',
    cause: {
      es: 'El importe es tan alto que hay que decir el tipo de documento del receptor.',
      en: "The amount is so high that the recipient's document type must be given.",
    },
    fix: {
      es: 'Por encima de diez millones, completá el tipo de documento del comprador.',
      en: "Above ten million, fill in the buyer's document type.",
    },
  },
  116: {
    kind: 'rejection',
    field: 'comprobante.recipient',
    cause: {
      es: 'El importe es tan alto que hay que decir el documento del receptor.',
      en: "The amount is so high that the recipient's document must be given.",
    },
    fix: {
      es: 'Por encima de diez millones, completá el número de documento del comprador.',
      en: "Above ten million, fill in the buyer's document number.",
    },
  },
  117: {
    kind: 'rejection',
    field: 'comprobante.recipient.document',
    cause: {
      es: 'Vino el tipo de documento sin número, o el número sin tipo.',
      en: 'The document type came without its number, or the number without its type.',
    },
    fix: { es: 'Mandá los dos o ninguno.', en: 'Send both or neither.' },
  },
  118: {
    kind: 'rejection',
    field: 'comprobante.recipient.document',
    cause: {
      es: 'Un comprobante T (turistas) va con CUIT, pasaporte o documento extranjero.',
      en: 'A comprobante T (tourists) goes with CUIT, passport or foreign document.',
    },
    fix: {
      es: 'Elegí 80, 91, 94 o 96 según el documento del huésped.',
      en: "Choose 80, 91, 94 or 96 by the guest's document.",
    },
  },
  150: {
    kind: 'rejection',
    cause: { es: 'La lista de datos opcionales vino vacía.', en: 'The list of optionals came empty.' },
    fix: {
      es: 'Esta API constata sin datos opcionales: si lo ves, mandanos el request_id.',
      en: 'This API verifies without optionals: should you see this, send us the request_id.',
    },
  },
  151: {
    kind: 'rejection',
    cause: { es: 'El dato opcional no existe.', en: 'The optional does not exist.' },
    fix: {
      es: 'Usá uno de los que ARCA lista para constatar.',
      en: 'Use one that ARCA lists for verifying.',
    },
  },
  152: {
    kind: 'rejection',
    cause: { es: 'Un dato opcional está dos veces.', en: 'An optional is there twice.' },
    fix: { es: 'Dejá una sola entrada de ese dato.', en: 'Keep a single entry of that datum.' },
  },
  153: {
    kind: 'rejection',
    cause: { es: 'Un dato opcional vino sin valor.', en: 'An optional came without its value.' },
    fix: {
      es: 'Copiá el valor del comprobante o sacá el dato.',
      en: 'Copy the value from the comprobante or remove the datum.',
    },
  },
  200: {
    kind: 'observation',
    cause: {
      es: 'El CAEA es válido y el emisor todavía está a tiempo de rendir el comprobante.',
      en: 'The CAEA is valid and the issuer is still in time to report the comprobante.',
    },
    fix: {
      es: 'Volvé a verificarlo cuando venza el plazo de rendición, unos días después de la quincena.',
      en: 'Verify it again once the time for reporting ends, some days after the fortnight.',
    },
  },
  500: {
    kind: 'outage',
    cause: {
      es: 'El servicio de constatación tuvo una falla interna.',
      en: 'The verification service had an internal failure.',
    },
    fix: {
      es: 'La consulta no cambia nada: repetila más tarde.',
      en: 'The query changes nothing: repeat it later.',
    },
  },
  501: {
    kind: 'outage',
    cause: { es: 'La base de constatación no respondió.', en: 'The verification database did not answer.' },
    fix: {
      es: 'Reintentá en unos minutos; no significa que el comprobante sea falso.',
      en: 'Retry in some minutes; it does not mean that the comprobante is false.',
    },
  },
  502: {
    kind: 'outage',
    cause: { es: 'El servicio de constatación está ocupado.', en: 'The verification service is busy.' },
    fix: { es: 'Espaciá las consultas y repetí esta.', en: 'Space the queries out and repeat this one.' },
  },
  503: {
    kind: 'outage',
    cause: { es: 'ARCA no tiene datos para lo consultado.', en: 'ARCA has no data for the query.' },
    fix: {
      es: 'Revisá CUIT, tipo, punto de venta y número contra el papel.',
      en: 'Check CUIT, type, punto de venta and number against the paper.',
    },
  },
  600: {
    kind: 'access',
    field: 'taxpayer',
    cause: {
      es: 'El ticket de acceso no corresponde a su firma o venció.',
      en: 'The access ticket does not match its signature or expired.',
    },
    fix: {
      es: 'La API saca otro; si persiste, delegá «Constatación de Comprobantes» (wscdc) al certificado.',
      en: 'The API gets another; if it persists, delegate "Constatación de Comprobantes" (wscdc) to the certificate.',
    },
  },
  601: {
    kind: 'access',
    field: 'taxpayer',
    cause: {
      es: 'El certificado no representa a quien consulta.',
      en: 'The certificate does not represent whoever asks.',
    },
    fix: {
      es: 'Delegá wscdc desde ese CUIT en el Administrador de Relaciones.',
      en: 'Delegate wscdc from that CUIT in the Administrador de Relaciones.',
    },
  },
  602: {
    kind: 'access',
    field: 'taxpayer',
    cause: { es: 'El CUIT que consulta no está activo.', en: 'The CUIT that asks is not active.' },
    fix: {
      es: 'Consultá en nombre de un CUIT activo o reactivá este en ARCA.',
      en: 'Ask in the name of an active CUIT or reactivate this one at ARCA.',
    },
  },
};
