/** No gap, no number twice, no CAE for two, nothing that nobody asked for, and dates in order. */
import type { InvoiceRow } from '@arca-api/api/invoices/present-invoice';
import { isExport } from '@arca-api/domain/content/content';
import type { AuthorizedComprobante } from 'arca-simulator';
import type { Finished } from './finished.ts';

export function judgeLedger({ ledger, invoices, contradicted }: Finished): string[] {
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
    claimOf,
  );
  for (const [place, rows] of claims) {
    if (rows.length > 1) broken.push(`${place} is claimed by ${rows.map((row) => row.id).join(' and ')}`);
  }
  /** Nothing above it was settled: whoever does that reads it first. */
  const isUnread = (entry: AuthorizedComprobante): boolean =>
    !ledger.some((one) => laneOf(one) === laneOf(entry) && one.from > entry.from && claims.has(placeOf(one)));
  for (const entry of ledger) {
    const rows = claims.get(placeOf(entry)) ?? [];
    if (entry.source === 'control') {
      if (rows.length > 0) broken.push(`${rows[0]?.id} claims what another system issued`);
    } else if (rows.length === 0 && !(contradicted.has(placeOf(entry)) && isUnread(entry))) {
      broken.push(
        `${laneOf(entry)} ${entry.from} (${entry.detail.ImpTotal}) is in the ledger and in no invoice`,
      );
    }
    for (const row of rows) broken.push(...compare(row, entry));
  }
  const places = new Set(ledger.map(placeOf));
  for (const [place, rows] of claims) {
    if (!places.has(place)) broken.push(`${rows[0]?.id} has the number ${place}, which ARCA never gave`);
  }
  return broken;
}

/** Field by field: whoever has the CAE of a comprobante has to be what that comprobante is of. */
function compare(row: InvoiceRow, entry: AuthorizedComprobante): string[] {
  const { detail } = entry;
  const ours = row.comprobante;
  if (ours === null || isExport(ours)) return [`${row.id} has a CAE, and nothing says of what`];
  const pairs = [
    ['CAE', row.cae, entry.cae],
    ['total', Number(row.total), detail.ImpTotal],
    ['date', row.issue_date.replaceAll('-', ''), entry.date],
    [
      'document',
      `${ours.document.type} ${Number(ours.document.number)}`,
      `${detail.DocTipo} ${detail.DocNro}`,
    ],
    ['concept', ours.concept, detail.Concepto],
    ['sum', Number(ours.total), detail.ImpTotal],
    ['net', Number(ours.net_taxed), detail.ImpNeto],
    ['IVA', Number(ours.iva_total), detail.ImpIVA],
    ['condition', ours.recipient_iva_condition, detail.CondicionIVAReceptorId],
    ['currency', ours.currency, detail.MonId],
  ] as const;
  return pairs
    .filter(([, mine, theirs]) => mine !== theirs)
    .map(([what, mine, theirs]) => `${row.id} has ${what} ${mine}, and ARCA ${theirs}`);
}

/** As lanes are named in the books, but for the environment. */
export const laneOf = ({ cuit, punto_de_venta, type }: AuthorizedComprobante): string =>
  `${cuit}:${punto_de_venta}:${type}`;

const placeOf = (entry: AuthorizedComprobante): string => `${laneOf(entry)} ${entry.from}`;

/** Where an invoice is, as its books say. */
export const claimOf = (row: InvoiceRow): string => `${row.lane_id.replace('simulator:', '')} ${row.number}`;
