// The five operations of CAEA.
import { extend, part, shape } from '../../soap/shape.ts';
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

const DETAIL = extend('FECAEADetRequest', DETAIL_REQUEST, 'CAEA:string', 'CbteFchHsGen:string');
const REPORT = shape(
  'FECAEARequest',
  part('FeCabReq', extend('FECAEACabRequest', HEADER_REQUEST)),
  part('FeDetReq', list('ArrayOfFECAEADetRequest', DETAIL)),
);
const REPORT_RESPONSE = shape(
  'FECAEAResponse',
  part('FeCabResp', extend('FECAEACabResponse', HEADER_RESPONSE)),
  part(
    'FeDetResp',
    list('ArrayOfFECAEADetResponse', extend('FECAEADetResponse', DETAIL_RESPONSE, 'CAEA:string')),
  ),
  EVENTS,
  ERRORS,
);
const GET = shape(
  'FECAEAGet',
  'CAEA:string',
  'Periodo!int',
  'Orden!short',
  'FchVigDesde:string',
  'FchVigHasta:string',
  'FchTopeInf:string',
  'FchProceso:string',
  OBSERVACIONES,
);
const GET_RESPONSE = shape('FECAEAGetResponse', part('ResultGet', GET), ERRORS, EVENTS);
const IDLE = shape('FECAEASinMov', 'CAEA:string', 'FchProceso:string', 'PtoVta!int');

export const CAEA_OPERATIONS = {
  FECAEARegInformativo: operation('FECAEARegInformativo', [part('FeCAEARegInfReq', REPORT)], REPORT_RESPONSE),
  FECAEASolicitar: operation('FECAEASolicitar', ['Periodo!int', 'Orden!short'], GET_RESPONSE),
  FECAEASinMovimientoConsultar: operation(
    'FECAEASinMovimientoConsultar',
    ['CAEA:string', 'PtoVta!int'],
    shape('FECAEASinMovConsResponse', part('ResultGet', list('ArrayOfFECAEASinMov', IDLE)), ERRORS, EVENTS),
  ),
  FECAEASinMovimientoInformar: operation(
    'FECAEASinMovimientoInformar',
    ['PtoVta!int', 'CAEA:string'],
    extend('FECAEASinMovResponse', IDLE, 'Resultado:string', ERRORS, EVENTS),
  ),
  FECAEAConsultar: operation('FECAEAConsultar', ['Periodo!int', 'Orden!short'], GET_RESPONSE),
} as const;
