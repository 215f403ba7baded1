// FEXAuthorize: one comprobante, told apart by its `Id`, judged and committed in a single synchronous step.
import { isDeepStrictEqual } from 'node:util';
import { nextCae } from '../../world/next-cae.ts';
import type { AuthorizedComprobante } from '../../world/registers/ledger.ts';
import { addDays, argentineStamp } from '../../world/time/calendar.ts';
import type { World } from '../../world/world.ts';
import { judgeExport, observeExport } from '../checks/judge-export.ts';
import type { Cmp } from '../cmp.ts';
import { EXPORT_CODES, findExport } from '../codes.ts';
import { type ExportContext, exportContext } from '../context.ts';
import { summarizeExport } from '../summarize.ts';
import { answered, refused } from './results.ts';

const GREATEST_ID = 999_999_999_999_999;

/** The answer to a request whose ticket is good; what it authorises is in the ledger when this returns. */
export function authorizeExport(world: World, issuer: string, cmp: Cmp | undefined): object {
  const refuse = (code: number, message?: string): object =>
    refused(world, findExport(code, world.rulesDay(), message));
  if (!cmp) return refuse(1014, 'Campo Cmp no fue ingresado o esta mal formado.');
  if (cmp.Id < 0 || cmp.Id > GREATEST_ID) return refuse(1014);
  const known = world.ledger.exported(issuer, cmp.Id);
  if (known && isDeepStrictEqual(known.cmp, cmp)) return answered(world, { FEXResultAuth: told(known, 'S') });
  const last = world.ledger.lastExportId(issuer);
  // Neither text has been observed; the manual sends whatever it does not list under this code.
  if (known) return refuse(1014, `El Id ${cmp.Id} ya fue informado con otros datos.`);
  if (cmp.Id <= last)
    return refuse(1014, `El Id debe ser mayor al último informado (${last}). Ver FEXGetLast_ID.`);
  const context = exportContext(world, issuer, cmp);
  const code = judgeExport(context);
  if (code !== undefined) return refuse(code);
  const notes = observeExport(context);
  if (notes.includes(21)) return answered(world, { FEXResultAuth: rejected(issuer, cmp, notes) });
  const record = recordOf(context, notes);
  world.commit({ kind: 'comprobantes', records: [record] });
  return answered(world, { FEXResultAuth: told(record, 'N') });
}

function recordOf(
  { world, today, issuer, cmp, date }: ExportContext,
  notes: readonly number[],
): AuthorizedComprobante {
  return {
    cuit: issuer,
    punto_de_venta: cmp.Punto_vta,
    type: cmp.Cbte_Tipo,
    from: cmp.Cbte_nro,
    to: cmp.Cbte_nro,
    date,
    cae: nextCae(world.settings.seed, today, world.ledger.given),
    cae_expires_on: addDays(date, world.settings.caeDays),
    processed_at: argentineStamp(world.clock.now()),
    observations: notes.map((code) => ({ code, message: EXPORT_CODES[code]?.message ?? '' })),
    source: 'wsfex',
    detail: summarizeExport(cmp, date),
    cmp,
  };
}

function told(record: AuthorizedComprobante, again: 'S' | 'N'): object {
  return {
    Id: record.cmp?.Id,
    Cuit: Number(record.cuit),
    Cbte_tipo: record.type,
    Punto_vta: record.punto_de_venta,
    Cbte_nro: record.to,
    Cae: record.cae,
    Fch_venc_Cae: record.cae_expires_on,
    Fch_cbte: record.date,
    Resultado: 'A',
    Reproceso: again,
    Motivos_Obs: notesText(record.observations.map(({ code }) => code)),
  };
}

function rejected(issuer: string, cmp: Cmp, notes: readonly number[]): object {
  return {
    Id: cmp.Id,
    Cuit: Number(issuer),
    Cbte_tipo: cmp.Cbte_Tipo,
    Punto_vta: cmp.Punto_vta,
    Cbte_nro: cmp.Cbte_nro,
    Resultado: 'R',
    Reproceso: 'N',
    Motivos_Obs: notesText(notes),
  };
}

/** Codes with commas between them, as the forty characters of the field suggest. */
export const notesText = (codes: readonly number[]): string => codes.join(',');
