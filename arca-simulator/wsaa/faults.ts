// Every refusal WSAA documents. Source: Especificación Técnica WSAA 1.2.2; texts marked `observed` were seen in answers.

/** The text of a refusal, and whether a real answer carried it. */
export interface WsaaFault {
  readonly text: string;
  readonly observed: boolean;
}

/** Refusals by code; on the wire the code is `ns1:` + code in `faultcode`, with HTTP 500. */
export const WSAA_FAULTS = {
  'coe.notAuthorized': { text: 'Computador no autorizado a acceder al servicio', observed: true },
  'coe.alreadyAuthenticated': {
    text: 'El CEE ya posee un TA valido para el acceso al WSN solicitado',
    observed: true,
  },
  'cms.bad': { text: 'El CMS no es valido', observed: true },
  'cms.bad.base64': { text: 'No se puede decodificar el BASE64', observed: true },
  'cms.cert.notFound': { text: 'No se ha encontrado certificado de firmador', observed: true },
  'cms.sign.invalid': { text: 'Firma inválida o algoritmo no soportado', observed: true },
  'cms.cert.expired': { text: 'Certificado expirado', observed: true },
  'cms.cert.invalid': { text: 'Certificado con fecha de generacion posterior a la actual', observed: true },
  'cms.cert.untrusted': { text: 'Certificado no emitido por AC de confianza', observed: true },
  'xml.bad': { text: 'No se ha podido interpretar el XML contra el SCHEMA', observed: false },
  'xml.source.invalid': {
    text: "El atributo 'source' no se corresponde con el DN del Certificado",
    observed: false,
  },
  'xml.destination.invalid': {
    text: "El atributo 'destination' no se corresponde con el DN del WSAA",
    observed: false,
  },
  'xml.version.notSupported': { text: 'La version del documento no es soportada', observed: false },
  'xml.generationTime.invalid': {
    text: 'El tiempo de generacion es posterior a la hora actual o posee mas de 24 horas de antiguedad',
    observed: false,
  },
  'xml.expirationTime.expired': {
    text: 'El tiempo de expiracion es inferior a la hora actual',
    observed: false,
  },
  'xml.expirationTime.invalid': {
    text: 'El tiempo de expiracion del documento es superior a 24 horas',
    observed: false,
  },
  'wsn.unavailable': {
    text: 'El servicio al que se desea acceder se encuentra momentaneamente fuera de servicio',
    observed: false,
  },
  'wsn.notFound': { text: 'Servicio informado inexistente', observed: false },
  'wsaa.unavailable': {
    text: 'El servicio de autenticacion/autorizacion se encuentra momentaneamente fuera de servicio',
    observed: false,
  },
  'wsaa.internalError': { text: 'No se ha podido procesar el requerimiento', observed: false },
} as const satisfies Readonly<Record<string, WsaaFault>>;

/** One of the twenty codes of the specification. */
export type WsaaFaultCode = keyof typeof WSAA_FAULTS;

/** Thrown inside a login; the door turns it into an Axis fault. */
export class WsaaRefusal extends Error {
  override name = 'WsaaRefusal';
  readonly code: WsaaFaultCode;
  constructor(code: WsaaFaultCode) {
    super(code);
    this.code = code;
  }
}
