// Every operation of WSFEv1 with the types of its request and its result.
import type { OperationShape } from '../../soap/asmx/open-asmx.ts';
import { extend, part, shape } from '../../soap/shape.ts';
import { CAEA_OPERATIONS } from './caea.ts';
import { PARAM_OPERATIONS } from './params.ts';
import {
  DETAIL_REQUEST,
  DETAIL_RESPONSE,
  ERRORS,
  EVENTS,
  HEADER_REQUEST,
  HEADER_RESPONSE,
  list,
  OBSERVACIONES,
  operation,
} from './parts.ts';

const DETAIL = extend('FECAEDetRequest', DETAIL_REQUEST);
const CAE_REQUEST = shape(
  'FECAERequest',
  part('FeCabReq', extend('FECAECabRequest', HEADER_REQUEST)),
  part('FeDetReq', list('ArrayOfFECAEDetRequest', DETAIL)),
);
const CAE_RESPONSE = shape(
  'FECAEResponse',
  part('FeCabResp', extend('FECAECabResponse', HEADER_RESPONSE)),
  part(
    'FeDetResp',
    list(
      'ArrayOfFECAEDetResponse',
      extend('FECAEDetResponse', DETAIL_RESPONSE, 'CAE:string', 'CAEFchVto:string'),
    ),
  ),
  EVENTS,
  ERRORS,
);
const CONSULTA = extend(
  'FECompConsResponse',
  DETAIL,
  'Resultado:string',
  'CodAutorizacion:string',
  'EmisionTipo:string',
  'FchVto:string',
  'FchProceso:string',
  OBSERVACIONES,
  'PtoVta!int',
  'CbteTipo!int',
);

/** Every operation offered, by name. */
export const OPERATIONS = {
  FECAESolicitar: operation('FECAESolicitar', [part('FeCAEReq', CAE_REQUEST)], CAE_RESPONSE),
  FECompTotXRequest: operation(
    'FECompTotXRequest',
    [],
    shape('FERegXReqResponse', 'RegXReq!int', ERRORS, EVENTS),
  ),
  FEDummy: operation(
    'FEDummy',
    [],
    shape('DummyResponse', 'AppServer:string', 'DbServer:string', 'AuthServer:string'),
  ),
  FECompUltimoAutorizado: operation(
    'FECompUltimoAutorizado',
    ['PtoVta!int', 'CbteTipo!int'],
    shape('FERecuperaLastCbteResponse', 'PtoVta!int', 'CbteTipo!int', 'CbteNro!int', ERRORS, EVENTS),
  ),
  FECompConsultar: operation(
    'FECompConsultar',
    [part('FeCompConsReq', shape('FECompConsultaReq', 'CbteTipo!int', 'CbteNro!long', 'PtoVta!int'))],
    shape('FECompConsultaResponse', part('ResultGet', CONSULTA), ERRORS, EVENTS),
  ),
  ...CAEA_OPERATIONS,
  ...PARAM_OPERATIONS,
} as const satisfies Readonly<Record<string, OperationShape>>;

export type OperationName = keyof typeof OPERATIONS;
