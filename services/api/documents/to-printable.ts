/** An authorised invoice as its printed comprobante: names, legends and prices of its class. */

import { comprobanteType } from '@arca-api/domain/comprobante/comprobante-type';
import { currencyByIso } from '@arca-api/domain/comprobante/currency';
import { fullNumber } from '@arca-api/domain/comprobante/number';
import { type Content, contentOf, isExport } from '@arca-api/domain/content/content';
import type { Totals } from '@arca-api/domain/invoice/assessment';
import { formatCuit } from '@arca-api/domain/parties/cuit';
import { DOCUMENT_TYPES, hasCheckDigit } from '@arca-api/domain/parties/documents';
import { amountInWords } from '@arca-api/domain/words/amount-in-words';
import { printedIvaCondition } from '@arca-api/domain/words/iva-condition-words';
import { legendsOf } from '@arca-api/domain/words/legends';
import { formatDay } from '@arca-api/domain/words/money-words';
import { type InvoiceRow, qrOf } from '../invoices/present-invoice.ts';
import type {
  PrintableComprobante,
  PrintableMipyme,
  PrintableReceiver,
  PrintableRow,
} from '../printing/printable.ts';
import type { PuntoDeVentaRow, TaxpayerRow } from '../taxpayers/taxpayers.store.ts';
import { exportDetails, exportRows, foreignClient } from './export-parts.ts';
import { printedLines } from './printed-lines.ts';

export interface Printing {
  readonly row: InvoiceRow;
  readonly taxpayer: TaxpayerRow;
  readonly punto: PuntoDeVentaRow | undefined;
  readonly logo: Uint8Array | null;
}

const NAMES = {
  invoice: 'FACTURA',
  credit_note: 'NOTA DE CRÉDITO',
  debit_note: 'NOTA DE DÉBITO',
  receipt: 'RECIBO',
} as const;

const MIPYME_NAMES = {
  invoice: 'FACTURA DE CRÉDITO ELECTRÓNICA MiPyMEs (FCE)',
  credit_note: 'NOTA DE CRÉDITO ELECTRÓNICA MiPyMEs (FCE)',
  debit_note: 'NOTA DE DÉBITO ELECTRÓNICA MiPyMEs (FCE)',
  receipt: 'RECIBO',
} as const;

/** `null` while the invoice has no CAE. */
export function toPrintable({ row, taxpayer, punto, logo }: Printing): PrintableComprobante | null {
  const { request, assessment } = row;
  const sent = row.comprobante ?? contentOf(assessment);
  const { totals } = assessment;
  const letter = assessment.letter?.letter;
  if (sent === null || totals === null || letter === undefined || row.cae === null || row.number === null)
    return null;
  const type = comprobanteType(row.type);
  const mipyme = type?.mipyme === true;
  const { lines, discount, subtotal } = printedLines(
    assessment.lines,
    letter,
    request.prices_include_iva,
    totals,
  );
  const { details } = taxpayer;
  const legends = legendsOf({
    type: row.type,
    day: sent.date,
    classARegime: details.class_a_regime,
    recipient: assessment.recipient?.iva_condition ?? 'consumidor_final',
  });
  return {
    mode: row.mode,
    letter,
    type_code: row.type,
    name: (mipyme ? MIPYME_NAMES : NAMES)[request.kind],
    letter_legend: legends.besideLetter,
    punto_de_venta: row.punto_de_venta,
    number: row.number,
    date: sent.date,
    ...datesOf(sent),
    sale_terms: request.sale_terms,
    issuer: {
      name: details.name,
      trade_name: punto?.name ?? details.trade_name,
      address: punto?.address ?? details.address,
      cuit: formatCuit(taxpayer.cuit),
      gross_income_number: details.gross_income_number,
      iva_condition: printedIvaCondition(details.iva_condition),
      activities_started_on: details.activities_started_on,
      logo,
      footer: details.footer,
    },
    receiver: isExport(sent) ? foreignClient(sent) : receiverOf(row),
    lines,
    totals: isExport(sent) ? exportRows(subtotal, discount) : totalRows(letter, totals, subtotal, discount),
    total: { label: 'Importe Total', amount: totals.total },
    other_taxes: (isExport(sent) ? [] : sent.other_taxes).map((tax) => ({
      description: tax.description,
      detail: null,
      rate: Number(tax.rate) === 0 ? null : tax.rate,
      amount: tax.amount,
    })),
    transparency: assessment.transparency,
    currency: {
      code: request.currency,
      name: currencyByIso(request.currency)?.name ?? request.currency,
      exchange_rate: request.currency === 'ARS' ? null : sent.exchange_rate,
    },
    details: isExport(sent) ? exportDetails(sent) : [],
    related_comprobantes: relatedOf(sent),
    legends: legends.foot,
    observations: row.observations,
    notes: request.notes,
    mipyme: mipyme ? mipymeOf(row, totals) : null,
    authorization: { kind: row.authorization_kind ?? 'cae', code: row.cae, expires_on: row.cae_expires_on },
    qr_url: qrOf(row, sent, request.taxpayer) ?? '',
  };
}

