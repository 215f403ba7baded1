// The hand-written list of what WSFEXv1 can do.
import type { World } from '../../world/world.ts';
import type { Cmp } from '../cmp.ts';
import type { OperationName } from '../shapes.ts';
import { CBTE_TYPES, INCOTERMS, LANGUAGES, OPERATION_TYPES, OPTIONS } from '../tables/lists.ts';
import { authorizeExport } from './authorize-export.ts';
import {
  type CheckPermitRequest,
  checkPermit,
  type GetCmpRequest,
  getExport,
  type LastCmpRequest,
  lastExport,
  lastExportId,
} from './consult-export.ts';
import {
  listCountries,
  listCountryCuits,
  listCurrencies,
  listExportActivities,
  listExportPuntos,
  listQuoted,
  listRows,
  listUnits,
  quoteExport,
} from './list-tables.ts';

type Run = (world: World, issuer: string, request: never) => object;

/** Each operation's result object, from a decoded request whose ticket is good. */
export const RUN: Readonly<Record<OperationName, Run>> = {
  FEXAuthorize: (world, issuer, request: { readonly Cmp?: Cmp }) =>
    authorizeExport(world, issuer, request.Cmp),
  FEXGetCMP: (world, issuer, request: GetCmpRequest) => getExport(world, issuer, request),
  FEXGetLast_CMP: (world, issuer, request: LastCmpRequest) => lastExport(world, issuer, request),
  FEXGetLast_ID: (world, issuer) => lastExportId(world, issuer),
  FEXDummy: () => ({ AppServer: 'OK', DbServer: 'OK', AuthServer: 'OK' }),
  FEXCheck_Permiso: (world, _issuer, request: CheckPermitRequest) => checkPermit(world, request),
  FEXGetPARAM_Cbte_Tipo: (world) => listRows(world, 'ClsFEXResponse_Cbte_Tipo', 'Cbte', CBTE_TYPES),
  FEXGetPARAM_Tipo_Expo: (world) => listRows(world, 'ClsFEXResponse_Tex', 'Tex', OPERATION_TYPES),
  FEXGetPARAM_Incoterms: (world) => listRows(world, 'ClsFEXResponse_Inc', 'Inc', INCOTERMS),
  FEXGetPARAM_Idiomas: (world) => listRows(world, 'ClsFEXResponse_Idi', 'Idi', LANGUAGES),
  FEXGetPARAM_UMed: (world) => listUnits(world),
  FEXGetPARAM_DST_pais: (world) => listCountries(world),
  FEXGetPARAM_DST_CUIT: (world) => listCountryCuits(world),
  FEXGetPARAM_MON: (world) => listCurrencies(world),
  FEXGetPARAM_MON_CON_COTIZACION: (world, _issuer, request: { readonly Fecha_CTZ?: string }) =>
    listQuoted(world, request),
  FEXGetPARAM_Ctz: (world, _issuer, request: { readonly Mon_id?: string; readonly FchCotiz?: string }) =>
    quoteExport(world, request),
  FEXGetPARAM_PtoVenta: (world, issuer) => listExportPuntos(world, issuer),
  FEXGetPARAM_Opcionales: (world) => listRows(world, 'ClsFEXResponse_Opc', 'Opc', OPTIONS),
  FEXGetPARAM_Actividades: (world, issuer) => listExportActivities(world, issuer),
};
