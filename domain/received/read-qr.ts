/** What the QR of a comprobante tells (RG 4892), from whoever drew it: nothing in it is believed before it is checked. */
import type { Fault } from '../faults/fault.ts';
import { raise } from '../faults/raise.ts';
import { centsText, toCents } from '../money/cents.ts';
import { exact } from '../money/exact.ts';
import { normalDecimal } from '../money/parse-decimal.ts';
import type { PartialReceived } from './received-comprobante.ts';

/** Longer than any QR can hold. */
const LONGEST = 8000;

/** ARCA's own names, old and new: a code that leads anywhere else is not ARCA's. */
const OF_ARCA = /(?:^|\.)(?:afip|arca)\.go[bv]\.ar$/i;

const KINDS: ReadonlyMap<unknown, 'cae' | 'caea'> = new Map([
  ['E', 'cae'],
  ['A', 'caea'],
]);

export type QrReading =
  | { readonly ok: true; readonly comprobante: PartialReceived }
  | { readonly ok: false; readonly fault: Fault };

/**
 * Reads the address inside a QR. Padding, URL encoding and either alphabet of base64 are taken as they come.
 *
 * @example
 * const reading = readQr('https://www.arca.gob.ar/fe/qr/?p=eyJ2ZXIiOjF9');
 * if (!reading.ok) console.log(reading.fault.message.es);
 */
export function readQr(text: string, path = 'qr'): QrReading {
  const address = text.trim();
  if (address.length > LONGEST || !URL.canParse(address)) return unreadable(path);
  const url = new URL(address);
  if (!OF_ARCA.test(url.hostname)) {
    return { ok: false, fault: raise('received.qr_foreign', path, { host: url.hostname }) };
  }
  const content = decode(url.searchParams.get('p'));
  return content === null ? unreadable(path) : { ok: true, comprobante: fromContent(content) };
}

function decode(parameter: string | null): Readonly<Record<string, unknown>> | null {
  if (parameter === null) return null;
  try {
    // A plus sign that nobody encoded arrives as a space.
    const base64 = parameter.replace(/ /g, '+').replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

function fromContent(content: Readonly<Record<string, unknown>>): PartialReceived {
  const kind = KINDS.get(content['tipoCodAut']);
  const code = digits(content['codAut']);
  const documentType = integer(content['tipoDocRec']);
  const document = digits(content['nroDocRec']);
  return {
    issuer: digits(content['cuit']),
    type: integer(content['tipoCmp']),
    punto_de_venta: integer(content['ptoVta']),
    number: integer(content['nroCmp']),
    issue_date: typeof content['fecha'] === 'string' ? content['fecha'] : undefined,
    total: decimal(content['importe']),
    authorization: kind === undefined || code === undefined ? undefined : { kind, code },
    recipient:
      documentType === undefined || document === undefined
        ? undefined
        : { type: documentType, number: document },
  };
}

/** Programs write numbers as such or as texts; what is no number is not there. */
function digits(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' && /^\d{1,20}$/.test(text) ? text : undefined;
}

function integer(value: unknown): number | undefined {
  const text = digits(value);
  return text === undefined || text.length > 9 ? undefined : Number(text);
}

/** To the cent: what comes after it is what floats leave behind. */
function decimal(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d{1,13}(\.\d{1,20})?$/.test(text)) return undefined;
  return normalDecimal(centsText(toCents(exact(text))));
}

const unreadable = (path: string): QrReading => ({ ok: false, fault: raise('received.qr_unreadable', path) });
