/** No gap, no number twice, no CAE for two, nothing that nobody asked for, and dates in order. */
import type { InvoiceRow } from '@arca-api/api/invoices/present-invoice';
import type { AuthorizedComprobante } from 'arca-simulator';
import type { Finished } from './finished.ts';

export function judgeLedger({ ledger, invoices }: Finished): string[] {
  const broken: string[] = [];
  const lanes = Map.groupBy(ledger, laneOf);
  for (const [lane, entries] of lanes) {
    for (const [index, entry] of entries.entries()) {
      if (entry.from !== index + 1 || entry.to !== entry.from)
        broken.push(`${lane} has no number ${index + 1}`);
      const before = entries[index - 1];
      if (before !== undefined && entry.date < before.date)
        broken.push(`${lane} ${entry.from} is dated before ${before.from}`);
    }
  }
  const codes = new Set(ledger.map((entry) => entry.cae));
  if (codes.size !== ledger.length) broken.push('a CAE is in the ledger twice');

  const claims = Map.groupBy(
    invoices.filter((row) => row.status === 'authorized'),
    (row) => `${row.lane_id.replace('simulator:', '')} ${row.number}`,
  );
  for (const [place, rows] of claims) {
    if (rows.length > 1) broken.push(`${place} is claimed by ${rows.map((row) => row.id).join(' and ')}`);
  }
  for (const entry of ledger) {
    const rows = claims.get(`${laneOf(entry)} ${entry.from}`) ?? [];
    if (entry.source === 'control') {
      if (rows.length > 0) broken.push(`${rows[0]?.id} claims what another system issued`);
    } else if (rows.length === 0) {
      broken.push(
        `${laneOf(entry)} ${entry.from} (${entry.detail.ImpTotal}) is in the ledger and in no invoice`,
      );
    }
    for (const row of rows) broken.push(...compare(row, entry));
  }
  const places = new Set(ledger.map((entry) => `${laneOf(entry)} ${entry.from}`));
  for (const [place, rows] of claims) {
    if (!places.has(place)) broken.push(`${rows[0]?.id} has the number ${place}, which ARCA never gave`);
  }
  return broken;
}

function compare(row: InvoiceRow, entry: AuthorizedComprobante): string[] {
  const { detail } = entry;
  const document =
    row.comprobante !== null && 'document' in row.comprobante ? row.comprobante.document : null;
  const pairs = [
    ['CAE', row.cae, entry.cae],
    ['total', Number(row.total), detail.ImpTotal],
    ['date', row.issue_date.replaceAll('-', ''), entry.date],
    ['document', Number(document?.number), detail.DocNro],
  ] as const;
  return pairs
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([what, ours, theirs]) => `${row.id} has ${what} ${ours}, and ARCA ${theirs}`);
}

const laneOf = ({ cuit, punto_de_venta, type }: AuthorizedComprobante): string =>
  `${cuit}:${punto_de_venta}:${type}`;
