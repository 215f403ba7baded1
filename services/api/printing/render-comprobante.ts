/** Renders a comprobante as a PDF whose bytes depend only on the comprobante, so that a lost file can be made again. */
import { composeA4 } from './a4/compose.ts';
import { drawCopy } from './a4/draw-header.ts';
import { bindDocument, type DocumentInfo } from './paper/document.ts';
import { readLogo } from './paper/logo.ts';
import type { Copy, PaperFormat, PrintableComprobante } from './printable.ts';
import { formatFullNumber } from './text/format.ts';
import { composeTicket } from './ticket80.ts';

export interface RenderOptions {
  /** A4 only: a set of pages for each, in this order. */
  readonly copies: readonly Copy[];
  readonly format: PaperFormat;
  /** Whether to print `Comprobante Autorizado` (custom, not law); left out, it is printed. */
  readonly authorized_words?: boolean;
}

/** `NOTA DE CRÉDITO` → `Nota de Crédito B 00003-00000101`, the name people look a file up by. */
export function titleOf(p: PrintableComprobante): string {
  const words = p.name.split(' ').map((word) => {
    if (/^(DE|Y|DEL|LA)$/.test(word)) return word.toLowerCase();
    return /^\p{Lu}+$/u.test(word) ? word.slice(0, 1) + word.slice(1).toLowerCase() : word;
  });
  return `${words.join(' ')} ${p.letter} ${formatFullNumber(p.punto_de_venta, p.number)}`;
}

export function renderComprobante(p: PrintableComprobante, options: RenderOptions): Uint8Array {
  const authorized = options.authorized_words ?? true;
  const info: DocumentInfo = {
    title: titleOf(p),
    subject: `${p.authorization.kind.toUpperCase()} ${p.authorization.code}`,
    day: p.date,
  };
  if (options.format === 'ticket80') {
    const sheets = composeTicket(p, authorized);
    return bindDocument(
      sheets.map((sheet) => ({ sheet, overlay: '' })),
      info,
      null,
    );
  }
  const logo = p.issuer.logo === null ? null : readLogo(p.issuer.logo);
  const sheets = composeA4(p, logo, authorized);
  const copies = options.copies.length === 0 ? (['original'] as const) : options.copies;
  const pages = copies.flatMap((copy) => {
    const overlay = drawCopy(copy);
    return sheets.map((sheet) => ({ sheet, overlay }));
  });
  return bindDocument(pages, info, logo);
}
