/** A comprobante as ARCA holds it, in our words: `null` for everything it does not say. */
import type { ConsultAnswer, Lane } from '@arca-api/contract/gateway';
import type { FECompConsResponse } from 'arca-soap';
import { fromErrors } from '../../arca/from-errors.ts';
import { fromDay, fromInstant } from './from-wsfe.ts';

type Found = NonNullable<Extract<ConsultAnswer, { ok: true }>['found']>;
type Echo = Extract<Found['comprobante'], { iva: unknown }>;

/** The comprobante in an answer; `null` when there is none in it. */
export function echoIn(response: { readonly ResultGet?: FECompConsResponse }): FECompConsResponse | null {
  return response.ResultGet ?? null;
}

/** `null` when it is not the comprobante that was asked for, or carries no authorisation. */
export function fromEcho(lane: Lane, number: number, echo: FECompConsResponse): Found | null {
  const isOther =
    echo.PtoVta !== lane.punto_de_venta ||
    echo.CbteTipo !== lane.type ||
    number < echo.CbteDesde ||
    number > echo.CbteHasta;
  if (isOther || !echo.CodAutorizacion) return null;
  return {
    number,
    comprobante: fromContent(echo),
    authorization: {
      kind: echo.EmisionTipo?.trim().toUpperCase() === 'CAEA' ? 'caea' : 'cae',
      code: echo.CodAutorizacion,
      expires_on: fromDay(echo.FchVto),
    },
    processed_at: fromInstant(echo.FchProceso),
    observations: fromErrors(echo.Observaciones),
  };
}

function fromContent(echo: FECompConsResponse): Echo {
  return {
    type: echo.CbteTipo,
    punto_de_venta: echo.PtoVta,
    concept: echo.Concepto === 1 || echo.Concepto === 2 || echo.Concepto === 3 ? echo.Concepto : null,
    document:
      echo.DocTipo === undefined || echo.DocNro === undefined
        ? null
        : { type: echo.DocTipo, number: echo.DocNro },
    date: fromDay(echo.CbteFch),
    total: echo.ImpTotal ?? null,
    net_untaxed: echo.ImpTotConc ?? null,
    net_taxed: echo.ImpNeto ?? null,
    exempt: echo.ImpOpEx ?? null,
    other_taxes_total: echo.ImpTrib ?? null,
    iva_total: echo.ImpIVA ?? null,
    service_from: fromDay(echo.FchServDesde),
    service_to: fromDay(echo.FchServHasta),
    payment_due_date: fromDay(echo.FchVtoPago),
    currency: echo.MonId ?? null,
    exchange_rate: echo.MonCotiz ?? null,
    paid_in_same_currency: fromYesNo(echo.CanMisMonExt),
    // .NET writes 0 for a number it was not given.
    recipient_iva_condition: echo.CondicionIVAReceptorId || null,
    ...fromLists(echo),
  };
}

/** ARCA leaves empty lists out, and some full ones too: an absent list says nothing. */
function fromLists(
  echo: FECompConsResponse,
): Pick<Echo, 'iva' | 'other_taxes' | 'related' | 'related_period' | 'optionals'> {
  const from = fromDay(echo.PeriodoAsoc?.FchDesde);
  const to = fromDay(echo.PeriodoAsoc?.FchHasta);
  return {
    iva: said(echo.Iva, (group) => ({ id: group.Id, base: group.BaseImp, amount: group.Importe })),
    other_taxes: said(echo.Tributos, (tax) => ({
      id: tax.Id,
      description: tax.Desc ?? '',
      base: tax.BaseImp,
      rate: tax.Alic,
      amount: tax.Importe,
    })),
    related: said(echo.CbtesAsoc, (related) => ({
      type: related.Tipo,
      punto_de_venta: related.PtoVta,
      number: related.Nro,
      cuit: related.Cuit ?? null,
      date: fromDay(related.CbteFch),
    })),
    related_period: from !== null && to !== null ? { from, to } : null,
    optionals: said(echo.Opcionales, (optional) => ({ id: optional.Id ?? '', value: optional.Valor ?? '' })),
  };
}

function said<Theirs, Ours>(list: readonly Theirs[], translate: (item: Theirs) => Ours): Ours[] | null {
  return list.length === 0 ? null : list.map(translate);
}

function fromYesNo(text: string | undefined): boolean | null {
  if (text === 'S') return true;
  return text === 'N' ? false : null;
}
