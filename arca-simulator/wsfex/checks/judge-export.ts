// The order in which WSFEXv1 looks at a comprobante: the first thing wrong ends it.
import { isMonotributo } from '../../people/person.ts';
import { MONOTRIBUTO_TOP_CAP, monotributoCap } from '../../wsfe/tables/amounts-by-date.ts';
import { PAISES } from '../../wsfe/tables/paises.ts';
import {
  type ExportCheck,
  type ExportContext,
  FACTURA,
  findExported,
  NOTA_CREDITO,
  NOTA_DEBITO,
} from '../context.ts';
import { times, units } from './amounts.ts';
import { checkAssociated } from './check-associated.ts';
import { checkOperation, checkTerms, checkTexts } from './check-client.ts';
import { checkCurrency, checkRate, checkServiceRate, checkTotal } from './check-currency.ts';
import { checkItems } from './check-items.ts';
import { checkNumber } from './check-number.ts';
import { checkOptions } from './check-options.ts';
import { checkExporter, checkPayment } from './check-payment.ts';
import { checkPermits } from './check-permits.ts';

/** By the manual's pages; the rate was seen to come before what is said of permits. */
const CHECKS: readonly ExportCheck[] = [
  checkNumber,
  checkOperation,
  checkCurrency,
  checkTotal,
  checkTerms,
  checkTexts,
  checkRate,
  checkExporter,
  checkServiceRate,
  checkPayment,
  checkAssociated,
  checkPermits,
  checkItems,
  checkOptions,
];

/** The code of the error that an export is refused with, if any. */
export function judgeExport(context: ExportContext): number | undefined {
  for (const check of CHECKS) for (const code of check(context)) return code;
  return undefined;
}

/** Codes that are told in `Motivos_Obs`; 21 rejects, the others do not. */
export function observeExport(context: ExportContext): number[] {
  const { cmp, issuerPerson, world } = context;
  const receiver = world.people.find(String(cmp.Cuit_pais_cliente));
  if (receiver?.apocryphal) return [21];
  const pesos = times(units(cmp.Imp_total), units(cmp.Moneda_ctz));
  const codes: number[] = [];
  if (issuerPerson && isMonotributo(issuerPerson)) {
    const above = (cap: number): boolean => pesos > units(String(cap));
    if (cmp.Cbte_Tipo !== NOTA_CREDITO && above(MONOTRIBUTO_TOP_CAP)) codes.push(14);
    if (cmp.Cbte_Tipo !== NOTA_DEBITO && above(monotributoCap(issuerPerson.monotributo_category ?? 'K')))
      codes.push(15);
  }
  if (isFreeZone(cmp.Dst_cmp) && !receiver) codes.push(16);
  if (cmp.Cbte_Tipo === NOTA_CREDITO && exceedsAssociated(context, pesos)) codes.push(17);
  return codes;
}

function isFreeZone(country: number): boolean {
  return PAISES.some(([id, name]) => id === country && name.startsWith('ZF '));
}

function exceedsAssociated(context: ExportContext, pesos: bigint): boolean {
  const invoices = context.associated.filter((one) => one.Cbte_tipo === FACTURA);
  const found = invoices.map((one) => findExported(context, one)?.cmp).filter((one) => one !== undefined);
  const total = found.reduce((sum, one) => sum + times(units(one.Imp_total), units(one.Moneda_ctz)), 0n);
  return found.length > 0 && pesos > total;
}
