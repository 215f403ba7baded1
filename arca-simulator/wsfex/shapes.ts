// The types of WSFEXv1 in schema order (WSDL of 2026-06): the order here is the order on the wire.
import type { OperationShape } from '../soap/asmx/open-asmx.ts';
import { type Field, many, part, type Shape, shape } from '../soap/shape.ts';

const list = (name: string, item: Shape): Shape => shape(name, many(item.name, item));
const CREDENTIALS = ['Token:string', 'Sign:string', 'Cuit!long'];
const AUTH = part('Auth', shape('ClsFEXAuthRequest', ...CREDENTIALS));
const ENDING = [
  part('FEXErr', shape('ClsFEXErr', 'ErrCode!int', 'ErrMsg:string')),
  part('FEXEvents', shape('ClsFEXEvents', 'EventCode!int', 'EventMsg:string')),
];

const PERMISOS = part(
  'Permisos',
  list('ArrayOfPermiso', shape('Permiso', 'Id_permiso:string', 'Dst_merc!int')),
);
const ASOCIADOS = part(
  'Cmps_asoc',
  list(
    'ArrayOfCmp_asoc',
    shape('Cmp_asoc', 'Cbte_tipo!short', 'Cbte_punto_vta!int', 'Cbte_nro!long', 'Cbte_cuit!long'),
  ),
);
const ITEMS = part(
  'Items',
  list(
    'ArrayOfItem',
    shape(
      'Item',
      'Pro_codigo:string',
      'Pro_ds:string',
      'Pro_qty!decimal',
      'Pro_umed!int',
      'Pro_precio_uni!decimal',
      'Pro_bonificacion!decimal',
      'Pro_total_item!decimal',
    ),
  ),
);
const OPCIONALES = part(
  'Opcionales',
  list('ArrayOfOpcional', shape('Opcional', 'Id:string', 'Valor:string')),
);
const ACTIVIDADES = part('Actividades', list('ArrayOfActividad', shape('Actividad', 'Id!long')));

const OPERATION = ['Tipo_expo!short', 'Permiso_existente:string', PERMISOS, 'Dst_cmp!short'];
const CLIENT = [
  'Cliente:string',
  'Cuit_pais_cliente!long',
  'Domicilio_cliente:string',
  'Id_impositivo:string',
];
const TEXTS = ['CanMisMonExt:string', 'Obs_comerciales:string', 'Imp_total!decimal', 'Obs:string', ASOCIADOS];
const TERMS = ['Forma_pago:string', 'Incoterms:string', 'Incoterms_Ds:string', 'Idioma_cbte!short', ITEMS];

export const CMP = shape(
  'ClsFEXRequest',
  'Id!long',
  'Fecha_cbte:string',
  'Cbte_Tipo!short',
  'Punto_vta!int',
  'Cbte_nro!long',
  ...OPERATION,
  ...CLIENT,
  'Moneda_Id:string',
  'Moneda_ctz:decimal',
  ...TEXTS,
  ...TERMS,
  OPCIONALES,
  'Fecha_pago:string',
  ACTIVIDADES,
);
const CMP_GOT = shape(
  'ClsFEXGetCMPR',
  'Id!long',
  'Fecha_cbte:string',
  'Cbte_tipo!short',
  'Punto_vta!int',
  'Cbte_nro!long',
  ...OPERATION,
  ...CLIENT,
  'Moneda_Id:string',
  'Moneda_ctz!decimal',
  ...TEXTS,
  ...TERMS,
  'Fecha_cbte_cae:string',
  'Fch_venc_Cae:string',
  'Cae:string',
  'Resultado:string',
  'Motivos_Obs:string',
  OPCIONALES,
  'Fecha_pago:string',
  ACTIVIDADES,
);
const AUTHORIZED = shape(
  'ClsFEXOutAuthorize',
  'Id!long',
  'Cuit!long',
  'Cbte_tipo!short',
  'Punto_vta!int',
  'Cbte_nro!long',
  'Cae:string',
  'Fch_venc_Cae:string',
  'Fch_cbte:string',
  'Resultado:string',
  'Reproceso:string',
  'Motivos_Obs:string',
);

/** An operation whose answer carries `block` beside its one error and its one event. */
function operation(name: string, fields: readonly (string | Field)[], result: string, block: Field) {
  return { request: shape(name, AUTH, ...fields), result: shape(result, block, ...ENDING) };
}

/** One of the tables: no argument, a list of rows. */
function table(name: string, result: string, row: Shape): OperationShape {
  return operation(name, [], result, part('FEXResultGet', list(`ArrayOf${row.name}`, row)));
}

const dated = (name: string, prefix: string, id: 'short' | 'string'): Shape =>
  shape(
    name,
    id === 'short' ? `${prefix}_Id!short` : `${prefix}_Id:string`,
    `${prefix}_Ds:string`,
    `${prefix}_vig_desde:string`,
    `${prefix}_vig_hasta:string`,
  );

