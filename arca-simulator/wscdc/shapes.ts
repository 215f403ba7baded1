// The types of WSCDC in schema order (WSDL of 2021-08): the order here is the order on the wire.
import type { OperationShape } from '../soap/asmx/open-asmx.ts';
import { many, part, type Shape, shape } from '../soap/shape.ts';

const list = (name: string, item: Shape): Shape => shape(name, many(item.name, item));
const AUTH = part('Auth', shape('CmpAuthRequest', 'Token:string', 'Sign:string', 'Cuit!long'));
const ERRORS = part('Errors', list('ArrayOfErr', shape('Err', 'Code!int', 'Msg:string')));
const EVENTS = part('Events', list('ArrayOfEvt', shape('Evt', 'Code!int', 'Msg:string')));
const OBSERVACIONES = part('Observaciones', list('ArrayOfObs', shape('Obs', 'Code!int', 'Msg:string')));

const CMP = shape(
  'CmpDatos',
  'CbteModo:string',
  'CuitEmisor!long',
  'PtoVta!int',
  'CbteTipo!int',
  'CbteNro!long',
  'CbteFch:string',
  'ImpTotal!double',
  'CodAutorizacion:string',
  'DocTipoReceptor:string',
  'DocNroReceptor:string',
  part('Opcionales', list('ArrayOfOpcional', shape('Opcional', 'Id:string', 'Valor:string'))),
);

function table(name: string, result: string, row: Shape): OperationShape {
  return {
    request: shape(name, AUTH),
    result: shape(result, part('ResultGet', list(`ArrayOf${row.name}`, row)), ERRORS, EVENTS),
  };
}

/** Every operation of the service, by name. */
export const OPERATIONS = {
  ComprobantesModalidadConsultar: table(
    'ComprobantesModalidadConsultar',
    'FacModTipoResponse',
    shape('FacModTipo', 'Cod:string', 'Desc:string', 'FchDesde:string', 'FchHasta:string'),
  ),
  ComprobantesTipoConsultar: table(
    'ComprobantesTipoConsultar',
    'CbteTipoResponse',
    shape('CbteTipo', 'Id!int', 'Desc:string'),
  ),
  DocumentosTipoConsultar: table(
    'DocumentosTipoConsultar',
    'DocTipoResponse',
    shape('DocTipo', 'Id:string', 'Desc:string'),
  ),
  OpcionalesTipoConsultar: table(
    'OpcionalesTipoConsultar',
    'OpcionalTipoResponse',
    shape('OpcionalTipo', 'Id:string', 'Desc:string'),
  ),
  ComprobanteConstatar: {
    request: shape('ComprobanteConstatar', AUTH, part('CmpReq', CMP)),
    result: shape(
      'CmpResponse',
      part('CmpResp', CMP),
      'Resultado:string',
      OBSERVACIONES,
      'FchProceso:string',
      EVENTS,
      ERRORS,
    ),
    endsLine: true,
  },
  ComprobanteDummy: {
    request: shape('ComprobanteDummy'),
    result: shape('DummyResponse', 'AppServer:string', 'DbServer:string', 'AuthServer:string'),
  },
} as const satisfies Readonly<Record<string, OperationShape>>;

export type OperationName = keyof typeof OPERATIONS;
