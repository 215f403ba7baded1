/** Under the header: billed period, receiver, conditions, and the comprobantes a note adjusts. */
import type { Canvas } from '../paper/canvas.ts';
import { drawField, drawFields, type Field, heightOf, measureField } from '../paper/field.ts';
import type { PrintableComprobante } from '../printable.ts';
import { formatDay, formatDecimal, formatDocument } from '../text/format.ts';
import { wrapText } from '../text/shape.ts';
import { FIELD, GAP, INNER, LEFT, PADDING, RIGHT } from './page.ts';

const NARROW = 226;
const WIDE = INNER - PADDING * 3 - NARROW;
const FULL = INNER - PADDING * 2;
/** More of them than this move from the header to the text under the lines, where there is room for any number. */
const RELATED_LINES = 3;
const HEADER_DETAILS = 6;

type Details = PrintableComprobante['details'];

/** Details that take one line stand in the receiver's box, as many as leave room for the lines; the rest flow. */
export function splitDetails(p: PrintableComprobante): { header: Details; flowing: Details } {
  const short = p.details.filter(({ label, value }) => {
    return wrapText('Helvetica-Bold', FIELD.size, `${label}: ${value}`, FULL).length === 1;
  });
  const header = short.slice(0, HEADER_DETAILS);
  return { header, flowing: p.details.filter((detail) => !header.includes(detail)) };
}

export const relatedText = (p: PrintableComprobante): string => p.related_comprobantes.join('; ');

export const relatedFitsHeader = (p: PrintableComprobante): boolean =>
  wrapText('Helvetica', FIELD.size, relatedText(p), FULL - 120).length <= RELATED_LINES;

/** `Dólar estadounidense (USD) - Tipo de cambio: 1.478,50`; pesos need no words. */
export function currencyText(p: PrintableComprobante): string | null {
  const { code, name, exchange_rate } = p.currency;
  if (code === 'ARS') return null;
  const rate = exchange_rate === null ? '' : ` – Tipo de cambio: ${formatDecimal(exchange_rate)}`;
  return `${name} (${code})${rate}`;
}

/** An unidentified consumer is named by the law's own words. */
export const receiverName = (p: PrintableComprobante): string | null =>
  p.receiver.name ?? (p.receiver.document_number === null ? 'A CONSUMIDOR FINAL' : null);

/** Billed period and payment date in one strip; nothing when there is none of them. */
function drawPeriod(canvas: Canvas, p: PrintableComprobante, y: number): number {
  const present = [
    ['Período Facturado Desde:', formatDay(p.service_from)],
    ['Hasta:', formatDay(p.service_to)],
    ['Fecha de Vto. para el pago:', formatDay(p.payment_due_date)],
  ].filter(([, value]) => value !== '');
  if (present.length === 0) return y;
  canvas.box(LEFT, y, INNER, 18);
  const columns = [LEFT + PADDING, LEFT + 190, LEFT + 330].slice(0, present.length);
  present.forEach(([label = '', value = ''], i) => {
    const x = columns[i] ?? LEFT;
    const width = (columns[i + 1] ?? RIGHT) - x - PADDING;
    const field = measureField(label, value, width, { ...FIELD, maxLines: 1 });
    if (field !== null) drawField(canvas, x, y + 4, field);
  });
  return y + 18 + GAP;
}

/** A row as tall as the taller of its two fields. */
type Row = readonly [Field | null, Field | null];

export function drawReceiver(canvas: Canvas, p: PrintableComprobante, top: number): number {
  const y = drawPeriod(canvas, p, top);
  const { receiver } = p;
  const number = formatDocument(receiver.document_label, receiver.document_number);
  const narrow = (label: string, value: string | null) => measureField(label, value, NARROW, FIELD);
  const wide = (label: string, value: string | null) => measureField(label, value, WIDE, FIELD);
  const rows: Row[] = [
    [
      number === '' ? null : narrow(`${receiver.document_label ?? 'Documento'}:`, number),
      wide('Apellido y Nombre / Razón Social:', receiverName(p)),
    ],
    [narrow('Condición frente al IVA:', receiver.iva_condition), wide('Domicilio:', receiver.address)],
    [narrow('Condición de venta:', p.sale_terms), wide('Moneda:', currencyText(p))],
  ];
  const related = relatedFitsHeader(p)
    ? measureField('Comprobantes asociados:', relatedText(p), FULL, { ...FIELD, maxLines: RELATED_LINES })
    : null;
  const extra = [
    ...splitDetails(p).header.map(({ label, value }) => measureField(`${label}:`, value, FULL, FIELD)),
    related,
  ];

  const rowHeights = rows.map(([a, b]) => Math.max(a?.height ?? 0, b?.height ?? 0));
  const height = rowHeights.reduce((sum, each) => sum + each, 0) + heightOf(extra) + PADDING + 3;
  canvas.box(LEFT, y, INNER, height);
  let at = y + 6;
  rows.forEach(([first, second], i) => {
    const x = LEFT + PADDING;
    if (first !== null) drawField(canvas, x, at, first);
    if (second !== null) drawField(canvas, first === null ? x : x + NARROW + PADDING, at, second);
    at += rowHeights[i] ?? 0;
  });
  drawFields(canvas, LEFT + PADDING, at, extra);
  return y + height;
}
