/** How many comprobantes one request may carry; a default when ARCA does not say, so that nobody waits for it. */
import type { limitAnswer, limitRequest } from '@arca-api/contract/gateway';
import type { z } from 'zod';
import { readArca } from '../arca/read-arca.ts';
import type { GatewayParts } from '../parts.ts';
import { fromBatchLimit } from './from-wsfe-tables.ts';
import { remember } from './remember.ts';

export async function batchLimit(
  parts: GatewayParts,
  request: z.infer<typeof limitRequest>,
): Promise<z.infer<typeof limitAnswer>> {
  const { environment, cuit } = request;
  const deadline = parts.clock.now() + parts.settings.timeouts.read;
  const limit = await remember(parts, { environment, cuit, name: 'batch_limit' }, async () => {
    const read = await readArca(
      parts,
      { environment, cuit, service: 'wsfe', deadline },
      (arca, auth, options) => arca.wsfe.totXRequest({ auth }, options),
    );
    return read.ok ? fromBatchLimit(read.response) : null;
  });
  return { limit: limit ?? parts.settings.caches.batchLimit };
}
