/**
 * The padrón: ARCA has no codes there, so that the key is what its message says.
 * Facts: recorded answers and the manuals of the padrones, whose messages are the codes; N stands for a CUIT; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../entry.ts';

export const PADRON: ArcaCodeTable = {
  'No existe persona con ese Id': {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: { es: 'No existe persona con ese CUIT o CUIL.', en: 'There is no person with that CUIT or CUIL.' },
    fix: {
      es: 'Revisá los once dígitos con el cliente; una cifra cambiada la detecta el dígito verificador.',
      en: 'Check the eleven digits with the customer; the check digit finds a changed one.',
    },
  },
  'El Id de la persona no es valido': {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: { es: 'Lo consultado no tiene forma de CUIT.', en: 'What was asked is not shaped like a CUIT.' },
    fix: {
      es: 'Mandá once dígitos sin guiones; para un DNI, buscá antes su CUIL.',
      en: 'Send eleven digits without dashes; for a DNI, find its CUIL first.',
    },
  },
  'La clave (CUIT/CUIL) consultada se encuentra INACTIVA': {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El CUIT existe y está inactivo (baja, fallecimiento o cancelación).',
      en: 'The CUIT exists and is inactive (closed, deceased or cancelled).',
    },
    fix: {
      es: 'Pedile al cliente un CUIT activo: a uno inactivo sólo se le hacen notas de crédito.',
      en: 'Ask the customer for an active CUIT: an inactive one only gets credit notes.',
    },
  },
  'No cumple con las condiciones para enviar datos del regimen general': {
    kind: 'observation',
    field: 'recipient.iva_condition',
    cause: {
      es: 'La persona tiene una traba (por ejemplo, impuestos dados de baja de oficio) y el padrón no muestra su régimen general.',
      en: 'The person has an obstacle (such as taxes closed ex officio) and the padrón does not show the general regime.',
    },
    fix: {
      es: 'Preguntale al cliente su condición y ponela en «recipient.iva_condition».',
      en: 'Ask the customer\'s condition and put it into "recipient.iva_condition".',
    },
  },
  'No cumple con las condiciones para enviar datos monotributo': {
    kind: 'observation',
    field: 'recipient.iva_condition',
    cause: {
      es: 'Figura en monotributo sin categoría, así que el padrón no muestra sus datos.',
      en: 'It appears in monotributo without a category, so that the padrón does not show its data.',
    },
    fix: {
      es: 'Confirmá con el cliente si sigue en monotributo y escribilo en «recipient.iva_condition».',
      en: 'Confirm with the customer whether it remains in monotributo and write it into "recipient.iva_condition".',
    },
  },
  'No autorizado, par token/sign invalido': {
    kind: 'access',
    field: 'taxpayer',
    cause: { es: 'El ticket no vale para el padrón.', en: 'The ticket does not serve for the padrón.' },
    fix: {
      es: 'Delegá «Constancia de Inscripción» (ws_sr_constancia_inscripcion) al certificado.',
      en: 'Delegate "Constancia de Inscripción" (ws_sr_constancia_inscripcion) to the certificate.',
    },
  },
  'Debe enviar la CUIT representada': {
    kind: 'access',
    field: 'taxpayer',
    cause: {
      es: 'No se dijo en nombre de quién se consulta.',
      en: 'It was not said in whose name the query is made.',
    },
    fix: {
      es: 'Agregá ?taxpayer= con el CUIT del emisor si tenés más de uno.',
      en: "Add ?taxpayer= with the issuer's CUIT if you have several.",
    },
  },
  'Este token no le permite actuar en representacion de la CUIT N': {
    kind: 'access',
    field: 'taxpayer',
    cause: {
      es: 'El certificado no puede consultar el padrón en nombre de ese CUIT.',
      en: "The certificate may not ask the padrón in that CUIT's name.",
    },
    fix: {
      es: 'Hacé la delegación desde ese CUIT, o consultá con otro de tus emisores.',
      en: 'Delegate from that CUIT, or ask with another of your issuers.',
    },
  },
  'Falta token y/o sign': {
    kind: 'access',
    cause: { es: 'La consulta llegó sin ticket.', en: 'The query arrived without a ticket.' },
    fix: {
      es: 'El ticket lo agrega la API: si lo ves, mandanos el request_id.',
      en: 'The API adds the ticket: should you see this, send us the request_id.',
    },
  },
  'Token malformado': {
    kind: 'access',
    cause: { es: 'El ticket no se puede leer.', en: 'The ticket cannot be read.' },
    fix: {
      es: 'La API lo descarta y pide otro; si se repite, revisá que ningún proxy altere los pedidos.',
      en: 'The API discards it and asks for another; if it recurs, see that no proxy alters requests.',
    },
  },
  'No se pudo verificar que <sign> contenga una firma valida de <token>': {
    kind: 'access',
    cause: { es: 'La firma no es la de ese ticket.', en: "The signature is not that ticket's." },
    fix: {
      es: 'Pasa al mezclar ambientes: verificá que el emisor esté en homologación o producción según su certificado.',
      en: 'It happens when environments are mixed: check that the issuer is in homologación or producción as its certificate.',
    },
  },
  'La Clave (CUIT/CUIL) consultada es inexistente': {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: { es: 'ARCA nunca otorgó ese CUIT o CUIL.', en: 'ARCA never gave that CUIT or CUIL.' },
    fix: {
      es: 'Pedile al cliente su constancia de inscripción y copiá el número de ahí.',
      en: 'Ask the customer for the proof of registration and copy the number from it.',
    },
  },
};
