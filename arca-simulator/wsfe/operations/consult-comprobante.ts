// FECompConsultar, FECompUltimoAutorizado and FECompTotXRequest: what a client that lost an answer asks.
import type { AuthorizedComprobante } from '../../world/registers/ledger.ts';
import { kindOfPunto } from '../../world/registers/puntos-de-venta.ts';
import type { World } from '../../world/world.ts';
import { find } from '../codes.ts';
import { kindOf } from '../tables/kinds.ts';
import { toCodeAndText } from './authorize-request.ts';

const MAX_PUNTO = 99_998;

const refuse = (code: number): object => ({ Errors: { Err: [toCodeAndText(find(code))] } });

export interface ConsultRequest {
  readonly FeCompConsReq?: { readonly CbteTipo: number; readonly CbteNro: number; readonly PtoVta: number };
}

/** The comprobante as it was sent, plus its authorisation; 602 when there is none. */
export function consultComprobante(world: World, issuer: string, request: ConsultRequest): object {
  const {
    CbteTipo: type,
    CbteNro: number,
    PtoVta: punto,
  } = request.FeCompConsReq ?? { CbteTipo: 0, CbteNro: 0, PtoVta: 0 };
  if (punto < 1 || punto > MAX_PUNTO) return refuse(10200);
  if (!kindOf(type)) return refuse(10201);
  if (number < 1) return refuse(10202);
  const found = world.ledger.find({ cuit: issuer, punto_de_venta: punto, type }, number);
  if (found) return { ResultGet: echo(found) };
  const known = world.puntos.registered(issuer, punto) ?? world.puntos.usable(issuer, punto);
  return refuse(known ? 602 : 10104);
}

function echo(record: AuthorizedComprobante): object {
  const { detail } = record;
  return {
    ...detail,
    CbteFch: record.date,
    // Dates of service come back empty, not absent.
    FchServDesde: detail.FchServDesde ?? '',
    FchServHasta: detail.FchServHasta ?? '',
    FchVtoPago: detail.FchVtoPago ?? '',
    Resultado: 'A',
    CodAutorizacion: record.cae,
    EmisionTipo: record.source === 'caea' ? 'CAEA' : 'CAE',
    FchVto: record.cae_expires_on,
    FchProceso: record.processed_at,
    ...(record.observations.length > 0
      ? { Observaciones: { Obs: record.observations.map(toCodeAndText) } }
      : {}),
    PtoVta: record.punto_de_venta,
    CbteTipo: record.type,
  };
}

/** The last number of a lane, 0 when it has none. */
export function lastAuthorized(
  world: World,
  issuer: string,
  request: { readonly PtoVta: number; readonly CbteTipo: number },
): object {
  const { PtoVta: punto, CbteTipo: type } = request;
  if (punto < 1 || punto > MAX_PUNTO) return refuse(11000);
  if (!kindOf(type)) return refuse(11001);
  const registered = world.puntos.registered(issuer, punto);
  const isOther = registered !== undefined && kindOfPunto(registered).emission === 'other';
  if (isOther || !world.puntos.usable(issuer, punto)) return refuse(11002);
  const last = world.ledger.last({ cuit: issuer, punto_de_venta: punto, type });
  return { PtoVta: punto, CbteTipo: type, CbteNro: last?.to ?? 0 };
}
