/** The box of the totals, with the other taxes or the transparency block of Ley 27.743 at its left. */
import type { Canvas } from '../paper/canvas.ts';
import type { PrintableComprobante } from '../printable.ts';
import { formatDecimal, formatMoney } from '../text/format.ts';
import { INNER, LEFT, PADDING, RIGHT } from './page.ts';

const PANEL = 232;
const AMOUNT = 96;
/** However many rows there are, they share what the page leaves, at most this. */
const TALLEST = 290;
const LEAST = 60;
const ROW = 13.5;
const TOTAL_ROW = 21;
const TAX_ROW = 11;
const TITLE = 15;
const TRANSPARENCY = 46;

const TRANSPARENCY_TITLE = 'Régimen de Transparencia Fiscal al Consumidor (Ley 27.743)';

export interface TotalsLayout {
  readonly height: number;
  /** Height of a row of totals and of one of other taxes. */
  readonly row: number;
  readonly taxRow: number;
}

/** Lays the box out in at most `room`. */
export function measureTotals(p: PrintableComprobante, room: number): TotalsLayout {
  const rows = p.totals.length;
  const taxes = p.other_taxes.length;
  const transparency = p.transparency === null ? 0 : TRANSPARENCY;
  const share = (fixed: number, count: number, usual: number): number => {
    return Math.min(usual, Math.max(LEAST, Math.min(TALLEST, room - PADDING - fixed)) / Math.max(1, count));
  };
  const row = share(TOTAL_ROW + 5, rows, ROW);
  const taxRow = share(TITLE + 4 + transparency, taxes, TAX_ROW);
  const left = transparency + (taxes === 0 ? 0 : TITLE + taxes * taxRow + 4);
  return { height: Math.max(left, rows * row + TOTAL_ROW + 5) + PADDING, row, taxRow };
}

function drawOtherTaxes(canvas: Canvas, p: PrintableComprobante, top: number, height: number): void {
  if (p.other_taxes.length === 0) return;
  const x = LEFT + PADDING;
  const width = INNER - PANEL - PADDING * 2.5;
  const [detail, rate, amount] = [x + width * 0.44, x + width * 0.76, x + width];
  const head = { size: 7, bold: true };
  const y = top + 9;
  canvas.text(x, y, 'Otros Tributos', head, width * 0.43);
  canvas.text(detail, y, 'Detalle', head, width * 0.2);
  canvas.text(rate, y, 'Alíc. %', head, width * 0.12, 'right');
  canvas.text(amount, y, 'Importe', head, width * 0.23, 'right');
  canvas.rule(x, top + TITLE - 3, x + width, top + TITLE - 3, 0.4, 0.5);
  const style = { size: Math.min(7.5, height * 0.7) };
  p.other_taxes.forEach((tax, i) => {
    const baseline = top + TITLE + i * height + height * 0.7;
    canvas.text(x, baseline, tax.description, style, width * 0.43);
    canvas.text(detail, baseline, tax.detail ?? '', style, width * 0.21);
    canvas.figure(rate, baseline, formatDecimal(tax.rate), style, width * 0.1);
    canvas.figure(amount, baseline, formatMoney(tax.amount, p.currency.code), style, width * 0.23);
  });
}

function drawTransparency(canvas: Canvas, p: PrintableComprobante, bottom: number): void {
  if (p.transparency === null) return;
  const x = LEFT + PADDING;
  const width = INNER - PANEL - PADDING * 3;
  const top = bottom - TRANSPARENCY;
  canvas.text(x, top + 11, TRANSPARENCY_TITLE, { size: 8, bold: true }, width);
  const rows = [
    `IVA Contenido: ${formatMoney(p.transparency.iva, p.currency.code)}`,
    `Otros Impuestos Nacionales Indirectos: ${formatMoney(p.transparency.other_national_indirect, p.currency.code)}`,
  ];
  rows.forEach((row, i) => {
    canvas.figure(x, top + 23 + i * 11.5, row, { size: 8 }, width, 'left');
  });
}

/** Draws the box with its top at `y`. */
export function drawTotals(canvas: Canvas, p: PrintableComprobante, y: number, layout: TotalsLayout): void {
  const { height, row: each } = layout;
  canvas.box(LEFT, y, INNER, height);
  drawOtherTaxes(canvas, p, y + 4, layout.taxRow);
  drawTransparency(canvas, p, y + height - 2);
  const amountRight = RIGHT - PADDING;
  const labelRight = amountRight - AMOUNT - 4;
  const labelWidth = PANEL - AMOUNT - PADDING * 2;
  const style = { size: Math.min(8.5, each * 0.68) };
  const first = y + height - (p.totals.length * each + TOTAL_ROW + 5);
  p.totals.forEach(({ label, amount }, i) => {
    const baseline = first + i * each + each * 0.75;
    canvas.text(labelRight, baseline, `${label}:`, style, labelWidth, 'right');
    canvas.figure(amountRight, baseline, formatMoney(amount, p.currency.code), style, AMOUNT);
  });
  const bar = y + height - TOTAL_ROW;
  canvas.fill(RIGHT - PANEL, bar + 0.4, PANEL - 0.4, TOTAL_ROW - 0.8, 0.93);
  const strong = { size: 11, bold: true };
  canvas.text(labelRight, bar + 14.5, `${p.total.label}:`, strong, labelWidth + 8, 'right');
  canvas.figure(amountRight, bar + 14.5, formatMoney(p.total.amount, p.currency.code), strong, AMOUNT);
}
