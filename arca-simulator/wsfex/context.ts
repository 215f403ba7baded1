// Everything one export is judged by, gathered once: the checks read it and change nothing.
import type { Person } from '../people/person.ts';
import type { AuthorizedComprobante } from '../world/registers/ledger.ts';
import { argentineDate } from '../world/time/calendar.ts';
import type { World } from '../world/world.ts';
import type { Cmp, CmpAsoc } from './cmp.ts';

export const FACTURA = 19;
export const NOTA_DEBITO = 20;
export const NOTA_CREDITO = 21;
export const EXPORT_TYPES: readonly number[] = [FACTURA, NOTA_DEBITO, NOTA_CREDITO];
export const GOODS = 1;
export const SERVICES = 2;
export const MAX_PUNTO = 99_998;

export interface ExportContext {
  readonly world: World;
  /** Day of the request in Argentina, `yyyymmdd`. */
  readonly today: string;
  /** Day whose rules hold. */
  readonly rules: string;
  readonly issuer: string;
  readonly issuerPerson: Person | undefined;
  readonly cmp: Cmp;
  /** Fecha_cbte, or today when it was not sent. */
  readonly date: string;
  readonly associated: readonly CmpAsoc[];
}

/** One family of checks: the codes it finds, in the order in which the service would meet them. */
export type ExportCheck = (context: ExportContext) => Iterable<number>;

export function exportContext(world: World, issuer: string, cmp: Cmp): ExportContext {
  const today = argentineDate(world.clock.now());
  return {
    world,
    today,
    rules: world.rulesDay(),
    issuer,
    issuerPerson: world.people.find(issuer),
    cmp,
    date: cmp.Fecha_cbte?.trim() || today,
    associated: cmp.Cmps_asoc?.Cmp_asoc ?? [],
  };
}

/** The associated export in the ledger, if it is one of the issuer's. */
export function findExported(
  { world, issuer }: ExportContext,
  { Cbte_tipo: type, Cbte_punto_vta: punto_de_venta, Cbte_nro: number }: CmpAsoc,
): AuthorizedComprobante | undefined {
  return world.ledger.find({ cuit: issuer, punto_de_venta, type }, number);
}

export const isExportType = (type: number): boolean => EXPORT_TYPES.includes(type);

/** Absent and empty are the same to the service. */
export const given = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';
