/** A note of exported services goes at the rate of its invoice (WSFEX 2053): where that is one of ours, nobody need look it up. */
import type { InvoiceRequest } from '@arca-api/domain/invoice/request';
import { keepsOriginalRate } from '@arca-api/domain/invoice/resolve-exchange-rate';
import { laneId } from '../issuing/lanes.store.ts';
import type { JudgingBooks } from './port.ts';

/** The request with that rate, where it leaves it to us and the invoice it names is known in the same currency. */
export async function withOriginalRate(
  books: JudgingBooks,
  organization: string,
  environment: string,
  request: InvoiceRequest,
): Promise<InvoiceRequest> {
  const [related, ...others] = request.related_comprobantes;
  const isOpen = request.exchange_rate === 'auto' && keepsOriginalRate(request);
  if (!isOpen || related === undefined || others.length > 0) return request;
  const { punto_de_venta, type, number } = related;
  const lane = laneId({ environment, cuit: request.taxpayer, punto_de_venta, type });
  const original = await books.original(organization, lane, number);
  const rate = original?.currency === request.currency ? original.comprobante?.exchange_rate : undefined;
  return rate === undefined ? request : { ...request, exchange_rate: rate };
}
