// An export in the names of WSFEv1: what the ledger, WSCDC and the rules on associated comprobantes ask of any of them.
import type { CbteAsoc, Detail } from '../wsfe/detail.ts';
import { units } from './checks/amounts.ts';
import type { Cmp, CmpAsoc } from './cmp.ts';

export function summarizeExport(cmp: Cmp, date: string): Detail {
  return {
    Concepto: cmp.Tipo_expo,
    DocTipo: 80,
    DocNro: cmp.Cuit_pais_cliente,
    CbteDesde: cmp.Cbte_nro,
    CbteHasta: cmp.Cbte_nro,
    CbteFch: date,
    ImpTotal: Number(cmp.Imp_total),
    ImpTotConc: 0,
    ImpNeto: 0,
    ImpOpEx: Number(cmp.Imp_total),
    ImpTrib: 0,
    ImpIVA: 0,
    ...(cmp.Moneda_Id === undefined ? {} : { MonId: cmp.Moneda_Id }),
    ...(cmp.Cmps_asoc ? { CbtesAsoc: { CbteAsoc: cmp.Cmps_asoc.Cmp_asoc.map(toAssociated) } } : {}),
    ...(units(cmp.Moneda_ctz) === 0n ? {} : { MonCotiz: Number(cmp.Moneda_ctz) }),
  };
}

const toAssociated = (one: CmpAsoc): CbteAsoc => ({
  Tipo: one.Cbte_tipo,
  PtoVta: one.Cbte_punto_vta,
  Nro: one.Cbte_nro,
  ...(one.Cbte_cuit === 0 ? {} : { Cuit: String(one.Cbte_cuit) }),
});
