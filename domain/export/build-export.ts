/** Puts together what WSFEX would be told, once everything it is made of is known. */
import { isNote } from '../comprobante/comprobante-type.ts';
import { PESOS } from '../comprobante/currency.ts';
import { OTHER_UNIT, unitByWord } from '../comprobante/units.ts';
import { buildRelated } from '../invoice/build-comprobante.ts';
import type { Reading } from '../invoice/reading.ts';
import type { ExportRequest, InvoiceRequest } from '../invoice/request.ts';
import type { WorkedTotals } from '../invoice/work-out-totals.ts';
import { centsText, toCents } from '../money/cents.ts';
import { exact, multiply, subtract, toText, ZERO } from '../money/exact.ts';
import { shareAmount } from '../money/share-amount.ts';
import type { ExportComprobante, ExportItem } from './export-comprobante.ts';

const EXPORT_TYPES = { goods: 1, services: 2, other: 4 } as const;
const LANGUAGES = { es: 1, en: 2, pt: 3 } as const;

/** `null` for other letters, and while the data of the export, the date, the totals or the rate are not known. */
export function buildExport(reading: Reading): ExportComprobante | null {
  const { request, type, recipient, date, totals, currency, rate, isExport } = reading;
  const asked = request.export;
  if (!isExport || asked === null || type === null || recipient.name === null) return null;
  if (recipient.address === null || date === null || totals === null) return null;
  if (currency === null || rate === null) return null;
  const isForeign = currency.arca !== PESOS;
  const saysCurrency = isForeign && !isNote(request.kind);
  return {
    type: type.id,
    punto_de_venta: request.punto_de_venta,
    date,
    export_type: EXPORT_TYPES[asked.type],
    country: asked.country,
    client: {
      name: recipient.name,
      address: recipient.address,
      country_tax_id: asked.country_tax_id ?? null,
      foreign_tax_id: asked.foreign_tax_id ?? null,
    },
    currency: currency.arca,
    exchange_rate: toText(rate),
    paid_in_same_currency: saysCurrency ? request.paid_in_same_currency : null,
    total: centsText(totals.total),
    language: LANGUAGES[asked.language ?? 'es'],
    items: buildItems(request, totals),
    has_permit: saysPermit(request, asked) ? (asked.has_permit ?? false) : null,
    permits: asked.permits ?? [],
    payment_terms: asked.payment_terms ?? null,
    payment_date: asked.payment_date ?? null,
    incoterms: asked.incoterms ?? null,
    incoterms_detail: asked.incoterms_detail ?? null,
    related: buildRelated(reading),
    optionals: request.optionals,
  };
}

/** 1550: only invoices of goods; everything else sends it empty. */
function saysPermit(request: InvoiceRequest, asked: ExportRequest): boolean {
  return request.kind === 'invoice' && asked.type === 'goods';
}

/** WSFEX has no discount of the whole, so each item carries its share, and the items add up to the total. */
function buildItems(request: InvoiceRequest, totals: WorkedTotals): readonly ExportItem[] {
  const shares = shareAmount(totals.discount, totals.subtotals);
  return request.lines.map((line, index) => {
    const gross = toCents(multiply(exact(line.quantity), exact(line.unit_price)));
    const total = subtract(totals.subtotals[index] ?? ZERO, shares[index] ?? ZERO);
    return {
      code: line.code ?? null,
      description: line.description,
      quantity: line.quantity,
      unit: unitByWord(line.unit)?.arca ?? OTHER_UNIT,
      unit_price: line.unit_price,
      discount: centsText(subtract(gross, total)),
      total: centsText(total),
    };
  });
}
