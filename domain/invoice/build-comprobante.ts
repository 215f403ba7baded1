/** Puts together what ARCA would be told, once everything it is made of is known. */

import type { Comprobante, OtherTax, RelatedComprobante } from '../comprobante/comprobante.ts';
import { isNote } from '../comprobante/comprobante-type.ts';
import { PESOS } from '../comprobante/currency.ts';
import { otherTaxByKind } from '../comprobante/other-taxes.ts';
import { centsText } from '../money/cents.ts';
import { isZero, toText } from '../money/exact.ts';
import { IVA_CONDITION_IDS } from '../parties/iva-condition.ts';
import { UNIDENTIFIED } from './identify-recipient.ts';
import type { Reading } from './reading.ts';
import type { Concept, InvoiceRequest, MipymeRequest } from './request.ts';
import { isSendable } from './rules/recipient-rules.ts';
import type { WorkedTotals } from './work-out-totals.ts';

const CONCEPTS: Readonly<Record<Concept, Comprobante['concept']>> = {
  products: 1,
  services: 2,
  products_and_services: 3,
};

/** `null` while the type, the document, the date, the totals or the rate are not known. */
export function buildComprobante(reading: Reading): Comprobante | null {
  const { request, type, recipient, date, totals, currency, rate, isExport } = reading;
  const { document, condition } = recipient;
  if (isExport || type === null || document === null || condition === null) return null;
  if (date === null || totals === null || currency === null || rate === null) return null;
  const isService = request.concept !== 'products';
  return {
    type: type.id,
    punto_de_venta: request.punto_de_venta,
    concept: CONCEPTS[request.concept],
    document: isSendable(document) ? document : UNIDENTIFIED,
    date,
    total: centsText(totals.total),
    net_untaxed: centsText(totals.netUntaxed),
    net_taxed: centsText(totals.netTaxed),
    exempt: centsText(totals.exempt),
    other_taxes_total: centsText(totals.otherTaxesTotal),
    iva_total: centsText(totals.ivaTotal),
    service_from: isService ? request.service_from : null,
    service_to: isService ? request.service_to : null,
    payment_due_date: dueDateSent(request),
    currency: currency.arca,
    exchange_rate: toText(rate),
    paid_in_same_currency: currency.arca === PESOS ? null : request.paid_in_same_currency,
    recipient_iva_condition: IVA_CONDITION_IDS[condition],
    iva: totals.iva.map(({ id, base, amount }) => ({
      id,
      base: centsText(base),
      amount: centsText(amount),
    })),
    other_taxes: buildOtherTaxes(request, totals),
    related: buildRelated(reading),
    related_period: request.related_period,
    optionals: [...mipymeOptionals(request.mipyme), ...request.optionals],
  };
}

/** Services and FCE invoices tell it; a note of an FCE only when it cancels (10175). */
function dueDateSent(request: InvoiceRequest): string | null {
  if (request.mipyme === null) return request.concept === 'products' ? null : request.payment_due_date;
  const tells = !isNote(request.kind) || request.mipyme.cancellation === true;
  return tells ? request.payment_due_date : null;
}

/** ARCA refuses the list when it adds up to nothing (10024). */
function buildOtherTaxes(request: InvoiceRequest, totals: WorkedTotals): readonly OtherTax[] {
  if (isZero(totals.otherTaxesTotal)) return [];
  return request.other_taxes.flatMap((tax, index) => {
    const definition = otherTaxByKind(tax.kind);
    const worked = totals.otherTaxes[index];
    if (definition === null || worked === undefined) return [];
    return [
      {
        id: definition.id,
        description: tax.description?.trim() || definition.name,
        base: centsText(worked.base),
        rate: centsText(worked.rate),
        amount: centsText(worked.amount),
      },
    ];
  });
}

/** Notes of an FCE must say the issuer of what they correct (10151), which can only be their own (10155). */
export function buildRelated({ request, context }: Reading): readonly RelatedComprobante[] {
  const ownCuit = request.mipyme !== null && isNote(request.kind) ? context.issuer.cuit : null;
  return request.related_comprobantes.map((related) => ({
    type: related.type,
    punto_de_venta: related.punto_de_venta,
    number: related.number,
    cuit: related.cuit ?? ownCuit,
    date: related.date ?? null,
  }));
}

function mipymeOptionals(mipyme: MipymeRequest | null): Comprobante['optionals'] {
  if (mipyme === null) return [];
  const optionals: { id: string; value: string }[] = [];
  if (mipyme.cbu !== undefined) optionals.push({ id: '2101', value: mipyme.cbu });
  if (mipyme.alias !== undefined) optionals.push({ id: '2102', value: mipyme.alias });
  if (mipyme.transfer !== undefined) optionals.push({ id: '27', value: mipyme.transfer });
  if (mipyme.cancellation !== undefined) {
    optionals.push({ id: '22', value: mipyme.cancellation ? 'S' : 'N' });
  }
  for (const reference of mipyme.references ?? []) optionals.push({ id: '23', value: reference.trim() });
  return optionals;
}
