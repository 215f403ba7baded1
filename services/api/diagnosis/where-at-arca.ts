/** Where to click at ARCA, by environment; names of pages as ARCA writes them (seen in October 2026). */
import type { Certificate } from '@arca-api/contract/gateway-certificates';
import type { Environment } from '@arca-api/contract/primitives';
import type { Words } from '@arca-api/domain/faults/fault';
import type { IvaCondition } from '@arca-api/domain/parties/iva-condition';
import { words } from './check.ts';

/** How to get a certificate for a CSR. */
const GET_CERTIFICATE: Readonly<Record<Environment, Words>> = {
  simulator: words(
    'El simulador lo da solo al emitir el primer comprobante: no hay que hacer nada.',
    'The simulator gives it by itself with the first comprobante: nothing to do.',
  ),
  homologacion: words(
    'Pedí el CSR (POST …/certificates, o «arca certificates request»). En ARCA, con clave fiscal, entrá a «WSASS - Autogestión Certificados Homologación» → «Nuevo Certificado», pegá el CSR y «Crear DN y obtener certificado». Guardá lo que aparece en un archivo .crt y subilo (POST …/certificates/upload, o «arca certificates upload»).',
    'Get the CSR (POST …/certificates, or "arca certificates request"). At ARCA, with clave fiscal, open "WSASS - Autogestión Certificados Homologación" → "Nuevo Certificado", paste the CSR and press "Crear DN y obtener certificado". Save what appears in a .crt file and upload it (POST …/certificates/upload, or "arca certificates upload").',
  ),
  produccion: words(
    'Pedí el CSR (POST …/certificates, o «arca certificates request»). En ARCA, con clave fiscal, entrá a «Administración de Certificados Digitales» → «Agregar alias» (o «Ver» en el que ya usás → «Agregar certificado»), subí el CSR y descargá el .crt. Subilo (POST …/certificates/upload, o «arca certificates upload»).',
    'Get the CSR (POST …/certificates, or "arca certificates request"). At ARCA, with clave fiscal, open "Administración de Certificados Digitales" → "Agregar alias" (or "Ver" on the one you use → "Agregar certificado"), upload the CSR and download the .crt. Upload it (POST …/certificates/upload, or "arca certificates upload").',
  ),
};

export function getCertificate({
  environment,
  cuit,
  certificate_cuit: holder,
}: Pick<Certificate, 'environment' | 'cuit' | 'certificate_cuit'>): Words {
  const how = GET_CERTIFICATE[environment];
  if (cuit === holder) return how;
  return words(
    `En el emisor ${holder}, que lo representa: ${how.es}`,
    `In issuer ${holder}, which represents it: ${how.en}`,
  );
}

/** How a CUIT lets a certificate use a service in its name. */
export function delegate(
  environment: Environment,
  service: string,
  cuit: string,
  certificateCuit: string,
): Words {
  if (environment === 'produccion') {
    const by = cuit === certificateCuit ? 'el alias del certificado' : `el alias del CUIT ${certificateCuit}`;
    const byEn =
      cuit === certificateCuit ? 'the alias of the certificate' : `the alias of CUIT ${certificateCuit}`;
    return words(
      `En ARCA, con la clave fiscal de ${cuit}: «Administrador de Relaciones de Clave Fiscal» → «Nueva Relación» → «Buscar» → ARCA → «WebServices» → «${service}»; como representante, «Computador Fiscal» y ${by}.${cuit === certificateCuit ? '' : ` Después, ${certificateCuit} tiene que aceptarla en «Aceptación de Designación».`}`,
      `At ARCA, with the clave fiscal of ${cuit}: "Administrador de Relaciones de Clave Fiscal" → "Nueva Relación" → "Buscar" → ARCA → "WebServices" → "${service}"; as representative, "Computador Fiscal" and ${byEn}.${cuit === certificateCuit ? '' : ` Then ${certificateCuit} has to accept it in "Aceptación de Designación".`}`,
    );
  }
  return words(
    `En ARCA, en WSASS: «Crear autorización a servicio», elegí el alias (DN) de ${certificateCuit}, CUIT representado ${cuit} y servicio «${service}».`,
    `At ARCA, in WSASS: "Crear autorización a servicio", choose the alias (DN) of ${certificateCuit}, represented CUIT ${cuit} and service "${service}".`,
  );
}

/** What a punto de venta for web services is called, by who invoices with it. */
function systemFor(condition: IvaCondition): string {
  if (condition.startsWith('monotributo')) return 'Factura Electrónica - Monotributo - Web Services';
  if (condition === 'exento') return 'Comprobantes - Exento en IVA - Web Services';
  return 'RECE para aplicativo y web services';
}

/** How to get a punto de venta that web services can use. */
export function addPunto(condition: IvaCondition): Words {
  const system = systemFor(condition);
  return words(
    `En ARCA: «Administración de puntos de venta y domicilios» → «A/B/M de puntos de venta» → «Agregar», con un número nuevo y sistema «${system}». Después traelo con POST …/puntos-de-venta/sync o «arca puntos-de-venta sync».`,
    `At ARCA: "Administración de puntos de venta y domicilios" → "A/B/M de puntos de venta" → "Agregar", with a new number and system "${system}". Then bring it with POST …/puntos-de-venta/sync or "arca puntos-de-venta sync".`,
  );
}
