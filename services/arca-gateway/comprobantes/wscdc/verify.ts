/** Whether ARCA has a received comprobante in its books. Asking changes nothing, so it may always be asked again. */
import type { VerifyAnswer, verifyRequest } from '@arca-api/contract/gateway-received';
import type { z } from 'zod';
import { unbelievableRead } from '../../arca/describe-failure.ts';
import { readArca } from '../../arca/read-arca.ts';
import type { GatewayParts } from '../../parts.ts';
import { fromVerification } from './from-wscdc.ts';
import { toVerification } from './to-wscdc.ts';

export async function verify(
  parts: GatewayParts,
  request: z.infer<typeof verifyRequest>,
): Promise<VerifyAnswer> {
  const { environment, cuit, comprobante } = request;
  const deadline = parts.clock.now() + parts.settings.timeouts.read;
  const read = await readArca(
    parts,
    { environment, cuit, service: 'wscdc', deadline },
    (arca, auth, options) => arca.wscdc.constatar({ auth, ...toVerification(comprobante) }, options),
  );
  if (!read.ok) return read.failure;
  const verdict = fromVerification(comprobante, read.response);
  return verdict ?? unbelievableRead('ARCA answered about another comprobante, or no verdict');
}
