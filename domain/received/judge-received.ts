/** Whether what is known of a received comprobante is enough to ask ARCA about it: every fault at once. */
import { addDays, type Day, isDay } from '../calendar/day.ts';
import { comprobanteType } from '../comprobante/comprobante-type.ts';
import type { Fault } from '../faults/fault.ts';
import { raise } from '../faults/raise.ts';
import { AMOUNT, parseDecimal } from '../money/parse-decimal.ts';
import { readCuit } from '../parties/cuit.ts';
import { CUIT_DOCUMENT } from '../parties/documents.ts';
import { formatDay } from '../words/money-words.ts';
import type { PartialReceived, ReceivedComprobante } from './received-comprobante.ts';

/** ARCA looks nothing older up (WSCDC 101). */
const OLDEST: Day = '2013-01-01';
/** No comprobante may be dated further ahead (10016: services). */
const FURTHEST_AHEAD = 10;

export interface ReceivedContext {
  readonly today: Day;
  /** CUIT of who asks: a class A that names nobody was issued to them. */
  readonly asker: string;
  /** Where the fields stand in the caller's document: `''`, or `qr.`. */
  readonly prefix?: string;
}

export interface ReceivedJudgement {
  /** `null` while there are faults. */
  readonly comprobante: ReceivedComprobante | null;
  readonly faults: readonly Fault[];
}

/**
 * Judges it as WSCDC would (codes 2 to 10, 101, 113 to 117), and completes the recipient of a class A.
 *
 * @example
 * judgeReceived({ issuer: '30000000147' }, { today: '2026-11-18', asker: '30000000139' }).faults[0]?.path; // 'type'
 */
export function judgeReceived(given: PartialReceived, context: ReceivedContext): ReceivedJudgement {
  const { prefix = '' } = context;
  const faults: Fault[] = [
    ...missing(given, prefix),
    ...judgeIssuer(given, prefix),
    ...judgeNumbers(given, prefix),
    ...judgeDate(given, context, prefix),
    ...judgeTotal(given, prefix),
    ...judgeCode(given, prefix),
  ];
  const { issuer, type, punto_de_venta, number, issue_date, total, authorization } = given;
  const isWhole =
    issuer !== undefined &&
    type !== undefined &&
    punto_de_venta !== undefined &&
    number !== undefined &&
    issue_date !== undefined &&
    total !== undefined &&
    authorization !== undefined;
  if (faults.length > 0 || !isWhole) return { comprobante: null, faults };
  const recipient = given.recipient ?? assumedRecipient(type, context.asker);
  return {
    comprobante: { issuer, type, punto_de_venta, number, issue_date, total, authorization, recipient },
    faults,
  };
}

const REQUIRED = [
  'issuer',
  'type',
  'punto_de_venta',
  'number',
  'issue_date',
  'total',
  'authorization',
] as const;

function missing(given: PartialReceived, prefix: string): readonly Fault[] {
  return REQUIRED.filter((field) => given[field] === undefined).map((field) =>
    raise('received.field_missing', `${prefix}${field}`),
  );
}

function judgeIssuer({ issuer }: PartialReceived, prefix: string): readonly Fault[] {
  if (issuer === undefined) return [];
  const reading = readCuit(issuer);
  if (reading.ok) return [];
  return [raise('received.issuer_invalid', `${prefix}issuer`, { value: issuer, why: reading.why })];
}

function judgeNumbers({ type, punto_de_venta: punto, number }: PartialReceived, prefix: string): Fault[] {
  const out = (value: number | undefined, most: number) => value !== undefined && (value < 1 || value > most);
  return [
    ...(out(type, 999) ? [raise('received.type_invalid', `${prefix}type`)] : []),
    ...(out(punto, 99_998) ? [raise('received.punto_de_venta_invalid', `${prefix}punto_de_venta`)] : []),
    ...(out(number, 99_999_999) ? [raise('received.number_invalid', `${prefix}number`)] : []),
  ];
}

function judgeDate(
  { issue_date: date }: PartialReceived,
  { today }: ReceivedContext,
  prefix: string,
): Fault[] {
  if (date === undefined) return [];
  const path = `${prefix}issue_date`;
  if (!isDay(date)) return [raise('received.date_invalid', path, { value: date })];
  if (date < OLDEST) return [raise('received.too_old', path, { date: formatDay(OLDEST) })];
  return date > addDays(today, FURTHEST_AHEAD)
    ? [raise('received.date_ahead', path, { date: formatDay(date) })]
    : [];
}

function judgeTotal({ total }: PartialReceived, prefix: string): readonly Fault[] {
  if (total === undefined || parseDecimal(total, AMOUNT) !== null) return [];
  return [raise('received.total_invalid', `${prefix}total`, { value: total })];
}

function judgeCode({ authorization }: PartialReceived, prefix: string): readonly Fault[] {
  if (authorization === undefined || /^\d{14}$/.test(authorization.code)) return [];
  const length = String(authorization.code.length);
  return [raise('received.code_invalid', `${prefix}authorization.code`, { length })];
}

/** Class A always names its recipient by CUIT (WSCDC 113, 114); the others only above a threshold. */
function assumedRecipient(type: number, asker: string): ReceivedComprobante['recipient'] {
  return comprobanteType(type)?.letter === 'A' ? { type: CUIT_DOCUMENT, number: asker } : null;
}
