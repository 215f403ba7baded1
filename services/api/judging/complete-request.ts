/** A body and its issuer as the request the law judges. */
import type { InvoiceBody } from '@arca-api/contract/invoices';
import type { Concept, InvoiceRequest } from '@arca-api/domain/invoice/request';

export function completeRequest(body: InvoiceBody, taxpayer: string, puntoDeVenta: number): InvoiceRequest {
  return {
    ...body,
    taxpayer,
    punto_de_venta: puntoDeVenta,
    concept: body.concept ?? guessConcept(body),
  };
}

/** Only services have a period. */
function guessConcept(body: InvoiceBody): Concept {
  return body.service_from !== null || body.service_to !== null ? 'services' : 'products';
}
