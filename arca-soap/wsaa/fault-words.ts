/**
 * WSAA's fault codes in plain words: what each means, what to do next, and whether asking again can help. Data, from
 * the technical specification 1.2.2 (codes; "Reintentos") and the developer's manual (FAQ 10.2 to 10.10); the last two
 * are what its SOAP stack says by itself (seen in October 2026).
 */
import type { Environment } from '../endpoints.ts';

/**
 * The same sentence in Spanish of Argentina and English.
 *
 * @example
 * const { es, en }: Explanation = fault.explanation;
 */
export interface Explanation {
  readonly es: string;
  readonly en: string;
}

/** What is known of one code. */
export interface FaultWords {
  readonly retry: 'never' | 'after_a_minute' | 'after_the_window';
  readonly meaning: Explanation;
  /** Two where the environments part. */
  readonly nextStep: Explanation | Readonly<Record<Environment, Explanation>>;
  /** Whether the clock is the first suspect. */
  readonly isAboutTime?: true;
}

const words = (es: string, en: string): Explanation => ({ es, en });

const askForAnother: FaultWords['nextStep'] = {
  homologacion: words(
    'Generá un certificado nuevo en WSASS y cargalo; el viejo puede quedar mientras tanto.',
    'Create a new certificate in WSASS and load it; the old one may stay meanwhile.',
  ),
  produccion: words(
    'Generá un certificado nuevo en «Administración de Certificados Digitales», con el mismo alias, y cargalo.',
    'Create a new certificate in "Administración de Certificados Digitales", under the same alias, and load it.',
  ),
};

const synchronise = words(
  'Sincronizá tu reloj (ARCA ofrece time.afip.gov.ar) y pedí el ticket de nuevo.',
  'Synchronise your clock (ARCA offers time.afip.gov.ar) and ask for the ticket again.',
);

const waitAMinute = words(
  'Esperá al menos un minuto y volvé a pedirlo; mientras tanto usá el ticket que tengas.',
  'Wait a minute at least and ask again; meanwhile use the ticket you have.',
);

const writeTheRequestAnew = words(
  'Escribí el pedido de ticket con esta biblioteca, o según la especificación técnica de WSAA.',
  "Write the ticket request with this library, or after WSAA's technical specification.",
);

