/** The PDF of an invoice: kept by content address, rendered again whenever the file is missing. */
import { createHash } from 'node:crypto';
import { Refusal } from '@arca-api/contract/errors';
import type { Files } from '@arca-api/platform/files/port';
import type { Log } from '@arca-api/platform/log/port';
import type { InvoiceRow } from '../invoices/present-invoice.ts';
import type { Copy, PaperFormat } from '../printing/printable.ts';
import { renderComprobante } from '../printing/render-comprobante.ts';
import type { taxpayersStore } from '../taxpayers/taxpayers.store.ts';
import { toPrintable } from './to-printable.ts';

export interface PrintParts {
  readonly taxpayers: ReturnType<typeof taxpayersStore>;
  readonly files: Files;
  readonly log: Log;
}

/** Changes whenever the drawing does, so that kept files of an older drawing are not served. */
const DRAWING = 1;

export interface PrintedInvoice {
  readonly body: Uint8Array;
  /** Where the file is kept. */
  readonly key: string;
}

export function printInvoice({ taxpayers, files, log }: PrintParts) {
  return async (row: InvoiceRow, format: PaperFormat, copies: readonly Copy[]): Promise<PrintedInvoice> => {
    const taxpayer = await taxpayers.byId(row.taxpayer_id);
    if (taxpayer === undefined) throw new Refusal('resource.not_found');
    const [punto, logo] = await Promise.all([
      taxpayers.puntoDeVenta(taxpayer.environment, taxpayer.cuit, row.punto_de_venta),
      taxpayers.logo(taxpayer.id),
    ]);
    const printable = toPrintable({ row, taxpayer, punto, logo: logo?.body ?? null });
    if (printable === null) throw new Refusal('invoice.not_printable');
    const address = createHash('sha256')
      .update(
        JSON.stringify({
          DRAWING,
          format,
          copies,
          printable: { ...printable, issuer: { ...printable.issuer, logo: null } },
        }),
      )
      .update(logo?.body ?? '')
      .digest('hex');
    const key = `pdf/${address.slice(0, 2)}/${address}.pdf`;
    const kept = await files.get(key).catch(without);
    if (kept !== null) return { body: kept.body, key };
    const body = renderComprobante(printable, { copies, format });
    await files.put(key, body, 'application/pdf').catch(without);
    return { body, key };
  };

  /** What is kept only saves drawing: where it cannot be reached the page is drawn all the same. */
  function without(err: unknown): null {
    log.warn({ err }, 'files cannot be used: a PDF is drawn without them');
    return null;
  }
}
