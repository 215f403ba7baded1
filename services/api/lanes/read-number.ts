/** What ARCA holds under one number, for a person who waits for it; or why it cannot be told. */
import { Refusal } from '@arca-api/contract/errors';
import type { Lane } from '@arca-api/contract/gateway';
import { HopFailure } from '@arca-api/contract/hop';
import type { FoundComprobante } from '@arca-api/domain/content/content';
import { serviceOfType } from '../invoices/explain-arca.ts';
import { refusalOfReading } from '../taxpayers/refusal-of-reading.ts';
import type { LaneParts } from './lane-parts.ts';

/** How long a person waits for ARCA. */
export const PATIENCE_MS = 20_000;

export function readNumber({ gateway, clock }: Pick<LaneParts, 'gateway' | 'clock'>) {
  return async (lane: Lane, number: number): Promise<FoundComprobante | null> => {
    const { environment, cuit, punto_de_venta, type } = lane;
    const asked = { lane: { environment, cuit, punto_de_venta, type }, number };
    const answer = await gateway
      .consult({ ...asked, deadline: clock.now() + PATIENCE_MS })
      .catch((cause: unknown) => {
        if (cause instanceof HopFailure) throw new Refusal('service.unavailable', { cause });
        throw cause;
      });
    if (!answer.ok) throw refusalOfReading(answer, serviceOfType(type));
    return answer.found;
  };
}