export const FAULT_WORDS = {
  'coe.notAuthorized': {
    retry: 'never',
    meaning: words(
      'Este certificado no está autorizado a usar el servicio pedido.',
      'This certificate is not authorised to use the requested service.',
    ),
    nextStep: {
      homologacion: words(
        'En WSASS, usá «Crear autorización a servicio» para este certificado, el CUIT y el servicio.',
        'In WSASS, use "Crear autorización a servicio" for this certificate, the CUIT and the service.',
      ),
      produccion: words(
        'En el Administrador de Relaciones, hacé una «Nueva Relación» del servicio con el computador fiscal de este certificado.',
        'In the Administrador de Relaciones, make a "Nueva Relación" of the service with this certificate\'s computador fiscal.',
      ),
    },
  },
  'coe.alreadyAuthenticated': {
    retry: 'after_the_window',
    meaning: words(
      'ARCA ya dio un ticket para este certificado y servicio, todavía vigente, y no lo repite.',
      'ARCA has given a ticket for this certificate and service that is still good, and does not repeat it.',
    ),
    nextStep: {
      homologacion: words(
        'Usá el ticket que tenés; si se perdió, esperá diez minutos y pedí otro.',
        'Use the ticket you have; if it was lost, wait ten minutes and ask for another.',
      ),
      produccion: words(
        'Usá el ticket que tenés; si se perdió, esperá dos minutos y pedí otro.',
        'Use the ticket you have; if it was lost, wait two minutes and ask for another.',
      ),
    },
  },
  'cms.bad': {
    retry: 'never',
    meaning: words('ARCA no pudo leer el CMS.', 'ARCA could not read the CMS.'),
    nextStep: words(
      'Firmá con esta biblioteca, o con `openssl cms -sign -nodetach -outform DER`, y mandá el resultado en Base64.',
      'Sign with this library, or with `openssl cms -sign -nodetach -outform DER`, and send the result as Base64.',
    ),
  },
  'cms.bad.base64': {
    retry: 'never',
    meaning: words(
      'Lo que llegó a ARCA como CMS no está en Base64.',
      'What reached ARCA as a CMS is not Base64.',
    ),
    nextStep: words(
      'Mandá el CMS en Base64 y sin las líneas BEGIN y END; si hay un proxy en el medio, fijate que no lo altere.',
      'Send the CMS as Base64 without its BEGIN and END lines; see that no proxy on the way changes it.',
    ),
  },
  'cms.cert.notFound': {
    retry: 'never',
    meaning: words(
      'El CMS no incluye el certificado de quien firmó.',
      "The CMS does not include its signer's certificate.",
    ),
    nextStep: words(
      'Incluí el certificado al firmar (con openssl, sin `-nocerts`).',
      'Include the certificate when signing (with openssl, without `-nocerts`).',
    ),
  },
  'cms.sign.invalid': {
    retry: 'never',
    meaning: words(
      'La firma no es válida o usa un algoritmo que ARCA no acepta.',
      'The signature is not valid, or uses an algorithm that ARCA does not accept.',
    ),
    nextStep: words(
      'Firmá con la clave de este mismo certificado, con RSA y SHA-256.',
      'Sign with the key of this very certificate, with RSA and SHA-256.',
    ),
  },
  'cms.cert.expired': {
    retry: 'never',
    meaning: words('El certificado está vencido.', 'The certificate has expired.'),
    nextStep: askForAnother,
  },
  'cms.cert.invalid': {
    retry: 'never',
    isAboutTime: true,
    meaning: words('El certificado todavía no entró en vigencia.', 'The certificate is not valid yet.'),
    nextStep: words(
      'Esperá a la hora de inicio que dice el certificado y pedí el ticket de nuevo.',
      "Wait for the certificate's first moment and ask for the ticket again.",
    ),
  },
  'cms.cert.untrusted': {
    retry: 'never',
    meaning: words(
      'El certificado no lo emitió ARCA para este ambiente: los de homologación no sirven en producción ni al revés.',
      'ARCA did not issue this certificate for this environment: those of homologación and producción are not interchangeable.',
    ),
    nextStep: {
      homologacion: words(
        'Estás hablando con homologación: usá un certificado de WSASS, o pasá a producción si el tuyo es de producción.',
        'You are talking to homologación: use a certificate from WSASS, or switch to producción if yours is of producción.',
      ),
      produccion: words(
        'Estás hablando con producción: usá un certificado de «Administración de Certificados Digitales», o pasá a homologación si el tuyo es de WSASS.',
        'You are talking to producción: use a certificate from "Administración de Certificados Digitales", or switch to homologación if yours is from WSASS.',
      ),
    },
  },
  'xml.bad': {
    retry: 'never',
    meaning: words(
      'El pedido de ticket no respeta el esquema de WSAA.',
      "The ticket request does not follow WSAA's schema.",
    ),
    nextStep: writeTheRequestAnew,
  },
  'xml.source.invalid': {
    retry: 'never',
    meaning: words(
      'El origen del pedido (source) no es el nombre del certificado que firma.',
      'The source of the request is not the name of the signing certificate.',
    ),
    nextStep: words('Dejá afuera source: es opcional.', 'Leave source out: it is optional.'),
  },
  'xml.destination.invalid': {
    retry: 'never',
    meaning: words(
      'El destino del pedido (destination) no es este WSAA.',
      'The destination of the request is not this WSAA.',
    ),
    nextStep: words('Dejá afuera destination: es opcional.', 'Leave destination out: it is optional.'),
  },
  'xml.version.notSupported': {
    retry: 'never',
    meaning: words(
      'WSAA no acepta esa versión del pedido de ticket.',
      'WSAA does not accept that version of the ticket request.',
    ),
    nextStep: words('Pedilo con version="1.0".', 'Ask with version="1.0".'),
  },
  'xml.generationTime.invalid': {
    retry: 'never',
    isAboutTime: true,
    meaning: words(
      'Para ARCA, la hora de generación del pedido está en el futuro o tiene más de 24 horas.',
      'To ARCA, the generation time of the request is in the future or over 24 hours old.',
    ),
    nextStep: synchronise,
  },
  'xml.expirationTime.expired': {
    retry: 'never',
    isAboutTime: true,
    meaning: words('Para ARCA, el pedido ya venció.', 'To ARCA, the request has already expired.'),
    nextStep: synchronise,
  },
  'xml.expirationTime.invalid': {
    retry: 'never',
    isAboutTime: true,
    meaning: words(
      'Para ARCA, el pedido vence dentro de más de 24 horas.',
      'To ARCA, the request expires over 24 hours ahead.',
    ),
    nextStep: synchronise,
  },
  'wsn.unavailable': {
    retry: 'after_a_minute',
    meaning: words(
      'El servicio pedido está momentáneamente fuera de línea.',
      'The requested service is off line for now.',
    ),
    nextStep: waitAMinute,
  },
  'wsn.notFound': {
    retry: 'never',
    meaning: words(
      'El servicio pedido no existe en este ambiente.',
      'The requested service does not exist in this environment.',
    ),
    nextStep: words(
      'Revisá el nombre que WSAA le da al servicio: por ejemplo `wsfe`, y no `wsfev1`.',
      'Check the name that WSAA has for the service: `wsfe`, say, and not `wsfev1`.',
    ),
  },
  'wsaa.unavailable': {
    retry: 'after_a_minute',
    meaning: words('WSAA está momentáneamente fuera de línea.', 'WSAA is off line for now.'),
    nextStep: waitAMinute,
  },
  'wsaa.internalError': {
    retry: 'after_a_minute',
    meaning: words('WSAA tuvo un error interno.', 'WSAA had an internal error.'),
    nextStep: waitAMinute,
  },
  'Client.NoSOAPAction': {
    retry: 'never',
    meaning: words(
      'El pedido llegó a WSAA sin el encabezado SOAPAction.',
      'The request reached WSAA without its SOAPAction header.',
    ),
    nextStep: words(
      'Esta biblioteca lo manda siempre: revisá el proxy que hay en el medio.',
      'This library always sends it: look at the proxy on the way.',
    ),
  },
  'Server.userException': {
    retry: 'after_a_minute',
    meaning: words(
      'WSAA no pudo procesar el mensaje que le llegó.',
      'WSAA could not process the message that reached it.',
    ),
    nextStep: words(
      'Probá de nuevo en un minuto; si se repite, revisá que ningún proxy altere el mensaje.',
      'Try again in a minute; if it repeats, see that no proxy changes the message.',
    ),
  },
} as const satisfies Readonly<Record<string, FaultWords>>;

/** For a code that is not in the table. */
export const UNKNOWN_FAULT: FaultWords = {
  retry: 'after_a_minute',
  meaning: words(
    'WSAA rechazó el pedido con un código que no documenta.',
    'WSAA refused the request with a code that it does not document.',
  ),
  nextStep: words(
    'Leé el mensaje de ARCA; si no alcanza, probá de nuevo en un minuto.',
    "Read ARCA's message; if that is not enough, try again in a minute.",
  ),
};
