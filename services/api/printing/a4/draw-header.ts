/** The top of every page: copy, issuer, letter, number, and whom it is for. */
import { Canvas } from '../paper/canvas.ts';
import { LOGO_KEY } from '../paper/document.ts';
import { drawFields, heightOf, measureField } from '../paper/field.ts';
import type { PdfImage } from '../paper/pdf-image.ts';
import type { Copy, PrintableComprobante } from '../printable.ts';
import { encodeText } from '../text/encode.ts';
import { formatCuit, formatDay, formatFullNumber, formatTypeCode } from '../text/format.ts';
import { type FittedText, fitText, wrapText } from '../text/shape.ts';
import { FIELD, HEIGHT, INNER, LEFT, MIDDLE, PADDING, RIGHT, TOP, WIDTH } from './page.ts';

const COPY_HEIGHT = 19;
const SQUARE = 46;
/** How far the letter's square stands out above the header box. */
const STRADDLE = 9;
const BOX_TOP = TOP + COPY_HEIGHT + STRADDLE + 3;
const HEADING = 54;
const HALF = INNER / 2 - PADDING * 2;
/** Where everything of the right half begins: clear of the letter. */
const RIGHT_HALF = MIDDLE + SQUARE / 2 + PADDING;
const RIGHT_WIDTH = RIGHT - PADDING - RIGHT_HALF;
const LOGO = { width: 118, height: 44 };

/** What differs between the copies of one comprobante: the word in the strip at the top. */
export function drawCopy(copy: Copy): string {
  const canvas = new Canvas(WIDTH, HEIGHT);
  canvas.box(LEFT, TOP, INNER, COPY_HEIGHT);
  canvas.encoded(MIDDLE, TOP + 13.5, encodeText(copy.toUpperCase()), { size: 11, bold: true }, 'center');
  return canvas.content();
}

function drawLetter(canvas: Canvas, letter: string, typeCode: number, bottom: number): void {
  const top = BOX_TOP - STRADDLE;
  canvas.fill(MIDDLE - SQUARE / 2, top, SQUARE, SQUARE, 1);
  canvas.box(MIDDLE - SQUARE / 2, top, SQUARE, SQUARE, 1);
  canvas.encoded(MIDDLE, top + 29, encodeText(letter).slice(0, 1), { size: 30, bold: true }, 'center');
  canvas.encoded(
    MIDDLE,
    top + 40.5,
    encodeText(formatTypeCode(typeCode)),
    { size: 7.5, bold: true },
    'center',
  );
  canvas.rule(MIDDLE, top + SQUARE, MIDDLE, bottom);
}

/** Logo, trade name or legal name, in what the letter leaves free. */
function drawBrand(canvas: Canvas, issuer: PrintableComprobante['issuer'], logo: PdfImage | null): void {
  let x = LEFT + PADDING;
  const end = MIDDLE - SQUARE / 2 - PADDING;
  if (logo !== null) {
    const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height);
    const [width, height] = [logo.width * scale, logo.height * scale];
    canvas.image(LOGO_KEY, x, BOX_TOP + 6 + (LOGO.height - height) / 2, width, height);
    x += width + PADDING;
  }
  const name = issuer.trade_name ?? issuer.name;
  const { size, lines } = fitText('Helvetica-Bold', logo === null ? 17 : 12, name, end - x, 3, 7.5);
  const leading = size * 1.15;
  const first = BOX_TOP + 6 + LOGO.height / 2 - ((lines.length - 1) * leading) / 2 + size * 0.36;
  lines.forEach((line, i) => {
    canvas.encoded(x, first + i * leading, line, { size, bold: true });
  });
}

interface Title extends FittedText {
  readonly top: number;
  /** Room of the brand and the title together, above the fields. */
  readonly heading: number;
}

/** A name that needs two lines (FCE), or a legend beside the letter, makes the heading taller. */
function measureTitle(p: PrintableComprobante): Title {
  const oneLine = fitText('Helvetica-Bold', 20, p.name, RIGHT_WIDTH, 1, 15);
  const whole = wrapText('Helvetica-Bold', oneLine.size, p.name, RIGHT_WIDTH).length <= 1;
  const fitted = whole ? oneLine : fitText('Helvetica-Bold', 13, p.name, RIGHT_WIDTH, 2, 7);
  const legend = p.letter_legend === null ? 0 : 11;
  const second = fitted.lines.length > 1 ? fitted.size * 0.75 : 0;
  return { ...fitted, top: BOX_TOP + 5 + legend, heading: HEADING + legend + second };
}

function drawTitle(canvas: Canvas, p: PrintableComprobante, title: Title): void {
  const bold = { size: title.size, bold: true };
  if (p.letter_legend !== null) {
    canvas.text(RIGHT_HALF, BOX_TOP + 13, p.letter_legend, { size: 8, bold: true }, RIGHT_WIDTH);
  }
  title.lines.forEach((line, i) => {
    canvas.encoded(RIGHT_HALF, title.top + title.size * (1 + i * 1.12), line, bold);
  });
  const number = encodeText(`N° ${formatFullNumber(p.punto_de_venta, p.number)}`);
  canvas.encoded(RIGHT_HALF, BOX_TOP + title.heading - 8, number, { size: 12, bold: true });
}

/** Draws the header box and says where it ends. */
export function drawHeader(canvas: Canvas, p: PrintableComprobante, logo: PdfImage | null): number {
  const { issuer } = p;
  const title = measureTitle(p);
  const left = [
    measureField('Razón Social:', issuer.name, HALF, FIELD),
    measureField('Domicilio Comercial:', issuer.address, HALF, FIELD),
    measureField('Condición frente al IVA:', issuer.iva_condition, HALF, FIELD),
  ];
  const right = [
    measureField('Fecha de Emisión:', formatDay(p.date), RIGHT_WIDTH, FIELD),
    measureField('CUIT:', formatCuit(issuer.cuit), RIGHT_WIDTH, FIELD),
    measureField('Ingresos Brutos:', issuer.gross_income_number, RIGHT_WIDTH, FIELD),
    measureField(
      'Fecha de Inicio de Actividades:',
      formatDay(issuer.activities_started_on),
      RIGHT - PADDING - RIGHT_HALF,
      FIELD,
    ),
  ];
  const fieldsTop = BOX_TOP + title.heading + 2;
  const bottom = fieldsTop + Math.max(heightOf(left), heightOf(right)) + PADDING - 2;
  canvas.box(LEFT, BOX_TOP, INNER, bottom - BOX_TOP);
  drawLetter(canvas, p.letter, p.type_code, bottom);
  drawBrand(canvas, issuer, logo);
  drawTitle(canvas, p, title);
  drawFields(canvas, LEFT + PADDING, fieldsTop, left);
  drawFields(canvas, RIGHT_HALF, fieldsTop, right);
  return bottom;
}
