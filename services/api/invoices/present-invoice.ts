/** An invoice row as the API answers it and as events carry it: whole, and the same bytes each time. */
import type { InvoiceAnswer } from '@arca-api/contract/invoices';
import { fullNumber } from '@arca-api/domain/comprobante/number';
import { otherTaxById } from '@arca-api/domain/comprobante/other-taxes';
import { qrUrl } from '@arca-api/domain/comprobante/qr';
import { type Content, contentOf, isExport } from '@arca-api/domain/content/content';
import type { Fault, Words } from '@arca-api/domain/faults/fault';
import type { PricedLine, ResolvedRecipient, Totals } from '@arca-api/domain/invoice/assessment';
import type { Selectable } from 'kysely';
import { instant } from '../doors/instant.ts';
import { explainHalt, explainOrphan } from '../issuing/explain-halt.ts';
import type { Halt } from '../issuing/lane-state.ts';
import { explainOutage } from '../status/explain-outage.ts';
import type { ArcaOut } from '../status/watch-arca.ts';
import type { InvoiceTable } from '../tables.ts';
import { explainObservations, serviceOfType } from './explain-arca.ts';
import { explainRejection } from './explain-rejection.ts';

export type InvoiceRow = Selectable<InvoiceTable>;

/** All of it that is shown: what it was judged by is not. */
export type PresentableRow = Omit<InvoiceRow, 'context'>;

/** Where whoever has the link sees it. */
export type PublicUrl = (row: Pick<InvoiceRow, 'id' | 'public_token'>) => string | null;

export const isFinal = (row: Pick<InvoiceRow, 'status'>): boolean =>
  row.status === 'authorized' || row.status === 'rejected' || row.status === 'cancelled';

/** What keeps a whole lane from moving: something that a person mends, or that ARCA is out. */
export type Standstill = Halt | ArcaOut;

const NO_TOTALS: Totals = {
  net_taxed: '0.00',
  net_untaxed: '0.00',
  exempt: '0.00',
  iva: [],
  iva_total: '0.00',
  other_taxes_total: '0.00',
  discount: '0.00',
  total: '0.00',
};

export function presentInvoice(
  row: PresentableRow,
  publicUrl: PublicUrl,
  halt: Standstill | null = null,
): InvoiceAnswer {
  const { request, assessment } = row;
  const sent = row.comprobante ?? contentOf(assessment);
  return {
    id: row.id,
    object: 'invoice',
    mode: row.mode,
    status: row.status,
    taxpayer: request.taxpayer,
    punto_de_venta: row.punto_de_venta,
    kind: request.kind,
    letter: assessment.letter?.letter ?? 'B',
    letter_reason: assessment.letter === null ? null : presentWords(assessment.letter.why),
    comprobante_type: row.type,
    number: row.number,
    full_number: row.number === null ? null : fullNumber(row.punto_de_venta, row.number),
    cae: row.cae,
    cae_expires_on: row.cae_expires_on,
    authorization:
      row.cae === null
        ? null
        : {
            kind: row.authorization_kind ?? 'cae',
            code: row.cae,
            expires_on: row.cae_expires_on,
            reported_at: null,
          },
    recipient: presentRecipient(assessment.recipient),
    concept: request.concept,
    issue_date: row.issue_date,
    service_from: request.service_from,
    service_to: request.service_to,
    payment_due_date: request.payment_due_date,
    currency: request.currency,
    exchange_rate: sent?.exchange_rate ?? assessment.exchange_rate ?? '1',
    paid_in_same_currency: request.paid_in_same_currency,
    prices_include_iva: request.prices_include_iva,
    lines: assessment.lines.map(presentLine),
    discount_percent: request.discount_percent,
    discount_amount: request.discount_amount,
    other_taxes: (sent === null || isExport(sent) ? [] : sent.other_taxes).map(({ id, ...tax }) => ({
      kind: otherTaxById(id)?.kind ?? 'other',
      ...tax,
    })),
    related_comprobantes: (sent?.related ?? []).map((related) => ({ ...related })),
    related_period: request.related_period,
    mipyme: request.mipyme === null ? null : { ...request.mipyme },
    export: request.export === null ? null : { ...request.export },
    totals: presentTotals(assessment.totals ?? NO_TOTALS),
    transparency:
      assessment.transparency === null
        ? null
        : {
            iva: assessment.transparency.iva,
            other_national_indirect: assessment.transparency.other_national_indirect,
          },
    original_invoice: row.original_id,
    sale_terms: request.sale_terms,
    notes: request.notes,
    external_id: row.external_id,
    metadata: row.metadata,
    origin: row.origin as InvoiceAnswer['origin'],
    qr_url: sent === null ? null : qrOf(row, sent, request.taxpayer),
    pdf_url: row.status === 'authorized' ? `/v1/invoices/${row.id}/pdf` : null,
    public_url: publicUrl(row),
    warnings: assessment.warnings.map(presentFault),
    observations: explainObservations(row.observations, serviceOfType(row.type)),
    rejection: row.rejection === null ? null : explainRejection(row.rejection, serviceOfType(row.type)),
    waiting_on: waitingOn(row, halt),
    request_id: row.request_id,
    created_at: instant(row.created_at),
    authorized_at: row.authorized_at === null ? null : instant(row.authorized_at),
  };
}

