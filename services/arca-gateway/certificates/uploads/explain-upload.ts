/** Why a file that was handed in is not taken, in words that say what to do instead. */
import type { UploadReason } from '@arca-api/contract/gateway-certificates';
import type { Words } from '@arca-api/domain/faults/fault';

export interface UploadRefusal {
  readonly reason: UploadReason;
  readonly words: Words;
}

const WHOLE_FILE: Readonly<Record<string, Words>> = {
  empty: { es: 'El archivo está vacío.', en: 'The file is empty.' },
  private_key: {
    es: 'Eso es (o trae) una clave privada, no un certificado. No la guardamos, y ninguna clave privada tiene que salir de donde se creó: la que pegaste quedó expuesta, no la uses más. Acá la clave la creamos nosotros: pedí el CSR y subí sólo el .crt que da ARCA (formato PEM).',
    en: 'That is (or holds) a private key, not a certificate. We did not keep it, and no private key should ever leave where it was made: the one you pasted is exposed, stop using it. We make the key here: get the CSR and upload only the .crt that ARCA gives (PEM).',
  },
  request: {
    es: 'Eso es el pedido (CSR), no el certificado. Llevá el CSR a ARCA y subí el .crt que te devuelve (formato PEM).',
    en: 'That is the request (CSR), not the certificate. Take the CSR to ARCA and upload the .crt it gives back (PEM).',
  },
  too_large: {
    es: 'El archivo es demasiado grande para ser un certificado X.509 (formato PEM): subí el .crt que da ARCA.',
    en: 'The file is too large to be an X.509 certificate (PEM): upload the .crt that ARCA gives.',
  },
  not_a_certificate: {
    es: 'El texto no es un certificado X.509 en formato PEM (el archivo .crt que da ARCA).',
    en: 'The text is not an X.509 certificate in PEM (the .crt file that ARCA gives).',
  },
  no_cuit: {
    es: 'El certificado no tiene serialNumber «CUIT …»: no parece emitido por ARCA.',
    en: 'The certificate has no serialNumber "CUIT …": it does not look issued by ARCA.',
  },
  no_key: {
    es: 'El certificado y la clave no se corresponden: no se pidió con ningún CSR creado acá. Pedí el CSR, llevá ese a ARCA y subí lo que te devuelva.',
    en: 'Certificate and key do not match: it was not requested with any CSR made here. Get the CSR, take that one to ARCA and upload what it gives back.',
  },
};

export function wholeFile(
  reason: Exclude<UploadReason, 'other_cuit' | 'other_environment' | 'expired'>,
): UploadRefusal {
  return { reason, words: WHOLE_FILE[reason] ?? { es: reason, en: reason } };
}

export function otherCuit(found: string, cuit: string): UploadRefusal {
  return {
    reason: 'other_cuit',
    words: {
      es: `El certificado es del CUIT ${found}, no de ${cuit}. Si ${found} va a facturar por ${cuit}, cargalo en el emisor ${found} y decí que lo representa (PUT …/representative).`,
      en: `The certificate belongs to CUIT ${found}, not to ${cuit}. If ${found} is to invoice for ${cuit}, load it under issuer ${found} and say that it represents it (PUT …/representative).`,
    },
  };
}

export function otherEnvironment(environment: string, wanted: string): UploadRefusal {
  return {
    reason: 'other_environment',
    words: {
      es: `Ese certificado se pidió con el CSR de ${environment} y este emisor está en ${wanted}: cada ambiente tiene el suyo. Pedí el CSR de ${wanted} y llevá ese a ARCA.`,
      en: `That certificate was requested with the CSR of ${environment} and this issuer is in ${wanted}: each environment has its own. Get the CSR of ${wanted} and take that one to ARCA.`,
    },
  };
}

export function expired(notAfter: number): UploadRefusal {
  const day = new Date(notAfter).toISOString().slice(0, 10);
  return {
    reason: 'expired',
    words: { es: `El certificado venció el ${day}.`, en: `The certificate expired on ${day}.` },
  };
}
