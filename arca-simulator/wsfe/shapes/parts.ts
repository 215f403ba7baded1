// What the types of WSFEv1 share, in schema order (WSDL of 2026-06): the order here is the order on the wire.
import type { OperationShape } from '../../soap/asmx/open-asmx.ts';
import { many, part, type Shape, shape } from '../../soap/shape.ts';

const AUTH = shape('FEAuthRequest', 'Token:string', 'Sign:string', 'Cuit!long');
export const list = (name: string, item: Shape): Shape => shape(name, many(item.name, item));

const ERR = shape('Err', 'Code!int', 'Msg:string');
const EVT = shape('Evt', 'Code!int', 'Msg:string');
const OBS = shape('Obs', 'Code!int', 'Msg:string');
export const ERRORS = part('Errors', list('ArrayOfErr', ERR));
export const EVENTS = part('Events', list('ArrayOfEvt', EVT));
export const OBSERVACIONES = part('Observaciones', list('ArrayOfObs', OBS));

const CBTE_ASOC = shape('CbteAsoc', 'Tipo!int', 'PtoVta!int', 'Nro!long', 'Cuit:string', 'CbteFch:string');
const TRIBUTO = shape(
  'Tributo',
  'Id!short',
  'Desc:string',
  'BaseImp!double',
  'Alic!double',
  'Importe!double',
);
const ALIC_IVA = shape('AlicIva', 'Id!int', 'BaseImp!double', 'Importe!double');
const OPCIONAL = shape('Opcional', 'Id:string', 'Valor:string');
const COMPRADOR = shape('Comprador', 'DocTipo!int', 'DocNro!long', 'Porcentaje!double');
const ACTIVIDAD = shape('Actividad', 'Id!long');

export const DETAIL_REQUEST = shape(
  'FEDetRequest',
  'Concepto!int',
  'DocTipo!int',
  'DocNro!long',
  'CbteDesde!long',
  'CbteHasta!long',
  'CbteFch:string',
  'ImpTotal!double',
  'ImpTotConc!double',
  'ImpNeto!double',
  'ImpOpEx!double',
  'ImpTrib!double',
  'ImpIVA!double',
  'FchServDesde:string',
  'FchServHasta:string',
  'FchVtoPago:string',
  'MonId:string',
  'MonCotiz:double',
  'CanMisMonExt:string',
  'CondicionIVAReceptorId:int',
  part('CbtesAsoc', list('ArrayOfCbteAsoc', CBTE_ASOC)),
  part('Tributos', list('ArrayOfTributo', TRIBUTO)),
  part('Iva', list('ArrayOfAlicIva', ALIC_IVA)),
  part('Opcionales', list('ArrayOfOpcional', OPCIONAL)),
  part('Compradores', list('ArrayOfComprador', COMPRADOR)),
  part('PeriodoAsoc', shape('Periodo', 'FchDesde:string', 'FchHasta:string')),
  part('Actividades', list('ArrayOfActividad', ACTIVIDAD)),
);

export const DETAIL_RESPONSE = shape(
  'FEDetResponse',
  'Concepto!int',
  'DocTipo!int',
  'DocNro!long',
  'CbteDesde!long',
  'CbteHasta!long',
  'CbteFch:string',
  'Resultado:string',
  OBSERVACIONES,
);

export const HEADER_REQUEST = shape('FECabRequest', 'CantReg!int', 'PtoVta!int', 'CbteTipo!int');

export const HEADER_RESPONSE = shape(
  'FECabResponse',
  'Cuit!long',
  'PtoVta!int',
  'CbteTipo!int',
  'FchProceso:string',
  'CantReg!int',
  'Resultado:string',
  'Reproceso:string',
);

/** Operations whose recorded answers end with a line break; the others' do not. */
const ENDS_LINE = new Set([
  'FECAESolicitar',
  'FECompConsultar',
  'FECompUltimoAutorizado',
  'FECAEASolicitar',
  'FECAEAConsultar',
  'FECAEARegInformativo',
  'FECAEASinMovimientoInformar',
  'FECAEASinMovimientoConsultar',
  'FEParamGetPtosVenta',
  'FEParamGetTiposMonedas',
]);

export function operation(
  name: string,
  fields: readonly (string | ReturnType<typeof part>)[],
  result: Shape,
): OperationShape {
  const auth = name === 'FEDummy' ? [] : [part('Auth', AUTH)];
  return { request: shape(name, ...auth, ...fields), result, endsLine: ENDS_LINE.has(name) };
}

export function table(result: string, item: Shape): Shape {
  return shape(result, part('ResultGet', list(`ArrayOf${item.name}`, item)), ERRORS, EVENTS);
}

export const dated = (name: string, id: 'int' | 'string' | 'short'): Shape =>
  shape(
    name,
    id === 'string' ? 'Id:string' : `Id!${id}`,
    'Desc:string',
    'FchDesde:string',
    'FchHasta:string',
  );
