/** Works out who receives: the document, the IVA condition and where it came from. It never guesses an A. */
import type { Fault } from '../faults/fault.ts';
import { raise } from '../faults/raise.ts';
import { RECIPIENT_CONDITION } from '../law/figures.ts';
import { inForce } from '../law/in-force.ts';
import { readCuit, UNCATEGORIZED_CUIT } from '../parties/cuit.ts';
import { readDni } from '../parties/dni.ts';
import {
  CUIT_DOCUMENT,
  DNI_DOCUMENT,
  DOCUMENT_TYPES,
  hasCheckDigit,
  INVESTMENT_FUND_DOCUMENT,
  PASSPORT_DOCUMENT,
  UNIDENTIFIED_DOCUMENT,
} from '../parties/documents.ts';
import type { IvaCondition } from '../parties/iva-condition.ts';
import type { AssessmentContext, PadronFacts, ResolvedRecipient } from './assessment.ts';
import type { InvoiceRequest, RecipientRequest } from './request.ts';

/** ARCA's DocTipo and its number, without dots or dashes. */
export interface Document {
  readonly type: number;
  readonly number: string;
}

/** Who receives, as far as it can be told. */
export interface IdentifiedRecipient {
  /** `null`: what was given is no document. */
  readonly document: Document | null;
  /** Where the document was given. */
  readonly path: string;
  readonly condition: IvaCondition | null;
  readonly source: ResolvedRecipient['iva_condition_source'];
  readonly name: string | null;
  readonly address: string | null;
  readonly email: string | null;
  /** What the padrón says of this very CUIT. */
  readonly padron: PadronFacts | null;
  readonly faults: readonly Fault[];
}

/** Nobody in particular: 99 and `0`. */
export const UNIDENTIFIED: Document = { type: UNIDENTIFIED_DOCUMENT, number: '0' };

/** Reads the recipient and completes it from the padrón; the faults are those of the recipient alone. */
export function identifyRecipient(request: InvoiceRequest, context: AssessmentContext): IdentifiedRecipient {
  const given = request.recipient;
  const faults: Fault[] = [];
  const { document, path } = given === null ? NOBODY : readDocument(given, faults);
  const isCuit = document?.type === CUIT_DOCUMENT;
  const looksUp = isCuit && document.number !== UNCATEGORIZED_CUIT;
  const padron =
    looksUp && typeof context.padron === 'object' && context.padron?.cuit === document.number
      ? context.padron
      : null;
  const isUnknown = looksUp && context.padron === 'unknown';
  if (isUnknown) faults.push(raise('recipient.cuit_unknown', path, { cuit: document.number }));
  const { condition, source } = conditionOf(given, document, padron, request.export !== null);
  if (condition === null && document !== null && !isUnknown) {
    const law = inForce(RECIPIENT_CONDITION, context.today);
    faults.push(
      raise('recipient.iva_condition_missing', 'recipient.iva_condition', {}, law === null ? [] : [law.arca]),
    );
  }
  return {
    document,
    path,
    condition,
    source,
    name: filled(given?.name) ?? padron?.name ?? null,
    address: filled(given?.address) ?? padron?.address ?? null,
    email: filled(given?.email) ?? null,
    padron,
    faults,
  };
}

interface FoundDocument {
  readonly document: Document | null;
  readonly path: string;
}

const NOBODY: FoundDocument = { document: UNIDENTIFIED, path: 'recipient' };

function readDocument(given: RecipientRequest, faults: Fault[]): FoundDocument {
  const ways = [given.cuit, given.dni, given.document].filter((way) => way !== undefined);
  if (ways.length > 1) faults.push(raise('recipient.several_documents', 'recipient'));
  if (given.cuit !== undefined) {
    return {
      document: readNumber(CUIT_DOCUMENT, given.cuit, 'recipient.cuit', faults),
      path: 'recipient.cuit',
    };
  }
  if (given.dni !== undefined) {
    return { document: readNumber(DNI_DOCUMENT, given.dni, 'recipient.dni', faults), path: 'recipient.dni' };
  }
  if (given.document === undefined) return NOBODY;
  const { type, number } = given.document;
  if (!DOCUMENT_TYPES.has(type)) {
    faults.push(raise('recipient.document_type_unknown', 'recipient.document.type', { type: String(type) }));
    return { document: null, path: 'recipient.document.number' };
  }
  const path = 'recipient.document.number';
  return { document: readNumber(type, number, path, faults), path };
}

function readNumber(type: number, text: string, path: string, faults: Fault[]): Document | null {
  if (hasCheckDigit(type)) {
    const reading = readCuit(text);
    if (reading.ok) return { type, number: reading.cuit };
    const name = DOCUMENT_TYPES.get(type) ?? 'CUIT';
    faults.push(raise('recipient.cuit_invalid', path, { name, value: text, why: reading.why }));
    return null;
  }
  if (type === DNI_DOCUMENT) {
    const dni = readDni(text);
    if (dni === null) faults.push(raise('recipient.dni_invalid', path, { value: text }));
    return dni === null ? null : { type, number: dni };
  }
  const number = text.trim();
  const shape =
    type === UNIDENTIFIED_DOCUMENT ? /^0*$/ : type === INVESTMENT_FUND_DOCUMENT ? /^\d{1,4}$/ : OTHER_NUMBER;
  if (!shape.test(number)) {
    const arca = type === INVESTMENT_FUND_DOCUMENT ? [10271] : undefined;
    faults.push(raise('recipient.document_invalid', path, { value: text }, arca));
    return null;
  }
  return type === UNIDENTIFIED_DOCUMENT ? UNIDENTIFIED : { type, number };
}

/** Foreign documents have letters; anything shorter than three or all zeros is nobody's. */
const OTHER_NUMBER = /^(?!0+$)[A-Za-z0-9][A-Za-z0-9./ -]{2,19}$/;

function conditionOf(
  given: RecipientRequest | null,
  document: Document | null,
  padron: PadronFacts | null,
  isExport: boolean,
): Pick<IdentifiedRecipient, 'condition' | 'source'> {
  if (given?.iva_condition !== undefined) return { condition: given.iva_condition, source: 'request' };
  if (isExport) return { condition: 'cliente_exterior', source: 'default' };
  if (document?.type === CUIT_DOCUMENT && document.number === UNCATEGORIZED_CUIT) {
    return { condition: 'no_categorizado', source: 'default' };
  }
  if (document === null || document.type === CUIT_DOCUMENT) {
    return { condition: padron?.iva_condition ?? null, source: 'padron' };
  }
  if (document.type === INVESTMENT_FUND_DOCUMENT) return { condition: 'no_alcanzado', source: 'default' };
  const isTourist = document.type === PASSPORT_DOCUMENT;
  return { condition: isTourist ? 'cliente_exterior' : 'consumidor_final', source: 'default' };
}

function filled(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}
