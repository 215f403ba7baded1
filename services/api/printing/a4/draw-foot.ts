/** The foot: QR at the left, CAE at the right, page number in the middle. */
import type { Canvas } from '../paper/canvas.ts';
import { drawQr } from '../paper/qr.ts';
import type { PrintableComprobante } from '../printable.ts';
import { encodeText } from '../text/encode.ts';
import { formatDay } from '../text/format.ts';
import { wrapText } from '../text/shape.ts';
import { BOTTOM, LEFT, MIDDLE, RIGHT } from './page.ts';

const QR = 104;
export const LAST_FOOT = QR + 4;
export const PLAIN_FOOT = 22;

export function drawPageNumber(canvas: Canvas, page: number, pages: number): void {
  canvas.encoded(MIDDLE, BOTTOM - 3, encodeText(`Página ${page} de ${pages}`), { size: 8 }, 'center');
}

/** A reader of a page without totals must know that there is more. */
export function drawContinues(canvas: Canvas): void {
  const text = encodeText('Continúa en la página siguiente');
  canvas.encoded(RIGHT, BOTTOM - 3, text, { size: 7.5, gray: 0.35 }, 'right');
}

function drawAuthorization(canvas: Canvas, p: PrintableComprobante, top: number): void {
  const { kind, code, expires_on } = p.authorization;
  const name = kind === 'caea' ? 'CAEA' : 'CAE';
  const rows: (readonly [string, string])[] = [[`${name} N°:`, code]];
  const expires = formatDay(expires_on);
  if (expires !== '') rows.push([`Fecha de Vto. de ${name}:`, expires]);
  rows.forEach(([label, value], i) => {
    const baseline = top + 18 + i * 15;
    canvas.figure(RIGHT - 88, baseline, label, { size: 9.5, bold: true }, 130);
    canvas.figure(RIGHT, baseline, value, { size: 9.5 }, 84);
  });
}

/** `authorizedWords`: whether to say `Comprobante Autorizado`, which is custom and not law. */
export function drawFoot(canvas: Canvas, p: PrintableComprobante, authorizedWords: boolean): void {
  const top = BOTTOM - QR;
  // The quiet zone of the QR is white paper: only its dark modules line up with the boxes above.
  drawQr(canvas, p.qr_url, LEFT - 5, top, QR);
  const x = LEFT + QR + 4;
  const words = p.mode === 'test' ? 'Comprobante de prueba' : authorizedWords ? 'Comprobante Autorizado' : '';
  canvas.text(x, top + 18, words, { size: 10, bold: true }, 160);
  if (p.qr_url !== '') {
    canvas.text(x, top + 31, 'Escaneá el código QR para verificarlo en ARCA.', { size: 7, gray: 0.3 }, 175);
  }
  const lines = wrapText('Helvetica', 7, p.issuer.footer, RIGHT - x).slice(0, 4);
  lines.forEach((line, i) => {
    canvas.encoded(x, top + 52 + i * 8.6, line, { size: 7, gray: 0.15 });
  });
  drawAuthorization(canvas, p, top);
}
