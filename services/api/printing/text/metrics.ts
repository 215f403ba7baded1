/** Widths and kerning of the two standard fonts, read from pdfkit once a process: pdfkit itself reads them once a document. */
import PDFDocument from 'pdfkit';

export const FONTS = ['Helvetica', 'Helvetica-Bold'] as const;
export type FontName = (typeof FONTS)[number];

export interface FontMetrics {
  /** Thousandths of the font size, by WinAnsi byte. */
  readonly widths: Uint16Array;
  /** Thousandths of the font size, by `left * 256 + right`. */
  readonly kerning: Int16Array;
}

const windows1252 = new TextDecoder('windows-1252');
const cache = new Map<FontName, FontMetrics>();

function readMetrics(name: FontName): FontMetrics {
  const document = new PDFDocument({ font: name, autoFirstPage: false });
  document.fontSize(1000);
  const widths = new Uint16Array(256);
  const kerning = new Int16Array(256 * 256);
  const characters: string[] = [];
  for (let byte = 0x20; byte < 0x100; byte++) {
    const character = windows1252.decode(Uint8Array.of(byte));
    characters[byte] = character;
    widths[byte] = Math.round(document.widthOfString(character));
  }
  const width = (byte: number): number => widths[byte] ?? 0;
  // Kerning of plain letters and signs only: the accented ones would cost seven times the pairs for nothing visible.
  for (let left = 0x21; left < 0x7f; left++) {
    for (let right = 0x21; right < 0x7f; right++) {
      const together = document.widthOfString(`${characters[left]}${characters[right]}`);
      kerning[left * 256 + right] = Math.round(together) - width(left) - width(right);
    }
  }
  return { widths, kerning };
}

export function metricsOf(name: FontName): FontMetrics {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const metrics = readMetrics(name);
  cache.set(name, metrics);
  return metrics;
}
