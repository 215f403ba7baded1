/** The comprobante that ARCA holds under a number, or that it holds none. */
import type { ConsultAnswer, consultRequest } from '@arca-api/contract/gateway';
import type { z } from 'zod';
import type { GatewayParts } from '../parts.ts';
import { unbelievableRead } from './describe-failure.ts';
import { echoIn, fromEcho } from './from-wsfe-echo.ts';
import { saysNoData } from './header-class.ts';
import { readWsfe } from './read-wsfe.ts';
import { toConsultQuery } from './to-wsfe.ts';

export async function consult(
  parts: GatewayParts,
  request: z.infer<typeof consultRequest>,
): Promise<ConsultAnswer> {
  const { lane, number, deadline } = request;
  const read = await readWsfe(parts, { ...lane, deadline }, (wsfe, auth, options) =>
    wsfe.consultar({ auth, ...toConsultQuery(lane, number) }, options),
  );
  if (!read.ok) return saysNoData(read.failure.errors) ? { ok: true, found: null } : read.failure;
  const echo = echoIn(read.response);
  if (echo === null) return unbelievableRead('ARCA answered neither a comprobante nor an error');
  const found = fromEcho(lane, number, echo);
  return found === null ? unbelievableRead('ARCA answered about another comprobante') : { ok: true, found };
}
