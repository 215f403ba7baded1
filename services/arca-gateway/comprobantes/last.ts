/** ARCA's last authorised number of a lane; `0` when there is none. */
import type { LastAnswer, lastRequest } from '@arca-api/contract/gateway';
import type { z } from 'zod';
import type { GatewayParts } from '../parts.ts';
import { unbelievableRead } from './describe-failure.ts';
import { fromLast } from './from-wsfe.ts';
import { readWsfe } from './read-wsfe.ts';
import { toLastQuery } from './to-wsfe.ts';

export async function last(parts: GatewayParts, request: z.infer<typeof lastRequest>): Promise<LastAnswer> {
  const { lane, deadline } = request;
  const read = await readWsfe(parts, { ...lane, deadline }, (wsfe, auth, options) =>
    wsfe.ultimoAutorizado({ auth, ...toLastQuery(lane) }, options),
  );
  if (!read.ok) return read.failure;
  const number = fromLast(lane, read.response);
  return number === null ? unbelievableRead('ARCA answered about another lane') : { ok: true, number };
}
