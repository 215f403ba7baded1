/** The one document that identifies a customer, checked as the law checks a recipient's. */
import type { Fault } from '@arca-api/domain/faults/fault';
import { raise } from '@arca-api/domain/faults/raise';
import { readCuit } from '@arca-api/domain/parties/cuit';
import { readDni } from '@arca-api/domain/parties/dni';
import {
  CUIT_DOCUMENT,
  DNI_DOCUMENT,
  DOCUMENT_TYPES,
  hasCheckDigit,
  UNIDENTIFIED_DOCUMENT,
} from '@arca-api/domain/parties/documents';
import { cuitFault } from '../taxpayers/cuit-fault.ts';

export interface Document {
  readonly type: number;
  readonly number: string;
}

export interface Identification {
  readonly cuit?: string | undefined;
  readonly dni?: string | undefined;
  readonly document?: Document | undefined;
}

/** `null` when none was given. */
export function readDocument(given: Identification): Document | null | readonly Fault[] {
  const ways = [given.cuit, given.dni, given.document].filter((way) => way !== undefined);
  if (ways.length === 0) return null;
  if (ways.length > 1) return [at('', raise('recipient.several_documents', ''))];
  if (given.cuit !== undefined) return readNumber(CUIT_DOCUMENT, given.cuit, 'cuit');
  if (given.dni !== undefined) return readNumber(DNI_DOCUMENT, given.dni, 'dni');
  const { type, number } = given.document ?? { type: UNIDENTIFIED_DOCUMENT, number: '' };
  if (!DOCUMENT_TYPES.has(type) || type === UNIDENTIFIED_DOCUMENT) {
    return [raise('recipient.document_type_unknown', 'document.type', { type: String(type) })];
  }
  return readNumber(type, number, 'document.number');
}

function readNumber(type: number, text: string, path: string): Document | readonly Fault[] {
  if (hasCheckDigit(type)) {
    const fault = cuitFault(text, path);
    const reading = readCuit(text);
    return reading.ok ? { type, number: reading.cuit } : fault === null ? [] : [fault];
  }
  if (type === DNI_DOCUMENT) {
    const dni = readDni(text);
    return dni === null ? [raise('recipient.dni_invalid', path, { value: text })] : { type, number: dni };
  }
  return OTHER_NUMBER.test(text)
    ? { type, number: text }
    : [raise('recipient.document_invalid', path, { value: text })];
}

/** Foreign documents have letters. */
const OTHER_NUMBER = /^(?!0+$)[A-Za-z0-9][A-Za-z0-9./ -]{2,19}$/;

const at = (path: string, fault: Fault): Fault => ({ ...fault, path });
