/** Puts the parts of an A4 comprobante on as many sheets as it takes: the header on each, totals and CAE on the last. */
import { Canvas } from '../paper/canvas.ts';
import type { Sheet } from '../paper/document.ts';
import type { PdfImage } from '../paper/pdf-image.ts';
import { drawWatermark } from '../paper/watermark.ts';
import type { PrintableComprobante } from '../printable.ts';
import { columnsOf } from './columns.ts';
import { drawContinues, drawFoot, drawPageNumber, LAST_FOOT, PLAIN_FOOT } from './draw-foot.ts';
import { drawHeader } from './draw-header.ts';
import { drawReceiver } from './draw-receiver.ts';
import { drawTotals, measureTotals } from './draw-totals.ts';
import { drawTitles, type ItemSlice, itemSlices, TITLES_HEIGHT } from './item-slices.ts';
import { BOTTOM, GAP, HEIGHT, WIDTH } from './page.ts';
import { paginate } from './paginate.ts';
import { textSlices } from './text-slices.ts';

const isText = (slice: ItemSlice): boolean => slice.kind === 'text';

export function composeA4(p: PrintableComprobante, logo: PdfImage | null, authorizedWords: boolean): Sheet[] {
  const head = new Canvas(WIDTH, HEIGHT);
  if (p.mode === 'test') drawWatermark(head);
  const tableTop = drawReceiver(head, p, drawHeader(head, p, logo) + GAP) + GAP;
  const headContent = head.content();

  const columns = columnsOf(p);
  const texts = textSlices(p);
  const blocks = [...p.lines.map((line) => itemSlices(line, columns)), ...texts];
  const bodyTop = tableTop + TITLES_HEIGHT;
  const footTop = BOTTOM - LAST_FOOT - GAP;
  const totals = measureTotals(p, footTop - GAP - bodyTop);
  const totalsTop = footTop - totals.height;
  const lastRoom = totalsTop - GAP - bodyTop;
  const pages = paginate(blocks, BOTTOM - PLAIN_FOOT - bodyTop, lastRoom);
  const textCount = texts.reduce((sum, block) => sum + block.length, 0);

  return pages.map((slices, index) => {
    const canvas = new Canvas(WIDTH, HEIGHT);
    canvas.raw(headContent);
    const last = index === pages.length - 1;
    if (index === 0 || slices.some((slice) => !isText(slice))) drawTitles(canvas, columns, tableTop);
    // Text that is whole on the last page stands just above the totals; otherwise it follows the lines.
    const anchored = last && slices.filter(isText).length === textCount;
    const used = slices.reduce((sum, slice) => sum + slice.height, 0);
    let y = bodyTop;
    let gap = anchored ? lastRoom - used : 0;
    for (const slice of slices) {
      if (isText(slice)) {
        y += gap;
        gap = 0;
      }
      slice.draw(canvas, y);
      y += slice.height;
    }
    if (last) {
      drawTotals(canvas, p, totalsTop, totals);
      drawFoot(canvas, p, authorizedWords);
    } else {
      drawContinues(canvas);
    }
    drawPageNumber(canvas, index + 1, pages.length);
    return { width: WIDTH, height: HEIGHT, content: canvas.content() };
  });
}