export function presentRecipient(recipient: ResolvedRecipient | null): InvoiceAnswer['recipient'] {
  const document = recipient?.document ?? { type: 99, number: '0' };
  return {
    cuit: document.type === 80 ? document.number : null,
    dni: document.type === 96 ? document.number : null,
    document: { ...document },
    name: recipient?.name ?? null,
    iva_condition: recipient?.iva_condition ?? 'consumidor_final',
    iva_condition_source: recipient?.iva_condition_source ?? 'default',
    email: recipient?.email ?? null,
    address: recipient?.address ?? null,
  };
}

export function presentTotals(totals: Totals): InvoiceAnswer['totals'] {
  return {
    net_taxed: totals.net_taxed,
    net_untaxed: totals.net_untaxed,
    exempt: totals.exempt,
    iva: totals.iva.map(({ rate, base, amount }) => ({ rate, base, amount })),
    iva_total: totals.iva_total,
    other_taxes_total: totals.other_taxes_total,
    discount: totals.discount,
    total: totals.total,
  };
}

function waitingOn(row: PresentableRow, halt: Standstill | null): InvoiceAnswer['waiting_on'] {
  if (halt?.reason === 'arca') {
    const { message, fix } = explainOutage(halt);
    const retry_at = instant(Math.round(halt.retry_at));
    return { reason: 'arca', message, fix, arca: [], retry_at };
  }
  if (halt !== null) {
    const { arca, ...explained } = explainHalt(halt, serviceOfType(row.type));
    return { ...explained, arca: [...arca], retry_at: null };
  }
  if (row.status !== 'verifying' || row.orphan_number === null) return null;
  const { arca, ...explained } = explainOrphan(row.lane_id, row.orphan_number);
  return { reason: 'orphan', ...explained, arca: [...arca], retry_at: null };
}

// What was stored comes back with its members in the store's order: they are written in ours.
const presentWords = ({ es, en }: Words): Words => ({ es, en });

function presentFault({ code, path, message, fix, arca }: Fault): InvoiceAnswer['warnings'][number] {
  return { code, path, message: presentWords(message), fix: presentWords(fix), arca: [...arca] };
}

function presentLine(line: PricedLine): InvoiceAnswer['lines'][number] {
  return {
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    code: line.code,
    unit_price: line.unit_price,
    discount_percent: line.discount_percent,
    iva: line.iva,
    subtotal: line.subtotal,
  };
}

/** The address a QR reader opens; `null` until the comprobante has its CAE. */
export function qrOf(row: PresentableRow, sent: Content, issuer: string): string | null {
  if (row.cae === null || row.number === null) return null;
  return qrUrl({
    date: sent.date,
    cuit: issuer,
    puntoDeVenta: sent.punto_de_venta,
    type: sent.type,
    number: row.number,
    total: sent.total,
    currency: sent.currency,
    exchangeRate: sent.exchange_rate,
    // A client abroad has no document that the code knows.
    document: isExport(sent) ? null : sent.document,
    authorization: { kind: row.authorization_kind ?? 'cae', code: row.cae },
  });
}
