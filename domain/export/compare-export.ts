/**
 * Whether the export that ARCA holds is the one we sent: it decides whether a CAE is adopted after a lost answer, as
 * compare.ts does for the other classes.
 */
import {
  type Comparison,
  echoed,
  optionalKey,
  sameList,
  sameNumber,
  sameRelated,
} from '../comprobante/agreement.ts';
import type { EchoedExport, ExportComprobante, ExportItem } from './export-comprobante.ts';

/**
 * `different` where type, date, total, country, currency or the client's numbers are contradicted. Texts count by
 * their letters and figures alone, because ARCA trims them, cuts them, and has been seen to encode them twice.
 *
 * @example
 * compareExport(sent, { ...sent, total: '4500', payment_terms: null }); // 'equal' when sent.total is '4500.00'
 */
export function compareExport(sent: ExportComprobante, found: EchoedExport): Comparison {
  if (isSomebodyElses(sent, found)) return 'different';
  if (found.total === null) return 'ambiguous';
  return agreesInTheRest(sent, found) ? 'equal' : 'ambiguous';
}

function isSomebodyElses(sent: ExportComprobante, found: EchoedExport): boolean {
  return !(
    echoed(found.type, (type) => type === sent.type) &&
    echoed(found.date, (date) => date === sent.date) &&
    echoed(found.total, (total) => sameNumber(total, sent.total)) &&
    echoed(found.country, (country) => country === sent.country) &&
    echoed(found.currency, (currency) => currency === sent.currency) &&
    echoed(found.client, (client) => sameClient(client, sent.client))
  );
}

function agreesInTheRest(sent: ExportComprobante, found: EchoedExport): boolean {
  return (
    echoed(found.punto_de_venta, (punto) => punto === sent.punto_de_venta) &&
    echoed(found.client, (client) => sameWords(client.name, sent.client.name)) &&
    echoed(found.client, (client) => sameWords(client.address, sent.client.address)) &&
    echoed(found.export_type, (type) => type === sent.export_type) &&
    echoed(found.exchange_rate, (rate) => sameNumber(rate, sent.exchange_rate)) &&
    // In notes and in pesos it is not sent, and ARCA may write N.
    echoed(found.paid_in_same_currency, (paid) => paid === (sent.paid_in_same_currency ?? false)) &&
    echoed(found.language, (language) => language === sent.language) &&
    echoed(found.items, (items) => sameItems(items, sent.items)) &&
    // Sent empty wherever the question does not arise, and there ARCA may write N.
    echoed(found.has_permit, (has) => has === (sent.has_permit ?? false)) &&
    echoed(found.permits, (permits) => sameList(permits, sent.permits, permitKey)) &&
    echoed(found.payment_terms, (terms) => sameWords(terms, sent.payment_terms)) &&
    echoed(found.payment_date, (day) => day === sent.payment_date) &&
    echoed(found.incoterms, (incoterms) => incoterms === sent.incoterms) &&
    echoed(found.incoterms_detail, (detail) => sameWords(detail, sent.incoterms_detail)) &&
    echoed(found.related, (related) => sameRelated(related, sent.related)) &&
    echoed(found.optionals, (optionals) => sameList(optionals, sent.optionals, optionalKey))
  );
}

/** By its numbers; by its name only where it has none. */
function sameClient(a: ExportComprobante['client'], b: ExportComprobante['client']): boolean {
  if (a.country_tax_id !== null && b.country_tax_id !== null && a.country_tax_id !== b.country_tax_id) {
    return false;
  }
  if (a.foreign_tax_id !== null && b.foreign_tax_id !== null) {
    return sameWords(a.foreign_tax_id, b.foreign_tax_id);
  }
  return sameWords(a.name, b.name);
}

/** Lines keep their order. */
function sameItems(found: readonly ExportItem[], sent: readonly ExportItem[]): boolean {
  return (
    found.length === sent.length &&
    found.every((theirs, index) => {
      const ours = sent[index];
      return ours !== undefined && sameItem(theirs, ours);
    })
  );
}

function sameItem(found: ExportItem, sent: ExportItem): boolean {
  return (
    found.unit === sent.unit &&
    sameNumber(found.quantity, sent.quantity) &&
    sameNumber(found.unit_price, sent.unit_price) &&
    sameNumber(found.discount, sent.discount) &&
    sameNumber(found.total, sent.total) &&
    sameWords(found.description, sent.description)
  );
}

const permitKey = (permit: { readonly id: string; readonly destination: number }): string =>
  JSON.stringify([permit.id, permit.destination]);

/** A text that ARCA cut begins as ours does. */
function sameWords(found: string, sent: string | null): boolean {
  const theirs = skeleton(found);
  const ours = skeleton(sent ?? '');
  if (!foreign(sent ?? '').startsWith(foreign(found))) return false;
  return theirs === '' ? ours === '' : ours.startsWith(theirs);
}

/** Letters of other alphabets: no text that was encoded twice or lost them has any. */
const foreign = (text: string): string =>
  text
    .normalize()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[\0-\u036f]/g, '');

const skeleton = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
