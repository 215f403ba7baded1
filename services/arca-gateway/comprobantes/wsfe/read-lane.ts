/** What WSFEv1 says of a lane: its last number, and the comprobante under one. */
import type { ConsultAnswer, Lane, LastAnswer } from '@arca-api/contract/gateway';
import { saysNoData } from '../../arca/answer-class.ts';
import { unbelievableRead } from '../../arca/describe-failure.ts';
import { readArca } from '../../arca/read-arca.ts';
import type { GatewayParts } from '../../parts.ts';
import { fromLast } from './from-wsfe.ts';
import { echoIn, fromEcho } from './from-wsfe-echo.ts';
import { toConsultQuery, toLastQuery } from './to-wsfe.ts';

export async function readLast(parts: GatewayParts, lane: Lane, deadline: number): Promise<LastAnswer> {
  const { environment, cuit } = lane;
  const read = await readArca(
    parts,
    { environment, cuit, service: 'wsfe', deadline },
    (arca, auth, options) => arca.wsfe.ultimoAutorizado({ auth, ...toLastQuery(lane) }, options),
  );
  if (!read.ok) return read.failure;
  const number = fromLast(lane, read.response);
  return number === null ? unbelievableRead('ARCA answered about another lane') : { ok: true, number };
}

export async function readNumber(
  parts: GatewayParts,
  lane: Lane,
  number: number,
  deadline: number,
): Promise<ConsultAnswer> {
  const { environment, cuit } = lane;
  const read = await readArca(
    parts,
    { environment, cuit, service: 'wsfe', deadline },
    (arca, auth, options) => arca.wsfe.consultar({ auth, ...toConsultQuery(lane, number) }, options),
  );
  if (!read.ok) return saysNoData('wsfe', read.failure.errors) ? { ok: true, found: null } : read.failure;
  const echo = echoIn(read.response);
  if (echo === null) return unbelievableRead('ARCA answered neither a comprobante nor an error');
  const found = fromEcho(lane, number, echo);
  return found === null ? unbelievableRead('ARCA answered about another comprobante') : { ok: true, found };
}
