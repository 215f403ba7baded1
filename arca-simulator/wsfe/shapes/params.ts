// The FEParamGet* operations: tables that a client reads before it writes.
import { part, shape } from '../../soap/shape.ts';
import { dated, ERRORS, EVENTS, operation, table } from './parts.ts';

export const PARAM_OPERATIONS = {
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
} as const;
