// The hand-written list of what WSFEv1 can do.
import type { Conditions } from '../../service.ts';
import type { World } from '../../world/world.ts';
import { consultIdle, declareIdle, type IdleRequest } from '../caea/declare-idle.ts';
import { reportComprobantes } from '../caea/report/report-comprobantes.ts';
import type { Report } from '../caea/report/report-context.ts';
import { consultCaea, type FortnightRequest, requestCaea } from '../caea/request-caea.ts';
import type { CaeRequest } from '../detail.ts';
import type { OperationName } from '../shapes/operations.ts';
import {
  CBTE_TIPOS,
  CONCEPTOS,
  DOC_TIPOS,
  IVA_TIPOS,
  MONEDAS,
  OPCIONALES,
  TRIBUTOS,
} from '../tables/params.ts';
import { authorizeRequest } from './authorize-request.ts';
import { type ConsultRequest, consultComprobante, lastAuthorized } from './consult-comprobante.ts';
import {
  listActivities,
  listConditions,
  listCountries,
  listDated,
  listPuntos,
  quoteCurrency,
} from './list-params.ts';

/** `keep` carries out only so many comprobantes of a batch. */
type Run = (world: World, issuer: string, request: never, keep?: Conditions['keep']) => object;

/** Each operation's result object, from a decoded request whose ticket is good. */
export const RUN: Readonly<Record<OperationName, Run>> = {
  FECAESolicitar: (world, issuer, request: { readonly FeCAEReq?: CaeRequest }, keep) =>
    authorizeRequest(world, issuer, request.FeCAEReq, keep),
  FECompTotXRequest: (world) => ({ RegXReq: world.settings.maxComprobantes }),
  FEDummy: () => ({ AppServer: 'OK', DbServer: 'OK', AuthServer: 'OK' }),
  FECompUltimoAutorizado: (world, issuer, request: { readonly PtoVta: number; readonly CbteTipo: number }) =>
    lastAuthorized(world, issuer, request),
  FECompConsultar: (world, issuer, request: ConsultRequest) => consultComprobante(world, issuer, request),
  FECAEARegInformativo: (world, issuer, request: { readonly FeCAEARegInfReq?: Report }) =>
    reportComprobantes(world, issuer, request.FeCAEARegInfReq),
  FECAEASolicitar: (world, issuer, request: FortnightRequest) => requestCaea(world, issuer, request),
  FECAEASinMovimientoConsultar: (world, issuer, request: IdleRequest) => consultIdle(world, issuer, request),
  FECAEASinMovimientoInformar: (world, issuer, request: IdleRequest) => declareIdle(world, issuer, request),
  FECAEAConsultar: (world, issuer, request: FortnightRequest) => consultCaea(world, issuer, request),
  FEParamGetCotizacion: (world, _issuer, request: { readonly MonId?: string; readonly FchCotiz?: string }) =>
    quoteCurrency(world, request),
  FEParamGetTiposTributos: (world) => listDated(world, 'TributoTipo', TRIBUTOS),
  FEParamGetTiposMonedas: (world) => listDated(world, 'Moneda', MONEDAS),
  FEParamGetTiposIva: (world) => listDated(world, 'IvaTipo', IVA_TIPOS),
  FEParamGetTiposOpcional: (world) => listDated(world, 'OpcionalTipo', OPCIONALES),
  FEParamGetTiposConcepto: (world) => listDated(world, 'ConceptoTipo', CONCEPTOS),
  FEParamGetPtosVenta: (world, issuer) => listPuntos(world, issuer),
  FEParamGetTiposCbte: (world) => listDated(world, 'CbteTipo', CBTE_TIPOS),
  FEParamGetCondicionIvaReceptor: (_world, _issuer, request: { readonly ClaseCmp?: string }) =>
    listConditions(request),
  FEParamGetTiposDoc: (world) => listDated(world, 'DocTipo', DOC_TIPOS),
  FEParamGetTiposPaises: () => listCountries(),
  FEParamGetActividades: (world, issuer) => listActivities(world, issuer),
};
