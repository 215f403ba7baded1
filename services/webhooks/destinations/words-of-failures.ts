/** Why nothing came back, in words for whoever owns the endpoint: of their server, never of the network this runs in. */
import type { Words } from '@arca-api/domain/faults/fault';
import type { PinnedFailure } from '@arca-api/platform/http/port';

/** `timeout`: the deadline passed, wherever it was. */
export type FailureReason = PinnedFailure | 'refused_address' | 'dns' | 'timeout';

export const WORDS_OF_FAILURES: Readonly<Record<FailureReason, Words>> = {
  refused_address: {
    es: 'La dirección no es pública: desde acá no se avisa ahí, salvo que quien opera la plataforma la permita (ARCA_WEBHOOKS_ALLOW).',
    en: 'The address is not public: nobody is told there from here, unless whoever operates the platform lets it through (ARCA_WEBHOOKS_ALLOW).',
  },
  dns: {
    es: 'El nombre del servidor no se encontró en el DNS.',
    en: "The server's name was not found in the DNS.",
  },
  connect: { es: 'El servidor no aceptó la conexión.', en: 'The server took no connection.' },
  tls: {
    es: 'No hubo conexión segura: el certificado venció, es de otro nombre o nadie de confianza lo firmó.',
    en: 'No secure connection: the certificate expired, is of another name or signed by nobody who is trusted.',
  },
  proxy: {
    es: 'La salida a internet de la plataforma no dejó pasar el aviso.',
    en: "The platform's way to the internet did not let the notice pass.",
  },
  unsendable: { es: 'El aviso no se pudo mandar.', en: 'The notice could not be sent.' },
  reset: {
    es: 'El servidor cortó la conexión antes de responder entero.',
    en: 'The server ended the connection before its whole answer.',
  },
  not_http: { es: 'Lo que respondió el servidor no es HTTP.', en: 'What the server answered is not HTTP.' },
  timeout: { es: 'El servidor no respondió a tiempo.', en: 'The server did not answer in time.' },
  aborted: { es: 'El envío se interrumpió.', en: 'Sending was interrupted.' },
};
