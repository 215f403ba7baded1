/** Acceptances for tests of the books: facturas B of the 18th of November, each with an id and a price of its own. */
import { laneId } from '../../issuing/lanes.store.ts';
import { waitingInvoice } from '../../issuing/testing/waiting-invoice.ts';
import type { NewInvoice } from '../invoices.store.ts';
import type { Acceptance } from '../port.ts';

const DAY = '2026-11-18';
const NOON = Date.parse(`${DAY}T12:00:00-03:00`);

/** Of one issuer of the organisation `org`, in the lane of what is changed. */
export function makeAcceptance(taxpayer: string, cuit: string): (change?: Partial<NewInvoice>) => Acceptance {
  let made = 0;
  return (change = {}) => {
    made += 1;
    const { request, judged_by, assessment } = waitingInvoice('', made, DAY);
    const { type = 6, punto_de_venta = 1 } = change;
    return {
      environment: 'simulator',
      cuit,
      draft: null,
      invoice: {
        id: `inv_${made}`,
        organization_id: 'org',
        mode: 'test',
        taxpayer_id: taxpayer,
        lane_id: laneId({ environment: 'simulator', cuit, punto_de_venta, type }),
        status: 'submitted',
        kind: 'invoice',
        letter: 'B',
        type,
        punto_de_venta,
        fixed_date: null,
        issue_date: DAY,
        request: { ...request, taxpayer: cuit },
        context: judged_by,
        assessment,
        recipient_document: '0',
        recipient_name: null,
        total: assessment.comprobante?.total ?? '',
        currency: 'ARS',
        origin: 'api',
        original_id: null,
        idempotency_key: null,
        request_hash: `hash ${made}`,
        external_id: null,
        metadata: {},
        notes: null,
        request_id: 'req',
        created_at: NOON,
        updated_at: NOON,
        ...change,
      },
    };
  };
}
