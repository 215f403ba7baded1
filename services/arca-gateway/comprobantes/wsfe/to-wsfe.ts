/** Our comprobante in the words of WSFEv1: pure, field by field, nothing judged. */
import type { comprobante, Lane } from '@arca-api/contract/gateway';
import type { FECAEDetRequest, FECAERequest } from 'arca-soap';
import type { z } from 'zod';

type Comprobante = z.infer<typeof comprobante>;

/** A comprobante with its number, of any class but E. */
export interface DomesticItem {
  readonly number: number;
  readonly comprobante: Comprobante;
}

/** The body of a request to authorise consecutive comprobantes of one lane. */
export function toAuthorization({
  lane,
  items,
}: {
  readonly lane: Lane;
  readonly items: readonly DomesticItem[];
}): {
  readonly FeCAEReq: FECAERequest;
} {
  return {
    FeCAEReq: {
      FeCabReq: { CantReg: items.length, PtoVta: lane.punto_de_venta, CbteTipo: lane.type },
      FeDetReq: items.map((item) => toDetail(item.comprobante, item.number)),
    },
  };
}

export function toDetail(document: Comprobante, number: number): FECAEDetRequest {
  return { CbteDesde: number, CbteHasta: number, ...toContent(document) };
}

/** Everything but the number, in the order in which ARCA's schema has it; what is not said is left out. */
export function toContent(document: Comprobante): Omit<FECAEDetRequest, 'CbteDesde' | 'CbteHasta'> {
  return {
    Concepto: document.concept,
    DocTipo: document.document.type,
    DocNro: document.document.number,
    CbteFch: toDay(document.date),
    ImpTotal: document.total,
    ImpTotConc: document.net_untaxed,
    ImpNeto: document.net_taxed,
    ImpOpEx: document.exempt,
    ImpTrib: document.other_taxes_total,
    ImpIVA: document.iva_total,
    ...(document.service_from === null ? {} : { FchServDesde: toDay(document.service_from) }),
    ...(document.service_to === null ? {} : { FchServHasta: toDay(document.service_to) }),
    ...(document.payment_due_date === null ? {} : { FchVtoPago: toDay(document.payment_due_date) }),
    MonId: document.currency,
    MonCotiz: document.exchange_rate,
    ...(document.paid_in_same_currency === null
      ? {}
      : { CanMisMonExt: document.paid_in_same_currency ? ('S' as const) : ('N' as const) }),
    ...(document.recipient_iva_condition === null
      ? {}
      : { CondicionIVAReceptorId: document.recipient_iva_condition }),
    ...toLists(document),
  };
}

/** Empty lists are left out: ARCA refuses some of them when they are there and empty. */
function toLists(
  document: Comprobante,
): Pick<FECAEDetRequest, 'CbtesAsoc' | 'Tributos' | 'Iva' | 'Opcionales' | 'PeriodoAsoc'> {
  const { related, other_taxes, iva, optionals, related_period } = document;
  return {
    ...(related.length === 0 ? {} : { CbtesAsoc: related.map(toRelated) }),
    ...(other_taxes.length === 0
      ? {}
      : {
          Tributos: other_taxes.map((tax) => ({
            Id: tax.id,
            Desc: tax.description,
            BaseImp: tax.base,
            Alic: tax.rate,
            Importe: tax.amount,
          })),
        }),
    ...(iva.length === 0
      ? {}
      : { Iva: iva.map((group) => ({ Id: group.id, BaseImp: group.base, Importe: group.amount })) }),
    ...(optionals.length === 0
      ? {}
      : { Opcionales: optionals.map((optional) => ({ Id: optional.id, Valor: optional.value })) }),
    ...(related_period === null
      ? {}
      : { PeriodoAsoc: { FchDesde: toDay(related_period.from), FchHasta: toDay(related_period.to) } }),
  };
}

function toRelated(related: Comprobante['related'][number]) {
  return {
    Tipo: related.type,
    PtoVta: related.punto_de_venta,
    Nro: related.number,
    ...(related.cuit === null ? {} : { Cuit: related.cuit }),
    ...(related.date === null ? {} : { CbteFch: toDay(related.date) }),
  };
}

export function toLastQuery(lane: Lane) {
  return { PtoVta: lane.punto_de_venta, CbteTipo: lane.type };
}

export function toConsultQuery(lane: Lane, number: number) {
  return { FeCompConsReq: { CbteTipo: lane.type, CbteNro: number, PtoVta: lane.punto_de_venta } };
}

export function toRateQuery(currency: string, day: string) {
  return { MonId: currency, FchCotiz: toDay(day) };
}

/** `2026-11-18` → `20261118`. */
export function toDay(day: string): string {
  return day.replaceAll('-', '');
}
