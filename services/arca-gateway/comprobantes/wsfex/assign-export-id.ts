/**
 * The `Id` an export is sent under. One content under one number keeps its `Id` over every try, because ARCA answers a
 * repeated one with the CAE it gave; another content never gets it.
 */
import { createHash } from 'node:crypto';
import type { Lane, ReadFailure } from '@arca-api/contract/gateway';
import { readArca } from '../../arca/read-arca.ts';
import type { GatewayParts } from '../../parts.ts';
import { fromHighestId } from './from-wsfex.ts';
import type { ExportItem } from './to-wsfex.ts';

/** WSFEX takes fifteen digits. */
const LARGEST = 999_999_999_999_999;

export async function assignExportId(
  parts: GatewayParts,
  lane: Lane,
  item: ExportItem,
  deadline: number,
  /** Where ARCA is, if it has just been asked. */
  heard: number | null,
): Promise<{ readonly ok: true; readonly id: string } | ReadFailure> {
  const { environment, cuit } = lane;
  const key = {
    environment,
    cuit,
    punto_de_venta: lane.punto_de_venta,
    comprobante_type: lane.type,
    number: item.number,
    digest: createHash('sha256').update(JSON.stringify(item.comprobante)).digest('hex'),
  };
  const known = await parts.exportIds.find(key);
  if (known !== null) return { ok: true, id: known };
  // Other programs of this CUIT count too: ask where they are, at first and whenever one of them was met.
  const isSound = await parts.exportIds.isCounterSound(environment, cuit);
  const highest = heard ?? (isSound ? 0 : await readHighestId(parts, lane, deadline));
  if (typeof highest !== 'number') return highest;
  // Whoever used up the last one left the low ones free.
  const floor = highest >= LARGEST ? 0 : highest;
  return { ok: true, id: await parts.exportIds.assign(key, floor, parts.clock.now()) };
}

/** The highest `Id` that ARCA knows of the CUIT. */
export async function readHighestId(
  parts: GatewayParts,
  { environment, cuit }: Lane,
  deadline: number,
): Promise<number | ReadFailure> {
  const read = await readArca(
    parts,
    { environment, cuit, service: 'wsfex', deadline },
    (arca, auth, options) => arca.wsfex.ultimoId({ auth }, options),
  );
  return read.ok ? fromHighestId(read.response) : read.failure;
}
