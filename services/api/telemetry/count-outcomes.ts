/** Counts how invoices end, and after how long. */
import type { Metrics } from '@arca-api/platform/telemetry/port';
import { type InvoiceRow, isFinal } from '../invoices/present-invoice.ts';
import { INVOICE_SECONDS } from './metrics.ts';

export function countOutcomes(metrics: Metrics): (rows: readonly InvoiceRow[]) => void {
  return (rows) => {
    for (const row of rows) {
      if (!isFinal(row)) continue;
      const ms = (row.authorized_at ?? row.updated_at) - row.created_at;
      metrics.observe(INVOICE_SECONDS, { mode: row.mode, outcome: row.status }, Math.max(0, ms) / 1000);
    }
  };
}
