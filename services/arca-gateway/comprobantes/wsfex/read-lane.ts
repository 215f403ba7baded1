/** What WSFEX says of a lane: its last number, and the export under one. */
import type { ConsultAnswer, Lane, LastAnswer } from '@arca-api/contract/gateway';
import { saysNoData } from '../../arca/answer-class.ts';
import { unbelievableRead } from '../../arca/describe-failure.ts';
import { readArca } from '../../arca/read-arca.ts';
import type { GatewayParts } from '../../parts.ts';
import { exportIn, fromLastExport } from './from-wsfex.ts';
import { fromExportEcho } from './from-wsfex-echo.ts';
import { toExportConsultQuery, toLastExportQuery } from './to-wsfex.ts';

export async function readLastExport(parts: GatewayParts, lane: Lane, deadline: number): Promise<LastAnswer> {
  const { environment, cuit } = lane;
  const read = await readArca(
    parts,
    { environment, cuit, service: 'wsfex', deadline },
    (arca, auth, options) => arca.wsfex.ultimoAutorizado({ auth, ...toLastExportQuery(lane) }, options),
  );
  if (!read.ok) return read.failure;
  const number = fromLastExport(read.response);
  return number === null
    ? unbelievableRead('ARCA answered neither a number nor an error')
    : { ok: true, number };
}

export async function readExport(
  parts: GatewayParts,
  lane: Lane,
  number: number,
  deadline: number,
): Promise<ConsultAnswer> {
  const { environment, cuit } = lane;
  const read = await readArca(
    parts,
    { environment, cuit, service: 'wsfex', deadline },
    (arca, auth, options) => arca.wsfex.consultar({ auth, ...toExportConsultQuery(lane, number) }, options),
  );
  if (!read.ok) return saysNoData('wsfex', read.failure.errors) ? { ok: true, found: null } : read.failure;
  const echo = exportIn(read.response);
  if (echo === null) return unbelievableRead('ARCA answered neither a comprobante nor an error');
  const found = fromExportEcho(lane, number, echo);
  return found === null ? unbelievableRead('ARCA answered about another comprobante') : { ok: true, found };
}
