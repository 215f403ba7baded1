/** Our export comprobante in the words of WSFEX: pure. Its order and spelling are the XSD's, capitals and all. */
import type { exportComprobante, Lane } from '@arca-api/contract/gateway';
import type { FEXCmp } from 'arca-soap';
import type { z } from 'zod';
import { toDay } from '../wsfe/to-wsfe.ts';

type Related = NonNullable<FEXCmp['Cmps_asoc']>[number];

/** What of a request follows from the document alone. */
type ExportContent = Omit<FEXCmp, 'Id' | 'Cbte_nro' | 'Cuit_pais_cliente' | 'Cmps_asoc'> & {
  readonly Cbte_nro?: number;
  readonly Cuit_pais_cliente?: string;
  readonly Cmps_asoc?: readonly (Omit<Related, 'Cbte_cuit'> & Partial<Pick<Related, 'Cbte_cuit'>>)[];
};

export type ExportComprobante = z.infer<typeof exportComprobante>;

/** A class E with its number. */
export interface ExportItem {
  readonly number: number;
  readonly comprobante: ExportComprobante;
}

/** The body of a request to authorise one export under its `Id`. */
export function toExportAuthorization(lane: Lane, item: ExportItem, id: string): { readonly Cmp: FEXCmp } {
  const { Cmps_asoc, ...content } = toExport(item.comprobante, item.number);
  return {
    Cmp: {
      Id: id,
      ...content,
      Cbte_nro: item.number,
      // .NET reads a missing number as 0, and so do those who look at the archive.
      Cuit_pais_cliente: item.comprobante.client.country_tax_id ?? '0',
      // The comprobante that a note corrects is the issuer's own unless it says otherwise (2031).
      ...(Cmps_asoc === undefined
        ? {}
        : { Cmps_asoc: Cmps_asoc.map((related) => ({ Cbte_cuit: lane.cuit, ...related })) }),
    },
  };
}

export function toLastExportQuery(lane: Lane) {
  return { Pto_venta: lane.punto_de_venta, Cbte_Tipo: lane.type };
}

export function toExportConsultQuery(lane: Lane, number: number) {
  return { Cmp: { Cbte_tipo: lane.type, Punto_vta: lane.punto_de_venta, Cbte_nro: number } };
}

/** A number that is not known yet is left out, and so is what only the sending adds. */
export function toExport(document: ExportComprobante, number: number | null): ExportContent {
  const { client, related, optionals, permits } = document;
  return {
    Fecha_cbte: toDay(document.date),
    Cbte_Tipo: document.type,
    Punto_vta: document.punto_de_venta,
    ...(number === null ? {} : { Cbte_nro: number }),
    Tipo_expo: document.export_type,
    Permiso_existente: toPermit(document.has_permit),
    ...(permits.length === 0 ? {} : { Permisos: permits.map(toShipment) }),
    Dst_cmp: document.country,
    Cliente: client.name,
    ...present('Cuit_pais_cliente', client.country_tax_id),
    Domicilio_cliente: client.address,
    ...present('Id_impositivo', client.foreign_tax_id),
    Moneda_Id: document.currency,
    Moneda_ctz: document.exchange_rate,
    ...present('CanMisMonExt', toYesNo(document.paid_in_same_currency)),
    Imp_total: document.total,
    ...(related.length === 0 ? {} : { Cmps_asoc: related.map(toRelated) }),
    ...present('Forma_pago', document.payment_terms),
    ...present('Incoterms', document.incoterms),
    ...present('Incoterms_Ds', document.incoterms_detail),
    Idioma_cbte: document.language,
    Items: document.items.map(toItem),
    ...(optionals.length === 0
      ? {}
      : { Opcionales: optionals.map(({ id, value }) => ({ Id: id, Valor: value })) }),
    ...(document.payment_date === null ? {} : { Fecha_pago: toDay(document.payment_date) }),
  };
}

function toItem(item: ExportComprobante['items'][number]) {
  return {
    ...present('Pro_codigo', item.code),
    Pro_ds: item.description,
    Pro_qty: item.quantity,
    Pro_umed: item.unit,
    Pro_precio_uni: item.unit_price,
    Pro_bonificacion: item.discount,
    Pro_total_item: item.total,
  };
}

function toShipment(permit: ExportComprobante['permits'][number]) {
  return { Id_permiso: permit.id, Dst_merc: permit.destination };
}

function toRelated(related: ExportComprobante['related'][number]) {
  return {
    Cbte_tipo: related.type,
    Cbte_punto_vta: related.punto_de_venta,
    Cbte_nro: related.number,
    ...present('Cbte_cuit', related.cuit),
  };
}

/** Empty wherever the question does not arise (1720). */
function toPermit(hasPermit: boolean | null): 'S' | 'N' | '' {
  return toYesNo(hasPermit) ?? '';
}

function toYesNo(value: boolean | null): 'S' | 'N' | null {
  if (value === null) return null;
  return value ? 'S' : 'N';
}

function present<Name extends string, Value extends string>(
  name: Name,
  value: Value | null,
): { readonly [key in Name]?: Value } {
  return (value === null ? {} : { [name]: value }) as { readonly [key in Name]?: Value };
}
