/**
 * WSAA: certificates and access tickets, which the API minds by itself.
 * Facts: technical specification 1.2.2 and the manual's questions; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../entry.ts';

export const WSAA: ArcaCodeTable = {
  'coe.notAuthorized': {
    kind: 'access',
    field: 'taxpayer',
    cause: {
      es: 'El certificado es bueno, pero nadie le autorizó este servicio.',
      en: 'The certificate is good, but nobody authorised it for this service.',
    },
    fix: {
      es: 'En producción, delegá el servicio en el Administrador de Relaciones y asociá el computador fiscal; en homologación, en WSASS. Verificá con GET /v1/taxpayers/{cuit}/diagnosis.',
      en: 'In producción delegate the service in the Administrador de Relaciones and associate the computador fiscal; in homologación, in WSASS. Check with GET /v1/taxpayers/{cuit}/diagnosis.',
    },
  },
  'coe.alreadyAuthenticated': {
    kind: 'access',
    cause: {
      es: 'ARCA ya entregó un ticket hace instantes y no da otro.',
      en: 'ARCA gave a ticket moments ago and gives no other.',
    },
    fix: {
      es: 'Esperá 2 minutos (10 en homologación); la API guarda el ticket y no lo pide dos veces, así que fijate si otro sistema usa el mismo certificado.',
      en: 'Wait 2 minutes (10 in homologación); the API keeps the ticket and does not ask twice, so see whether another system uses the same certificate.',
    },
  },
  'cms.bad': {
    kind: 'access',
    cause: { es: 'ARCA no pudo leer el pedido firmado.', en: 'ARCA could not read the signed request.' },
    fix: {
      es: 'Volvé a subir certificado y clave del emisor: pueden no ser pareja.',
      en: "Upload the issuer's certificate and key again: they may be no pair.",
    },
  },
  'cms.bad.base64': {
    kind: 'access',
    cause: { es: 'El pedido firmado llegó mal codificado.', en: 'The signed request arrived badly encoded.' },
    fix: {
      es: 'Suele ser un proxy que altera el cuerpo: permití el tráfico directo a ARCA.',
      en: 'Usually a proxy alters the body: allow direct traffic to ARCA.',
    },
  },
  'cms.cert.notFound': {
    kind: 'access',
    cause: {
      es: 'El pedido no incluye el certificado con el que se firmó.',
      en: 'The request lacks the certificate it was signed with.',
    },
    fix: {
      es: 'Subí de nuevo el certificado en formato PEM, completo, con sus líneas BEGIN y END.',
      en: 'Upload the certificate again as PEM, whole, with its BEGIN and END lines.',
    },
  },
  'cms.sign.invalid': {
    kind: 'access',
    cause: {
      es: 'La firma no cierra, o usa un algoritmo que ARCA no acepta.',
      en: 'The signature does not hold, or uses an algorithm that ARCA does not accept.',
    },
    fix: {
      es: 'Generá un par nuevo desde la API y pedí a ARCA un certificado para ese pedido.',
      en: 'Make a new pair through the API and ask ARCA for a certificate for that request.',
    },
  },
  'cms.cert.expired': {
    kind: 'access',
    field: 'taxpayer',
    cause: { es: 'El certificado venció.', en: 'The certificate expired.' },
    fix: {
      es: 'Sacá uno nuevo en «Administración de Certificados Digitales» con el mismo alias y subilo; las delegaciones siguen.',
      en: 'Get a new one in "Administración de Certificados Digitales" under the same alias and upload it; delegations remain.',
    },
  },
  'cms.cert.invalid': {
    kind: 'access',
    cause: { es: 'El certificado todavía no entró en vigencia.', en: 'The certificate is not in force yet.' },
    fix: {
      es: 'Poné en hora el servidor (UTC exacto); si el reloj está bien, esperá unos minutos.',
      en: "Set the server's clock (exact UTC); if it is right, wait some minutes.",
    },
  },
  'cms.cert.untrusted': {
    kind: 'access',
    field: 'taxpayer',
    cause: {
      es: 'El certificado es del otro ambiente o no lo emitió ARCA.',
      en: "The certificate is of the other environment or not ARCA's.",
    },
    fix: {
      es: 'Usá el de WSASS en homologación y el de Administración de Certificados en producción.',
      en: "Use WSASS's in homologación and that of Administración de Certificados in producción.",
    },
  },
  'xml.bad': {
    kind: 'access',
    cause: { es: 'El pedido de ticket no tiene la forma debida.', en: 'The ticket request lacks its shape.' },
    fix: { es: 'Lo arma la API: mandanos el request_id.', en: 'The API makes it: send us the request_id.' },
  },
  'xml.source.invalid': {
    kind: 'access',
    cause: {
      es: 'El nombre de quien pide no es el del certificado.',
      en: "The asker's name is not the certificate's.",
    },
    fix: {
      es: 'Volvé a cargar el certificado del emisor, que trae su nombre.',
      en: "Load the issuer's certificate again, which brings its name.",
    },
  },
  'xml.destination.invalid': {
    kind: 'access',
    cause: {
      es: 'El pedido era para otro servidor de tickets.',
      en: 'The request was for another ticket server.',
    },
    fix: {
      es: 'Revisá si el ambiente configurado (homologación o producción) es el del certificado.',
      en: "Check whether the configured environment (homologación or producción) is the certificate's.",
    },
  },
  'xml.version.notSupported': {
    kind: 'access',
    cause: {
      es: 'ARCA no atiende esa versión del pedido.',
      en: 'ARCA does not serve that version of the request.',
    },
    fix: { es: 'Actualizá la API a su última versión.', en: 'Update the API to its latest version.' },
  },
  'xml.generationTime.invalid': {
    kind: 'access',
    cause: {
      es: 'La hora del pedido está en el futuro o es de hace más de un día.',
      en: "The request's time is in the future or over a day old.",
    },
    fix: {
      es: 'Sincronizá el reloj del servidor por NTP; GET /v1/taxpayers/{cuit}/diagnosis dice cuánto se desvía.',
      en: "Synchronise the server's clock by NTP; GET /v1/taxpayers/{cuit}/diagnosis says how far it is off.",
    },
  },
  'xml.expirationTime.expired': {
    kind: 'access',
    cause: { es: 'El pedido llegó vencido.', en: 'The request arrived expired.' },
    fix: {
      es: 'Tu reloj atrasa o la red demora: corregí la hora y reintentá.',
      en: 'Your clock is slow or the network late: correct the time and retry.',
    },
  },
  'xml.expirationTime.invalid': {
    kind: 'access',
    cause: { es: 'El pedido quiere durar más de 24 horas.', en: 'The request means to last over 24 hours.' },
    fix: {
      es: 'Un reloj adelantado provoca esto: sincronizalo.',
      en: 'A fast clock causes this: synchronise it.',
    },
  },
  'wsn.unavailable': {
    kind: 'outage',
    cause: {
      es: 'El servicio que pediste está fuera de línea.',
      en: 'The service you asked for is off line.',
    },
    fix: {
      es: 'Esperá al menos un minuto: la API reintenta y los comprobantes quedan en cola.',
      en: 'Wait a minute at least: the API retries and comprobantes stay queued.',
    },
  },
  'wsn.notFound': {
    kind: 'access',
    cause: {
      es: 'Ese servicio no existe en este ambiente.',
      en: 'That service does not exist in this environment.',
    },
    fix: {
      es: 'Fijate que el ambiente sea el correcto; algunos servicios no están en homologación.',
      en: 'See that the environment is right; some services are missing in homologación.',
    },
  },
  'wsaa.unavailable': {
    kind: 'outage',
    cause: { es: 'El servidor de tickets está fuera de línea.', en: 'The ticket server is off line.' },
    fix: {
      es: 'No hace falta nada: con el ticket vigente se sigue facturando y la API pide otro cuando vuelva.',
      en: 'Nothing is needed: the present ticket goes on serving and the API asks for another once it is back.',
    },
  },
  'wsaa.internalError': {
    kind: 'outage',
    cause: {
      es: 'El servidor de tickets tuvo un error interno.',
      en: 'The ticket server had an internal error.',
    },
    fix: {
      es: 'Dejá pasar un minuto; si dura más de una hora, mirá los avisos de ARCA.',
      en: "Let a minute pass; if it lasts over an hour, see ARCA's notices.",
    },
  },
};
