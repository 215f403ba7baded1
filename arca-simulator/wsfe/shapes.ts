// The types of WSFEv1 in schema order (WSDL of 2026-06): the order here is the order on the wire.
import type { OperationShape } from '../soap/open-asmx.ts';
import { many, part, type Shape, shape } from '../soap/shape.ts';

const AUTH = shape('FEAuthRequest', 'Token:string', 'Sign:string', 'Cuit!long');
const list = (name: string, item: Shape): Shape => shape(name, many(item.name, item));

const ERR = shape('Err', 'Code!int', 'Msg:string');
const EVT = shape('Evt', 'Code!int', 'Msg:string');
const OBS = shape('Obs', 'Code!int', 'Msg:string');
const ERRORS = part('Errors', list('ArrayOfErr', ERR));
const EVENTS = part('Events', list('ArrayOfEvt', EVT));
const OBSERVACIONES = part('Observaciones', list('ArrayOfObs', OBS));

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

const DETAIL_FIELDS = [
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
];

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

function operation(
  name: string,
  fields: readonly (string | ReturnType<typeof part>)[],
  result: Shape,
): OperationShape {
  const auth = name === 'FEDummy' ? [] : [part('Auth', AUTH)];
  return { request: shape(name, ...auth, ...fields), result, endsLine: ENDS_LINE.has(name) };
}

function table(result: string, item: Shape): Shape {
  return shape(result, part('ResultGet', list(`ArrayOf${item.name}`, item)), ERRORS, EVENTS);
}

const dated = (name: string, id: 'int' | 'string' | 'short'): Shape =>
  shape(
    name,
    id === 'string' ? 'Id:string' : `Id!${id}`,
    'Desc:string',
    'FchDesde:string',
    'FchHasta:string',
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
  FEParamGetCotizacion: operation(
    'FEParamGetCotizacion',
    ['MonId:string', 'FchCotiz:string'],
    shape(
      'FECotizacionResponse',
      part('ResultGet', shape('Cotizacion', 'MonId:string', 'MonCotiz!double', 'FchCotiz:string')),
      ERRORS,
      EVENTS,
    ),
  ),
  FEParamGetTiposTributos: operation(
    'FEParamGetTiposTributos',
    [],
    table('FETributoResponse', dated('TributoTipo', 'short')),
  ),
  FEParamGetTiposMonedas: operation(
    'FEParamGetTiposMonedas',
    [],
    table('MonedaResponse', dated('Moneda', 'string')),
  ),
  FEParamGetTiposIva: operation(
    'FEParamGetTiposIva',
    [],
    table('IvaTipoResponse', dated('IvaTipo', 'string')),
  ),
  FEParamGetTiposOpcional: operation(
    'FEParamGetTiposOpcional',
    [],
    table('OpcionalTipoResponse', dated('OpcionalTipo', 'string')),
  ),
  FEParamGetTiposConcepto: operation(
    'FEParamGetTiposConcepto',
    [],
    table('ConceptoTipoResponse', dated('ConceptoTipo', 'int')),
  ),
  FEParamGetPtosVenta: operation(
    'FEParamGetPtosVenta',
    [],
    table(
      'FEPtoVentaResponse',
      shape('PtoVenta', 'Nro!int', 'EmisionTipo:string', 'Bloqueado:string', 'FchBaja:string'),
    ),
  ),
  FEParamGetTiposCbte: operation(
    'FEParamGetTiposCbte',
    [],
    table('CbteTipoResponse', dated('CbteTipo', 'int')),
  ),
  FEParamGetCondicionIvaReceptor: operation(
    'FEParamGetCondicionIvaReceptor',
    ['ClaseCmp:string'],
    table(
      'CondicionIvaReceptorResponse',
      shape('CondicionIvaReceptor', 'Id!int', 'Desc:string', 'Cmp_Clase:string'),
    ),
  ),
  FEParamGetTiposDoc: operation('FEParamGetTiposDoc', [], table('DocTipoResponse', dated('DocTipo', 'int'))),
  FEParamGetTiposPaises: operation(
    'FEParamGetTiposPaises',
    [],
    table('FEPaisResponse', shape('PaisTipo', 'Id!short', 'Desc:string')),
  ),
  FEParamGetActividades: operation(
    'FEParamGetActividades',
    [],
    table('FEActividadesResponse', shape('ActividadesTipo', 'Id!long', 'Orden!short', 'Desc:string')),
  ),
} as const satisfies Readonly<Record<string, OperationShape>>;

export type OperationName = keyof typeof OPERATIONS;
