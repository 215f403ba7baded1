/** What is said in words under the lines: observations, FCE, legends, notes. It flows, because it may be long. */
import type { PrintableComprobante } from '../printable.ts';
import { encodeText } from '../text/encode.ts';
import { wrapText } from '../text/shape.ts';
import { relatedFitsHeader, relatedText, splitDetails } from './draw-receiver.ts';
import type { ItemSlice } from './item-slices.ts';
import { INNER, LEFT, PADDING } from './page.ts';

export interface Paragraph {
  readonly heading: string | null;
  readonly lines: readonly string[];
}

const labelled = (label: string, value: string | null): string[] =>
  value === null || value === '' ? [] : [`${label}: ${value}`];

/** In the order of the page: what the law asks for first, the issuer's own words last. */
export function paragraphsOf(
  p: PrintableComprobante,
  related: boolean,
  details: PrintableComprobante['details'],
): Paragraph[] {
  const { mipyme } = p;
  const paragraphs: Paragraph[] = [];
  if (related && p.related_comprobantes.length > 0)
    paragraphs.push({ heading: 'Comprobantes asociados', lines: [relatedText(p)] });
  if (mipyme !== null) {
    const account = [...labelled('CBU', mipyme.cbu), ...labelled('Alias', mipyme.alias)].join(' – ');
    const lines = [
      account,
      ...labelled('Modalidad de transferencia', mipyme.transfer_system),
      ...labelled('Son', mipyme.amount_in_words),
      mipyme.legend ?? '',
    ];
    paragraphs.push({ heading: 'Factura de Crédito Electrónica MiPyMEs (Ley 27.440)', lines });
  }
  for (const { label, value } of details) paragraphs.push({ heading: null, lines: labelled(label, value) });
  for (const legend of p.legends) paragraphs.push({ heading: null, lines: [legend] });
  paragraphs.push({
    heading: 'Observaciones de ARCA',
    lines: p.observations.map(({ code, message }) => `${code}: ${message}`),
  });
  paragraphs.push({ heading: 'Notas', lines: [p.notes ?? ''] });
  return paragraphs.filter(({ lines }) => lines.some((line) => line?.trim()));
}

const SIZE = 7.5;
const LEADING = 9.6;
const SPACE = 5;

export function textSlices(p: PrintableComprobante): ItemSlice[][] {
  const width = INNER - PADDING * 2;
  const slice = (text: string, bold: boolean, before: number): ItemSlice => ({
    kind: 'text',
    height: LEADING + before,
    draw: (canvas, y) => {
      canvas.encoded(LEFT + PADDING, y + before + SIZE, text, { size: SIZE, bold });
    },
  });
  return paragraphsOf(p, !relatedFitsHeader(p), splitDetails(p).flowing).map(({ heading, lines }) => {
    const texts = lines.flatMap((line) => wrapText('Helvetica', SIZE, line, width));
    const body = texts.map((text, i) => slice(text, false, heading === null && i === 0 ? SPACE : 0));
    return heading === null ? body : [slice(encodeText(heading), true, SPACE), ...body];
  });
}
