/** Our export comprobante in the words of WSFEX: pure. Its order and spelling are the XSD's, capitals and all. */
import type { exportComprobante } from '@arca-api/contract/gateway';
import type { z } from 'zod';
import { toDay } from './to-wsfe.ts';

export type ExportComprobante = z.infer<typeof exportComprobante>;

/** A number that is not known yet is left out. */
export function toExport(document: ExportComprobante, number: number | null): Record<string, unknown> {
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
function toPermit(hasPermit: boolean | null): string {
  return toYesNo(hasPermit) ?? '';
}

function toYesNo(value: boolean | null): 'S' | 'N' | null {
  if (value === null) return null;
  return value ? 'S' : 'N';
}

function present(name: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [name]: value };
}
