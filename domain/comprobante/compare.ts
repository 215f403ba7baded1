/**
 * Whether what ARCA holds is what we sent. It decides whether a CAE is adopted after a lost answer, so
 * it says `equal` only when nothing contradicts it and the total is among what agrees.
 */
import { normalDecimal } from '../money/parse-decimal.ts';
import { type Comparison, echoed, optionalKey, sameList, sameNumber, sameRelated } from './agreement.ts';
import type { Comprobante, EchoedComprobante, IvaGroup, OtherTax } from './comprobante.ts';

/**
 * `different` where document, total, date, type or IVA are contradicted. Compares with decimals normalised and lists without order. A field the echo does not carry (`null`)
 * is not compared.
 *
 * @example
 * compareComprobante(sent, { ...sent, total: '122', optionals: null }); // 'equal' when sent.total is '122.00'
 */
export function compareComprobante(sent: Comprobante, found: EchoedComprobante): Comparison {
  if (isSomebodyElses(sent, found)) return 'different';
  if (found.total === null) return 'ambiguous';
  return agreesInTheRest(sent, found) ? 'equal' : 'ambiguous';
}

function isSomebodyElses(sent: Comprobante, found: EchoedComprobante): boolean {
  return !(
    echoed(found.type, (type) => type === sent.type) &&
    echoed(found.date, (date) => date === sent.date) &&
    echoed(found.total, (total) => sameNumber(total, sent.total)) &&
    echoed(found.document, (document) => sameDocument(document, sent.document)) &&
    echoed(found.iva_total, (total) => sameNumber(total, sent.iva_total)) &&
    echoed(found.iva, (iva) => sameList(iva, sent.iva, ivaKey))
  );
}

function agreesInTheRest(sent: Comprobante, found: EchoedComprobante): boolean {
  return (
    echoed(found.punto_de_venta, (punto) => punto === sent.punto_de_venta) &&
    echoed(found.concept, (concept) => concept === sent.concept) &&
    echoed(found.net_taxed, (amount) => sameNumber(amount, sent.net_taxed)) &&
    echoed(found.net_untaxed, (amount) => sameNumber(amount, sent.net_untaxed)) &&
    echoed(found.exempt, (amount) => sameNumber(amount, sent.exempt)) &&
    echoed(found.other_taxes_total, (amount) => sameNumber(amount, sent.other_taxes_total)) &&
    echoed(found.service_from, (day) => day === sent.service_from) &&
    echoed(found.service_to, (day) => day === sent.service_to) &&
    echoed(found.payment_due_date, (day) => day === sent.payment_due_date) &&
    echoed(found.currency, (currency) => currency === sent.currency) &&
    echoed(found.exchange_rate, (rate) => sameNumber(rate, sent.exchange_rate)) &&
    // In pesos it is not sent, and ARCA may write N.
    echoed(found.paid_in_same_currency, (paid) => paid === (sent.paid_in_same_currency ?? false)) &&
    echoed(found.recipient_iva_condition, (condition) => condition === sent.recipient_iva_condition) &&
    echoed(found.other_taxes, (taxes) => sameList(taxes, sent.other_taxes, otherTaxKey)) &&
    echoed(found.related, (related) => sameRelated(related, sent.related)) &&
    echoed(
      found.related_period,
      (period) => period.from === sent.related_period?.from && period.to === sent.related_period.to,
    ) &&
    echoed(found.optionals, (optionals) => sameList(optionals, sent.optionals, optionalKey))
  );
}

function sameDocument(a: Comprobante['document'], b: Comprobante['document']): boolean {
  return a.type === b.type && sameNumber(a.number, b.number);
}

const ivaKey = (group: IvaGroup): string =>
  JSON.stringify([group.id, normalDecimal(group.base), normalDecimal(group.amount)]);

/** The description is left out: ARCA trims and cuts it, and the figures tell the tax already. */
const otherTaxKey = (tax: OtherTax): string =>
  JSON.stringify([tax.id, normalDecimal(tax.base), normalDecimal(tax.rate), normalDecimal(tax.amount)]);
