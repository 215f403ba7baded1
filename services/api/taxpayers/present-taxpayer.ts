/** An issuer and its puntos de venta as the API answers them. */
import type { PuntoDeVentaAnswer, TaxpayerAnswer } from '@arca-api/contract/taxpayers';
import { instant } from '../doors/instant.ts';
import type { PuntoDeVentaRow, TaxpayerRow } from './taxpayers.store.ts';

export function presentTaxpayer(row: TaxpayerRow, puntos: readonly PuntoDeVentaRow[]): TaxpayerAnswer {
  const { details } = row;
  return {
    id: row.id,
    object: 'taxpayer',
    mode: row.mode,
    environment: row.environment,
    cuit: row.cuit,
    name: details.name,
    trade_name: details.trade_name,
    iva_condition: details.iva_condition,
    address: details.address,
    gross_income_number: details.gross_income_number,
    activities_started_on: details.activities_started_on,
    class_a_regime: details.class_a_regime,
    footer: details.footer,
    has_logo: row.logo_type !== null,
    live_since: row.live_since === null ? null : instant(row.live_since),
    puntos_de_venta: puntos.map(presentPuntoDeVenta),
    created_at: instant(row.created_at),
    updated_at: instant(row.updated_at),
  };
}

export function presentPuntoDeVenta(row: PuntoDeVentaRow): PuntoDeVentaAnswer {
  return {
    object: 'punto_de_venta',
    number: row.number,
    name: row.name,
    address: row.address,
    created_at: instant(row.created_at),
  };
}
