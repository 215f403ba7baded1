/** The QR every authorised comprobante prints (RG 4892, specification version 1). */
import type { Day } from '../calendar/day.ts';
import type { DecimalText } from '../invoice/request.ts';
import { normalDecimal } from '../money/parse-decimal.ts';

/** What the QR tells. Amounts are decimal text in the currency of the comprobante. */
export interface QrContent {
  readonly date: Day;
  /** Of the issuer, eleven digits. */
  readonly cuit: string;
  readonly puntoDeVenta: number;
  /** ARCA's CbteTipo. */
  readonly type: number;
  readonly number: number;
  /** In the comprobante's currency. */
  readonly total: DecimalText;
  /** ARCA's MonId. */
  readonly currency: string;
  readonly exchangeRate: DecimalText;
  /** Left out of the code when `null` or when its number has anything but digits. */
  readonly document: { readonly type: number; readonly number: string } | null;
  readonly authorization: { readonly kind: 'cae' | 'caea'; readonly code: string };
}

const ADDRESS = 'https://www.arca.gob.ar/fe/qr/?p=';

/**
 * The exact JSON inside the QR: keys in the specification's order, numbers without padding zeros.
 * Written by hand because a number such as a CUIT or a total must not pass through a float.
 */
export function qrText(content: QrContent): string {
  const fields = [
    '"ver":1',
    `"fecha":${JSON.stringify(content.date)}`,
    `"cuit":${digits(content.cuit)}`,
    `"ptoVta":${content.puntoDeVenta}`,
    `"tipoCmp":${content.type}`,
    `"nroCmp":${content.number}`,
    `"importe":${normalDecimal(content.total)}`,
    `"moneda":${JSON.stringify(content.currency)}`,
    `"ctz":${normalDecimal(content.exchangeRate)}`,
  ];
  if (content.document !== null && /^\d+$/.test(content.document.number)) {
    fields.push(`"tipoDocRec":${content.document.type}`, `"nroDocRec":${digits(content.document.number)}`);
  }
  fields.push(`"tipoCodAut":"${content.authorization.kind === 'cae' ? 'E' : 'A'}"`);
  fields.push(`"codAut":${digits(content.authorization.code)}`);
  return `{${fields.join(',')}}`;
}

/**
 * The address the QR holds: standard base64 with padding, not URL-encoded, as in ARCA's own sample.
 *
 * @example
 * qrUrl({ date: '2026-11-18', cuit: '30000000147', puntoDeVenta: 3, type: 1, number: 101, total: '120.99',
 *   currency: 'PES', exchangeRate: '1', document: { type: 80, number: '30000000139' },
 *   authorization: { kind: 'cae', code: '70417054367013' } });
 */
export function qrUrl(content: QrContent): string {
  return ADDRESS + btoa(qrText(content));
}

/** A number as JSON writes it. */
function digits(text: string): string {
  return text.replace(/^0+(?=\d)/, '');
}
