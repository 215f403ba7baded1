/** GET /v1/invoices/{id}/xml: ARCA's request and response as exchanged */
import { Refusal } from '@arca-api/contract/errors';
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { page } from '@arca-api/contract/invoices';
import { z } from 'zod';
import { instant } from '../doors/instant.ts';
import { json, type Route } from '../doors/route.ts';
import type { findInvoice } from '../invoices/find-invoice.ts';
import type { sendsStore } from '../issuing/sends.store.ts';

export interface ReadXmlDoor {
  readonly find: ReturnType<typeof findInvoice>;
  readonly sends: ReturnType<typeof sendsStore>;
  readonly gateway: GatewayClient;
}

const exchange = z.object({
  send_id: z.string(),
  number: z.int(),
  sent_at: z.string(),
  request: z.string().nullable(),
  response: z.string().nullable(),
});

export const readXmlRoute = (door: ReadXmlDoor): Route => ({
  method: 'GET',
  path: '/v1/invoices/{id}/xml',
  scope: 'read',
  tag: 'Facturas',
  summary: 'Los intercambios con ARCA, tal como fueron (sin credenciales)',
  answers: { 200: page(exchange) },
  async handle({ principal, params }) {
    const row = await door.find(principal, params['id']);
    const sends = await door.sends.ofInvoice(row.id);
    if (sends.length === 0) throw new Refusal('resource.not_found');
    const data = await Promise.all(
      sends.map(async (send) => {
        const found = await door.gateway.exchange(send.send_id);
        return {
          send_id: send.send_id,
          number: send.number,
          sent_at: instant(send.sent_at),
          request: found.request_xml,
          response: found.response_xml,
        };
      }),
    );
    return json({ object: 'list', data, has_more: false, next: null });
  },
});
