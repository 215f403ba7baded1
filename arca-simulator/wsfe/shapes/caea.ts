// The five operations of CAEA.
import { part, shape } from '../../soap/shape.ts';
import { DETAIL_FIELDS, ERRORS, EVENTS, list, OBSERVACIONES, operation } from './parts.ts';

const DETAIL = shape('FECAEADetRequest', ...DETAIL_FIELDS, 'CAEA:string', 'CbteFchHsGen:string');
const REPORT = shape(
  'FECAEARequest',
  part('FeCabReq', shape('FECAEACabRequest', 'CantReg!int', 'PtoVta!int', 'CbteTipo!int')),
  part('FeDetReq', list('ArrayOfFECAEADetRequest', DETAIL)),
);
const DETAIL_RESPONSE = shape(
  'FECAEADetResponse',
  'Concepto!int',
  'DocTipo!int',
  'DocNro!long',
  'CbteDesde!long',
  'CbteHasta!long',
  'CbteFch:string',
  'Resultado:string',
  OBSERVACIONES,
  'CAEA:string',
);
const REPORT_RESPONSE = shape(
  'FECAEAResponse',
  part(
    'FeCabResp',
    shape(
      'FECAEACabResponse',
      'Cuit!long',
      'PtoVta!int',
      'CbteTipo!int',
      'FchProceso:string',
      'CantReg!int',
      'Resultado:string',
      'Reproceso:string',
    ),
  ),
  part('FeDetResp', list('ArrayOfFECAEADetResponse', DETAIL_RESPONSE)),
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
    shape(
      'FECAEASinMovResponse',
      'CAEA:string',
      'FchProceso:string',
      'PtoVta!int',
      'Resultado:string',
      ERRORS,
      EVENTS,
    ),
  ),
  FECAEAConsultar: operation('FECAEAConsultar', ['Periodo!int', 'Orden!short'], GET_RESPONSE),
} as const;
