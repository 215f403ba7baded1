/** The comprobante on an 80 mm roll, for shops with a thermal printer: the same content, one column, no greys to lose. */
import { currencyText, receiverName } from './a4/draw-receiver.ts';
import { paragraphsOf } from './a4/text-slices.ts';
import type { Sheet } from './paper/document.ts';
import { drawQr } from './paper/qr.ts';
import { Roll } from './paper/roll.ts';
import { drawWatermark, TEST_WARNING } from './paper/watermark.ts';
import type { PrintableComprobante, PrintableLine } from './printable.ts';
import { encodeText } from './text/encode.ts';
import {
  formatCuit,
  formatDay,
  formatDecimal,
  formatDocument,
  formatFullNumber,
  formatMoney,
  formatTypeCode,
} from './text/format.ts';

/** 80 mm of paper, of which printers reach 72. */
const WIDTH = 226.77;
const MARGIN = 11.34;
const SMALL = { size: 7.5 };
const NORMAL = { size: 8 };
const BOLD = { size: 8, bold: true };
const QR = 136;

const present = (label: string, value: string | null): string => (value?.trim() ? `${label}: ${value}` : '');

function printIssuer(roll: Roll, p: PrintableComprobante): void {
  const { issuer } = p;
  roll.heading(issuer.trade_name ?? issuer.name, { size: 13, bold: true }, 3);
  if (issuer.trade_name !== null) roll.text(present('Razón Social', issuer.name), NORMAL, 'center');
  roll.text(issuer.address, NORMAL, 'center');
  roll.text(present('CUIT', formatCuit(issuer.cuit)), NORMAL, 'center');
  roll.text(present('Ingresos Brutos', issuer.gross_income_number), NORMAL, 'center');
  roll.text(present('Inicio de Actividades', formatDay(issuer.activities_started_on)), NORMAL, 'center');
  roll.text(issuer.iva_condition, NORMAL, 'center');
}

function printTitle(roll: Roll, p: PrintableComprobante): void {
  roll.space(4);
  roll.strip(46, (canvas, y) => {
    const middle = WIDTH / 2;
    canvas.box(middle - 21, y, 42, 42, 1);
    canvas.encoded(middle, y + 26, encodeText(p.letter).slice(0, 1), { size: 26, bold: true }, 'center');
    canvas.encoded(
      middle,
      y + 37,
      encodeText(formatTypeCode(p.type_code)),
      { size: 7, bold: true },
      'center',
    );
  });
  roll.text(p.letter_legend, BOLD, 'center');
  roll.heading(p.name, { size: 13, bold: true }, 2);
  const number = `N° ${formatFullNumber(p.punto_de_venta, p.number)}`;
  roll.heading(number, { size: 11, bold: true }, 1);
  roll.text(`Fecha de Emisión: ${formatDay(p.date)}`, NORMAL, 'center');
}

function printReceiver(roll: Roll, p: PrintableComprobante): void {
  const { receiver } = p;
  const number = formatDocument(receiver.document_label, receiver.document_number);
  roll.text(receiverName(p), BOLD);
  roll.text(present(receiver.document_label ?? 'Documento', number), NORMAL);
  roll.text(present('Condición frente al IVA', receiver.iva_condition), NORMAL);
  roll.text(present('Domicilio', receiver.address), NORMAL);
  roll.text(present('Condición de venta', p.sale_terms), NORMAL);
  roll.text(present('Moneda', currencyText(p)), NORMAL);
  roll.text(present('Período Facturado Desde', formatDay(p.service_from)), NORMAL);
  roll.text(present('Hasta', formatDay(p.service_to)), NORMAL);
  roll.text(present('Fecha de Vto. para el pago', formatDay(p.payment_due_date)), NORMAL);
  for (const { label, value } of p.details) roll.text(present(label, value), NORMAL);
}

function printLine(roll: Roll, line: PrintableLine, withIva: boolean): void {
  roll.text([line.code, line.description].filter((part) => part !== null && part !== '').join(' '), NORMAL);
  const discount = /[1-9]/.test(line.discount_percent) ? ` -${formatDecimal(line.discount_percent, 0)}%` : '';
  const rate = withIva && line.iva_rate !== null ? ` (IVA ${line.iva_rate})` : '';
  const quantity = [formatDecimal(line.quantity, 0), line.unit].join(' ').trim();
  const left = `${quantity} x ${formatDecimal(line.unit_price)}${discount}${rate}`;
  roll.pair(left, formatDecimal(line.subtotal), NORMAL);
  roll.space(2);
}

function printTotals(roll: Roll, p: PrintableComprobante): void {
  const money = (amount: string) => formatMoney(amount, p.currency.code);
  for (const { description, detail, amount } of p.other_taxes) {
    roll.pair([description, detail ?? ''].join(' ').trim(), money(amount), SMALL);
  }
  for (const { label, amount } of p.totals) roll.pair(label, money(amount), NORMAL);
  roll.space(2);
  roll.pair(p.total.label, money(p.total.amount), { size: 12, bold: true });
  if (p.transparency === null) return;
  roll.rule();
  roll.text('Régimen de Transparencia Fiscal al Consumidor (Ley 27.743)', { ...SMALL, bold: true });
  roll.text(`IVA Contenido: ${money(p.transparency.iva)}`, SMALL);
  roll.text(`Otros Impuestos Nacionales Indirectos: ${money(p.transparency.other_national_indirect)}`, SMALL);
}

function printAuthorization(roll: Roll, p: PrintableComprobante, authorizedWords: boolean): void {
  const name = p.authorization.kind === 'caea' ? 'CAEA' : 'CAE';
  if (p.qr_url !== '') {
    roll.strip(QR, (canvas, y) => drawQr(canvas, p.qr_url, (WIDTH - QR) / 2, y, QR));
  }
  if (authorizedWords && p.mode === 'live') roll.text('Comprobante Autorizado', BOLD, 'center');
  roll.text(`${name} N°: ${p.authorization.code}`, BOLD, 'center');
  roll.text(present(`Fecha de Vto. de ${name}`, formatDay(p.authorization.expires_on)), NORMAL, 'center');
  roll.text(p.issuer.footer, SMALL, 'center');
}

export function composeTicket(p: PrintableComprobante, authorizedWords: boolean): Sheet[] {
  const roll = new Roll(WIDTH, MARGIN);
  const test = p.mode === 'test';
  // Thermal paper loses greys, so a test says so in black as well.
  const warn = () => roll.text(TEST_WARNING, { size: 9, bold: true }, 'center');
  if (test) warn();
  printIssuer(roll, p);
  printTitle(roll, p);
  roll.rule();
  printReceiver(roll, p);
  roll.rule();
  for (const line of p.lines) printLine(roll, line, p.letter === 'A');
  roll.rule();
  printTotals(roll, p);
  const paragraphs = paragraphsOf(p, true, []);
  if (paragraphs.length > 0) roll.rule();
  for (const { heading, lines } of paragraphs) {
    if (heading !== null) roll.text(heading, { ...SMALL, bold: true });
    for (const line of lines) roll.text(line, SMALL);
    roll.space(2);
  }
  roll.rule();
  printAuthorization(roll, p, authorizedWords);
  if (test) warn();
  return roll.sheets((canvas) => {
    if (test) drawWatermark(canvas);
  });
}
