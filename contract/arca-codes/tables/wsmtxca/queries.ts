/**
 * WSMTXCA: the issuer's registration, asking for a CAEA, and questions.
 * Facts: manual of WSMTXCA, second hand; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const QUERIES: ArcaCodeTable = {
  600: { kind: 'rejection', like: { service: 'wsfev1', code: 15004 } },
  601: { kind: 'rejection', like: { service: 'wsfev1', code: 15005 } },
  602: { kind: 'rejection', like: { service: 'wsfev1', code: 15006 } },
  604: { kind: 'rejection', like: { service: 'wsfev1', code: 15008 } },
  1200: { kind: 'rejection', like: { service: 'wsfev1', code: 1200 } },
  1201: { kind: 'rejection', like: { service: 'wsfev1', code: 1201 } },
  1202: {
    kind: 'rejection',
    cause: { es: 'El CAEA se usó en algún comprobante.', en: 'The CAEA was used on some comprobante.' },
    fix: {
      es: 'No lo declares sin uso: informá por punto de venta los que no lo usaron.',
      en: 'Do not declare it unused: report by punto de venta those that did not use it.',
    },
  },
  1203: { kind: 'rejection', like: { service: 'wsfev1', code: 1203 } },
  1204: { kind: 'rejection', like: { service: 'wsfev1', code: 1204 } },
  1205: { kind: 'rejection', like: { service: 'wsfev1', code: 1205 } },
  1206: { kind: 'rejection', like: { service: 'wsfev1', code: 1202 } },
  1207: { kind: 'rejection', like: { service: 'wsfev1', code: 1209 } },
  1208: {
    kind: 'rejection',
    cause: { es: 'Ese CAEA ya estaba declarado sin uso.', en: 'That CAEA was already declared unused.' },
    fix: { es: 'Cumplido: no hace falta repetirlo.', en: 'Done: it need not be repeated.' },
  },
  1300: { kind: 'rejection', like: { service: 'wsfev1', code: 780 } },
  1301: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 1201 },
    differs: { es: 'Acá se consulta.', en: 'Here it is queried.' },
  },
  1400: {
    kind: 'rejection',
    cause: {
      es: 'El rango de fechas de la consulta está al revés.',
      en: "The query's range of days is reversed.",
    },
    fix: { es: 'Poné primero la más vieja.', en: 'Put the earlier one first.' },
  },
  1500: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'Se preguntó por un tipo que este servicio no autoriza.',
      en: 'A type was asked about that this service does not authorise.',
    },
    fix: {
      es: 'Los C y recibos consultalos en el servicio común.',
      en: 'Ask about C and receipts in the plain service.',
    },
  },
  1501: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'Se preguntó por un punto de venta que no es CAE ni CAEA de este servicio.',
      en: 'A punto de venta was asked about that is neither CAE nor CAEA of this service.',
    },
    fix: { es: 'Elegí uno de codificación de productos.', en: 'Choose one of product coding.' },
  },
  1502: {
    kind: 'rejection',
    cause: { es: 'La serie no tiene comprobantes todavía.', en: 'The series has no comprobantes yet.' },
    fix: { es: 'Su primer número es 1.', en: 'Its first number is 1.' },
  },
  1503: {
    kind: 'rejection',
    cause: { es: 'El comprobante consultado no existe.', en: 'The comprobante asked about does not exist.' },
    fix: {
      es: 'Compará tipo, punto de venta y número con el impreso.',
      en: 'Compare type, punto de venta and number with the printed one.',
    },
  },
  1600: { kind: 'rejection', like: { service: 'wsfev1', code: 12000 } },
  10000: { kind: 'rejection', like: { service: 'wsfev1', code: 15000 } },
  10001: { kind: 'rejection', like: { service: 'wsfev1', code: 15011 } },
  10002: { kind: 'rejection', like: { service: 'wsfev1', code: 15009 } },
  10003: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no está en IVA al momento de enviar.',
      en: 'The issuer is not in IVA when sending.',
    },
    fix: {
      es: 'Completá el alta en IVA; este servicio es de responsables inscriptos.',
      en: 'Complete the registration in IVA; this service is for responsables inscriptos.',
    },
  },
  10005: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El propio emisor figura en la base de apócrifos.',
      en: 'The issuer itself is in the base of apocryphal invoices.',
    },
    fix: {
      es: 'Presentate en tu agencia de ARCA para levantar la marca.',
      en: 'Go to your ARCA office to lift the mark.',
    },
  },
  10006: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor que informa figura en la base de apócrifos.',
      en: 'The reporting issuer is in the base of apocryphal invoices.',
    },
    fix: {
      es: 'Resolvé la situación en ARCA antes de rendir los CAEA.',
      en: 'Settle it at ARCA before reporting CAEAs.',
    },
  },
  10010: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no está empadronado en codificación de productos con detalle.',
      en: 'The issuer is not registered for product coding with detail.',
    },
    fix: {
      es: 'Empadronalo, o facturá por esta API, que usa el servicio sin detalle.',
      en: 'Register it, or invoice through this API, which uses the service without detail.',
    },
  },
  10020: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no estaba empadronado en CAEA; ARCA dejó de exigirlo en junio de 2026.',
      en: 'The issuer was not registered for CAEA; ARCA ceased to ask for it in June of 2026.',
    },
    fix: { es: 'Pedí el CAEA otra vez.', en: 'Ask for the CAEA once more.' },
  },
  10021: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no está empadronado en codificación de productos.',
      en: 'The issuer is not registered for product coding.',
    },
    fix: {
      es: 'Hacé el trámite en el servicio REAR/RECE/RFI de ARCA.',
      en: "Do it in ARCA's REAR/RECE/RFI service.",
    },
  },
  10022: { kind: 'rejection', like: { service: 'wsfev1', code: 15001 } },
  10024: { kind: 'rejection', like: { service: 'wsfev1', code: 15003 } },
  10025: { kind: 'observation', like: { service: 'wsfev1', code: 15015 } },
  10026: { kind: 'observation', like: { service: 'wsfev1', code: 15014 } },
  10027: { kind: 'rejection', like: { service: 'wsfev1', code: 15016 } },
  10028: { kind: 'observation', like: { service: 'wsfev1', code: 15017 } },
  10030: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no figuraba en el régimen CAEA al informar; el requisito cayó en junio de 2026.',
      en: 'The issuer was not in the CAEA regime when reporting; the requirement fell in June of 2026.',
    },
    fix: { es: 'Volvé a informar: ya no se controla.', en: 'Report again: it is no longer checked.' },
  },
};
