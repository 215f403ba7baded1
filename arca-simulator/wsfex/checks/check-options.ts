// The simplified export: a document and an FOB amount in the options, within what the customs hold.

import type { Opcional } from '../cmp.ts';
import { type ExportContext, FACTURA, findExported, GOODS, given } from '../context.ts';
import { OPTIONS } from '../tables/lists.ts';
import { fits, units } from './amounts.ts';

const DOCUMENT = '2401';
const FOB = '2402';
/** Dollars. Sources: Exporta Simple, US$ 15.000 an operation and US$ 600.000 a year (RG 4458/2019). */
const MOST_FOB = '15000';
const MOST_FOB_A_YEAR = '600000';

export const fobOf = (options: readonly Opcional[] | undefined): string | undefined =>
  options?.find(({ Id }) => Id === FOB)?.Valor?.trim();

export function* checkOptions(context: ExportContext): Iterable<number> {
  const { cmp } = context;
  if (!cmp.Opcionales) {
    if (context.associated.some((one) => fobOf(findExported(context, one)?.cmp?.Opcionales?.Opcional)))
      yield 2032;
    return;
  }
  const options = cmp.Opcionales.Opcional;
  if (options.length === 0) yield 2001;
  const seen = new Set<string>();
  for (const { Id: id, Valor: value } of options) {
    if (id === undefined && value === undefined) yield 2002;
    if (!given(id) || !OPTIONS.some(([known]) => known === id)) yield 2003;
    if (seen.has(id ?? '')) yield 2004;
    seen.add(id ?? '');
    yield* checkValue(id ?? '', value?.trim() ?? '');
  }
  yield* checkSimplified(context, options);
}

function* checkValue(id: string, value: string): Iterable<number> {
  if (id === DOCUMENT) {
    if (value === '') yield 2005;
    if (!/^[A-Za-z0-9]{11}$/.test(value)) yield 2006;
  } else {
    if (value === '') yield 2007;
    if (!/^\d+(\.\d+)?$/.test(value) || !fits(value, 13, 2)) yield 2008;
  }
}

function* checkSimplified(context: ExportContext, options: readonly Opcional[]): Iterable<number> {
  const { cmp, issuerPerson, world, issuer } = context;
  const document = options.find(({ Id }) => Id === DOCUMENT)?.Valor?.trim();
  const fob = fobOf(options);
  const invoice = cmp.Cbte_Tipo === FACTURA;
  if (invoice && (document === undefined || fob === undefined)) yield 2010;
  if (cmp.Tipo_expo !== GOODS) yield 2011;
  if (cmp.Moneda_Id !== 'DOL') yield 2016;
  if (units(fob) > units(MOST_FOB)) yield 2020;
  if (units(fob) > units(cmp.Imp_total)) yield 2021;
  if (issuerPerson?.simplified_exporter === false) yield 2027;
  if ((cmp.Permisos?.Permiso ?? []).length > 0) yield 2056;
  if (!invoice) {
    yield* checkSimplifiedNote(context, document, fob);
    return;
  }
  const registered = world.permits.find(document ?? '');
  if (registered && registered.cuit !== issuer) yield 2059;
  if (registered?.fob !== undefined && units(registered.fob) !== units(fob)) yield 2022;
  if (exportedThisYear(context) + units(fob) > units(MOST_FOB_A_YEAR)) yield 2026;
}

function* checkSimplifiedNote(
  context: ExportContext,
  document: string | undefined,
  fob: string | undefined,
): Iterable<number> {
  if (fob === undefined) yield 2058;
  if (document !== undefined) yield 2057;
  const [first] = context.associated;
  if (!first) {
    yield 2028;
    return;
  }
  const original = fobOf(findExported(context, first)?.cmp?.Opcionales?.Opcional);
  if (original === undefined) yield 2029;
  if (units(fob) > units(original)) yield 2023;
  if (units(fob) + notedAlready(context, first.Cbte_punto_vta, first.Cbte_nro) > units(original)) yield 2061;
}

/** FOB of the issuer's simplified invoices in the year of the comprobante. */
function exportedThisYear({ world, issuer, date }: ExportContext): bigint {
  return world.ledger
    .list({ cuit: issuer, type: FACTURA })
    .filter((record) => record.date.slice(0, 4) === date.slice(0, 4))
    .reduce((sum, record) => sum + units(fobOf(record.cmp?.Opcionales?.Opcional)), 0n);
}

/** FOB that notes of the same type took from an invoice before. */
function notedAlready({ world, issuer, cmp }: ExportContext, punto: number, number: number): bigint {
  return world.ledger
    .list({ cuit: issuer, type: cmp.Cbte_Tipo })
    .filter((record) =>
      (record.cmp?.Cmps_asoc?.Cmp_asoc ?? []).some(
        (one) => one.Cbte_punto_vta === punto && one.Cbte_nro === number,
      ),
    )
    .reduce((sum, record) => sum + units(fobOf(record.cmp?.Opcionales?.Opcional)), 0n);
}