function datesOf(sent: Content) {
  if (isExport(sent)) return { service_from: null, service_to: null, payment_due_date: sent.payment_date };
  const { service_from, service_to, payment_due_date } = sent;
  return { service_from, service_to, payment_due_date };
}

function receiverOf(row: InvoiceRow): PrintableReceiver {
  const recipient = row.assessment.recipient;
  const document = recipient?.document ?? { type: 99, number: '0' };
  const identified = document.type !== 99;
  return {
    name: recipient?.name ?? null,
    document_label: identified ? (DOCUMENT_TYPES.get(document.type) ?? 'Documento') : null,
    document_number: identified ? documentText(document) : null,
    iva_condition: printedIvaCondition(recipient?.iva_condition ?? 'consumidor_final'),
    address: recipient?.address ?? null,
  };
}

function documentText({ type, number }: { type: number; number: string }): string {
  if (hasCheckDigit(type) && number.length === 11) return formatCuit(number);
  return type === 96 ? number.replace(/\B(?=(\d{3})+$)/g, '.') : number;
}

function totalRows(letter: string, totals: Totals, subtotal: string, discount: string): PrintableRow[] {
  const rows: PrintableRow[] = [];
  const some = (label: string, amount: string) => {
    if (Number(amount) !== 0) rows.push({ label, amount });
  };
  if (letter !== 'A') {
    rows.push({ label: 'Subtotal', amount: subtotal });
    some('Bonificación', `-${discount}`);
    rows.push({ label: 'Importe Otros Tributos', amount: totals.other_taxes_total });
    return rows;
  }
  some('Bonificación (ya descontada)', discount);
  rows.push({ label: 'Importe Neto Gravado', amount: totals.net_taxed });
  some('Importe No Gravado', totals.net_untaxed);
  some('Importe Exento', totals.exempt);
  for (const rate of ['27', '21', '10.5', '5', '2.5', '0'] as const) {
    const group = totals.iva.find((entry) => entry.rate === rate);
    if (group !== undefined) rows.push({ label: `IVA ${rate.replace('.', ',')}%`, amount: group.amount });
  }
  rows.push({ label: 'Importe Otros Tributos', amount: totals.other_taxes_total });
  return rows;
}

function relatedOf(sent: Content): string[] {
  const related = sent.related.map((other) => {
    const name = comprobanteType(other.type)?.name ?? `Comprobante ${other.type}`;
    const date = other.date === null ? '' : ` del ${formatDay(other.date)}`;
    return `${name} ${fullNumber(other.punto_de_venta, other.number)}${date}`;
  });
  if (!isExport(sent) && sent.related_period !== null) {
    related.push(
      `Período del ${formatDay(sent.related_period.from)} al ${formatDay(sent.related_period.to)}`,
    );
  }
  return related;
}

function mipymeOf(row: InvoiceRow, totals: Totals): PrintableMipyme {
  const { mipyme, currency } = row.request;
  return {
    cbu: mipyme?.cbu ?? null,
    alias: mipyme?.alias ?? null,
    transfer_system:
      mipyme?.transfer === 'SCA'
        ? 'Sistema de Circulación Abierta'
        : mipyme?.transfer === 'ADC'
          ? 'Agente de Depósito Colectivo'
          : null,
    amount_in_words: amountInWords(totals.total, currency),
    legend:
      row.kind === 'invoice'
        ? 'Este comprobante se considera aceptado al vencer el plazo legal (Ley 27.440, art. 5); desde entonces es título ejecutivo y puede transferirse.'
        : null,
  };
}