/** Every operation of the service, by name. */
export const OPERATIONS = {
  FEXAuthorize: {
    ...operation(
      'FEXAuthorize',
      [part('Cmp', CMP)],
      'FEXResponseAuthorize',
      part('FEXResultAuth', AUTHORIZED),
    ),
    endsLine: true,
  },
  FEXGetCMP: {
    ...operation(
      'FEXGetCMP',
      [part('Cmp', shape('ClsFEXGetCMP', 'Cbte_tipo!short', 'Punto_vta!int', 'Cbte_nro!long'))],
      'FEXGetCMPResponse',
      part('FEXResultGet', CMP_GOT),
    ),
    endsLine: true,
  },
  FEXGetPARAM_Cbte_Tipo: table(
    'FEXGetPARAM_Cbte_Tipo',
    'FEXResponse_Cbte_Tipo',
    dated('ClsFEXResponse_Cbte_Tipo', 'Cbte', 'short'),
  ),
  FEXGetPARAM_Tipo_Expo: table(
    'FEXGetPARAM_Tipo_Expo',
    'FEXResponse_Tex',
    dated('ClsFEXResponse_Tex', 'Tex', 'short'),
  ),
  FEXGetPARAM_Incoterms: table(
    'FEXGetPARAM_Incoterms',
    'FEXResponse_Inc',
    dated('ClsFEXResponse_Inc', 'Inc', 'string'),
  ),
  FEXGetPARAM_Idiomas: table(
    'FEXGetPARAM_Idiomas',
    'FEXResponse_Idi',
    dated('ClsFEXResponse_Idi', 'Idi', 'short'),
  ),
  FEXGetPARAM_UMed: table(
    'FEXGetPARAM_UMed',
    'FEXResponse_Umed',
    dated('ClsFEXResponse_UMed', 'Umed', 'short'),
  ),
  FEXGetPARAM_DST_pais: table(
    'FEXGetPARAM_DST_pais',
    'FEXResponse_DST_pais',
    shape('ClsFEXResponse_DST_pais', 'DST_Codigo:string', 'DST_Ds:string'),
  ),
  FEXGetPARAM_DST_CUIT: table(
    'FEXGetPARAM_DST_CUIT',
    'FEXResponse_DST_cuit',
    shape('ClsFEXResponse_DST_cuit', 'DST_CUIT!long', 'DST_Ds:string'),
  ),
  FEXGetPARAM_MON: table('FEXGetPARAM_MON', 'FEXResponse_Mon', dated('ClsFEXResponse_Mon', 'Mon', 'string')),
  FEXGetPARAM_MON_CON_COTIZACION: operation(
    'FEXGetPARAM_MON_CON_COTIZACION',
    ['Fecha_CTZ:string'],
    'FEXResponse_Mon_CON_COTIZACION',
    part(
      'FEXResultGet',
      list(
        'ArrayOfClsFEXResponse_Mon_CON_Cotizacion',
        shape(
          'ClsFEXResponse_Mon_CON_Cotizacion',
          'Mon_Id:string',
          'Mon_Ds:string',
          'Mon_ctz:string',
          'Fecha_ctz:string',
        ),
      ),
    ),
  ),
  FEXGetLast_CMP: {
    request: shape(
      'FEXGetLast_CMP',
      part('Auth', shape('ClsFEX_LastCMP', ...CREDENTIALS, 'Pto_venta!int', 'Cbte_Tipo!short')),
    ),
    result: shape(
      'FEXResponseLast_CMP',
      part('FEXResult_LastCMP', shape('ClsFEX_LastCMP_Response', 'Cbte_nro!long', 'Cbte_fecha:string')),
      ...ENDING,
    ),
    endsLine: true,
  },
  FEXDummy: {
    request: shape('FEXDummy'),
    result: shape('DummyResponse', 'AppServer:string', 'DbServer:string', 'AuthServer:string'),
  },
  FEXGetPARAM_Ctz: operation(
    'FEXGetPARAM_Ctz',
    ['Mon_id:string', 'FchCotiz:string'],
    'FEXResponse_Ctz',
    part('FEXResultGet', shape('ClsFEXResponse_Ctz', 'Mon_ctz!decimal', 'Mon_fecha:string')),
  ),
  FEXGetLast_ID: {
    ...operation(
      'FEXGetLast_ID',
      [],
      'FEXResponse_LastID',
      part('FEXResultGet', shape('ClsFEXResponse_LastID', 'Id!long')),
    ),
    endsLine: true,
  },
  FEXGetPARAM_PtoVenta: table(
    'FEXGetPARAM_PtoVenta',
    'FEXResponse_PtoVenta',
    shape('ClsFEXResponse_PtoVenta', 'Pve_Nro!int', 'Pve_Bloqueado:string', 'Pve_FchBaja:string'),
  ),
  FEXCheck_Permiso: operation(
    'FEXCheck_Permiso',
    ['ID_Permiso:string', 'Dst_merc!int'],
    'FEXResponse_CheckPermiso',
    part('FEXResultGet', shape('ClsFEXResponse_CheckPermiso', 'Status:string')),
  ),
  FEXGetPARAM_Opcionales: table(
    'FEXGetPARAM_Opcionales',
    'FEXResponse_Opc',
    dated('ClsFEXResponse_Opc', 'Opc', 'short'),
  ),
  FEXGetPARAM_Actividades: table(
    'FEXGetPARAM_Actividades',
    'FEXResponse_Actividades',
    shape('ClsFEXResponse_ActividadTipo', 'Id!long', 'Orden!short', 'Desc:string'),
  ),
} as const satisfies Readonly<Record<string, OperationShape>>;

export type OperationName = keyof typeof OPERATIONS;
