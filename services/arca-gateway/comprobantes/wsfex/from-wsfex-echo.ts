/** An export as ARCA holds it, in our words: `null` for everything it does not say. */
import type { ConsultAnswer, Lane } from '@arca-api/contract/gateway';
import type { FEXFound } from 'arca-soap';
import { fromDay } from '../wsfe/from-wsfe.ts';
import { fromReasons } from './from-wsfex.ts';

type Found = NonNullable<Extract<ConsultAnswer, { ok: true }>['found']>;
type Echo = Extract<Found['comprobante'], { export_type: unknown }>;

/** `null` when it is not the comprobante that was asked for, or carries no CAE. */
export function fromExportEcho(lane: Lane, number: number, echo: FEXFound): Found | null {
  const isOther =
    echo.Punto_vta !== lane.punto_de_venta || echo.Cbte_tipo !== lane.type || echo.Cbte_nro !== number;
  if (isOther || !echo.Cae || !/^\d{14}$/.test(echo.Cae)) return null;
  return {
    number,
    comprobante: fromContent(echo),
    authorization: { kind: 'cae', code: echo.Cae, expires_on: fromDay(echo.Fch_venc_Cae) },
    processed_at: fromDay(echo.Fecha_cbte_cae),
    observations: fromReasons(echo.Motivos_Obs),
  };
}

function fromContent(echo: FEXFound): Echo {
  return {
    type: echo.Cbte_tipo,
    punto_de_venta: echo.Punto_vta,
    date: fromDay(echo.Fecha_cbte),
    export_type: oneOf([1, 2, 4] as const, echo.Tipo_expo),
    country: echo.Dst_cmp || null,
    client: fromClient(echo),
    currency: echo.Moneda_Id ?? null,
    exchange_rate: echo.Moneda_ctz ?? null,
    paid_in_same_currency: fromYesNo(echo.CanMisMonExt),
    total: echo.Imp_total ?? null,
    language: oneOf([1, 2, 3] as const, echo.Idioma_cbte),
    items: said(echo.Items, (item) => ({
      code: item.Pro_codigo ?? null,
      description: item.Pro_ds ?? '',
      quantity: item.Pro_qty ?? '0',
      unit: item.Pro_umed ?? 0,
      unit_price: item.Pro_precio_uni ?? '0',
      discount: item.Pro_bonificacion ?? '0',
      total: item.Pro_total_item ?? '0',
    })),
    has_permit: fromYesNo(echo.Permiso_existente),
    permits: said(echo.Permisos, (permit) => ({
      id: permit.Id_permiso ?? '',
      destination: permit.Dst_merc ?? 0,
    })),
    payment_terms: echo.Forma_pago ?? null,
    payment_date: fromDay(echo.Fecha_pago),
    incoterms: echo.Incoterms ?? null,
    incoterms_detail: echo.Incoterms_Ds ?? null,
    related: fromRelated(echo),
    optionals: said(echo.Opcionales, (optional) => ({ id: optional.Id ?? '', value: optional.Valor ?? '' })),
  };
}

/** One that is told by halves says nothing of any. */
function fromRelated({ Cmps_asoc: told }: FEXFound): Echo['related'] {
  const related = told.flatMap(
    ({ Cbte_tipo: type, Cbte_punto_vta: punto, Cbte_nro: number, Cbte_cuit: cuit }) =>
      type && punto && number
        ? [{ type, punto_de_venta: punto, number, cuit: cuit?.length === 11 ? cuit : null, date: null }]
        : [],
  );
  return related.length === 0 || related.length < told.length ? null : related;
}

function fromClient(echo: FEXFound): Echo['client'] {
  if (echo.Cliente === undefined || echo.Domicilio_cliente === undefined) return null;
  return {
    name: echo.Cliente,
    address: echo.Domicilio_cliente,
    country_tax_id: realNumber(echo.Cuit_pais_cliente),
    foreign_tax_id: echo.Id_impositivo ?? null,
  };
}

/** .NET writes 0 for a number it was not given. */
function realNumber(text: string | undefined): string | null {
  return text === undefined || Number(text) === 0 ? null : text;
}

function oneOf<const T extends number>(values: readonly T[], value: number | undefined): T | null {
  return values.find((candidate) => candidate === value) ?? null;
}

/** ARCA leaves empty lists out, and may leave full ones out too: an absent list says nothing. */
function said<Theirs, Ours>(list: readonly Theirs[], translate: (item: Theirs) => Ours): Ours[] | null {
  return list.length === 0 ? null : list.map(translate);
}

function fromYesNo(text: string | undefined): boolean | null {
  if (text === 'S') return true;
  return text === 'N' ? false : null;
}
