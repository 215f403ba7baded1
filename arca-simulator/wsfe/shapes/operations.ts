// Every operation of WSFEv1 with the types of its request and its result.
import type { OperationShape } from '../../soap/open-asmx.ts';
import { part, shape } from '../../soap/shape.ts';
import { CAEA_OPERATIONS } from './caea.ts';
import { PARAM_OPERATIONS } from './params.ts';
import { DETAIL_FIELDS, ERRORS, EVENTS, list, OBSERVACIONES, operation } from './parts.ts';

const DETAIL = shape('FECAEDetRequest', ...DETAIL_FIELDS);
const CAE_REQUEST = shape(
  'FECAERequest',
  part('FeCabReq', shape('FECAECabRequest', 'CantReg!int', 'PtoVta!int', 'CbteTipo!int')),
  part('FeDetReq', list('ArrayOfFECAEDetRequest', DETAIL)),
);
const DETAIL_RESPONSE = shape(
  'FECAEDetResponse',
  'Concepto!int',
  'DocTipo!int',
  'DocNro!long',
  'CbteDesde!long',
  'CbteHasta!long',
  'CbteFch:string',
  'Resultado:string',
  OBSERVACIONES,
  'CAE:string',
  'CAEFchVto:string',
);
const CAE_RESPONSE = shape(
  'FECAEResponse',
  part(
    'FeCabResp',
    shape(
      'FECAECabResponse',
      'Cuit!long',
      'PtoVta!int',
      'CbteTipo!int',
      'FchProceso:string',
      'CantReg!int',
      'Resultado:string',
      'Reproceso:string',
    ),
  ),
  part('FeDetResp', list('ArrayOfFECAEDetResponse', DETAIL_RESPONSE)),
  EVENTS,
  ERRORS,
);
const CONSULTA = shape(
  'FECompConsResponse',
  ...DETAIL_FIELDS,
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
