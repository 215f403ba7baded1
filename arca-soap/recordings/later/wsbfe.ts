/** WSBFEv1 (fiscal bonds) as far as it was recorded: that a second ASMX service with habits of its own is one descriptor. */
import { list, nonEmpty, optional } from '../../codec/presence.ts';
import { record } from '../../codec/record.ts';
import { day, decimal, digits, int, text } from '../../codec/scalars.ts';
import { openOperation, operation, type ServiceDescriptor } from '../../service/descriptor.ts';
import { asmx } from '../../service/dialects.ts';

const words = optional(text());
const amount = decimal(13, 2);
const complaints = {
  BFEErr: record({ ErrCode: int(), ErrMsg: words }),
  BFEEvents: optional(record({ EventCode: int(), EventMsg: words })),
} as const;

const amounts = {
  Imp_total: amount,
  Imp_tot_conc: amount,
  Imp_neto: amount,
  Impto_liq: amount,
  Impto_liq_rni: amount,
  Imp_op_ex: amount,
  Imp_perc: amount,
  Imp_iibb: amount,
  Imp_perc_mun: amount,
  Imp_internos: amount,
} as const;
const opcionales = list('Opcional', record({ Id: words, Valor: words }));
const item = record({
  Pro_codigo_ncm: words,
  Pro_codigo_sec: words,
  Pro_ds: words,
  Pro_qty: decimal(12, 6),
  Pro_umed: int(3),
  Pro_precio_uni: decimal(12, 6),
  Imp_bonif: decimal(12, 6),
  Imp_total: amount,
  Iva_id: int(2),
});
const asociados = list(
  'CbteAsoc',
  record({
    Tipo_cbte: int(3),
    Punto_vta: int(5),
    Cbte_nro: int(8),
    Cuit: words,
    Fecha_cbte: optional(day()),
  }),
);

const authorize = operation({
  name: 'BFEAuthorize',
  request: {
    Cmp: record({
      Id: digits(15),
      Tipo_doc: int(2),
      Nro_doc: digits(11),
      Zona: int(2),
      Tipo_cbte: int(3),
      Punto_vta: int(5),
      Cbte_nro: int(8),
      ...amounts,
      Imp_moneda_Id: text(3),
      Imp_moneda_ctz: optional(decimal(4, 6)),
      Fecha_cbte: optional(day()),
      Fecha_vto_pago: optional(day()),
      CondicionIVAReceptorId: optional(int(2)),
      CanMisMonExt: words,
      Opcionales: opcionales,
      Items: nonEmpty(list('Item', item)),
      CbtesAsoc: asociados,
    }),
  },
  result: {
    BFEResultAuth: optional(
      record({
        Id: digits(),
        Cuit: digits(),
        Cae: optional(digits()),
        Fch_venc_Cae: optional(day()),
        Fch_cbte: optional(day()),
        Resultado: words,
        Reproceso: words,
        Obs: words,
      }),
    ),
    ...complaints,
  },
});

const getCmp = operation({
  name: 'BFEGetCMP',
  request: { Cmp: record({ Tipo_cbte: int(3), Punto_vta: int(5), Cbte_nro: int(8) }) },
  result: {
    BFEResultGet: optional(
      record({
        Id: digits(),
        Cuit: digits(),
        Tipo_doc: int(),
        Nro_doc: digits(),
        Tipo_cbte: int(),
        Punto_vta: int(),
        Cbte_nro: int(),
        ...amounts,
        Imp_moneda_Id: words,
        Imp_moneda_ctz: decimal(4, 6),
        Fecha_cbte_orig: optional(day()),
        Fecha_cbte_cae: optional(day()),
        Fecha_vto_pago: optional(day()),
        Fch_venc_Cae: optional(day()),
        Cae: optional(digits()),
        Resultado: words,
        Obs: words,
        CondicionIVAReceptorId: optional(int()),
        CanMisMonExt: words,
        Opcionales: opcionales,
        Items: list('Item', item),
        CbtesAsoc: asociados,
      }),
    ),
    ...complaints,
  },
});

/** A table of parameters: these operations alone spell `auth` small. */
const table = (name: string, row: string, prefix: string) =>
  operation({
    name,
    authElement: 'auth',
    request: {},
    result: {
      BFEResultGet: list(
        row,
        record({
          [`${prefix}_Id`]: int(),
          [`${prefix}_Ds`]: words,
          [`${prefix}_vig_desde`]: optional(day()),
          [`${prefix}_vig_hasta`]: optional(day()),
        }),
      ),
      ...complaints,
    },
  });

const operations = {
  authorize,
  getCmp,
  last: operation({
    name: 'BFEGetLast_CMP',
    isInsideAuth: true,
    request: { Pto_venta: int(5), Tipo_cbte: int(3) },
    result: {
      BFEResult_LastCMP: optional(record({ Cbte_nro: int(), Cbte_fecha: optional(day()) })),
      ...complaints,
    },
  }),
  lastId: operation({
    name: 'BFEGetLast_ID',
    request: {},
    result: { BFEResultGet: optional(record({ Id: digits() })), ...complaints },
  }),
  tiposCbte: table('BFEGetPARAM_Tipo_Cbte', 'ClsBFEResponse_Tipo_Cbte', 'Cbte'),
  tiposIva: table('BFEGetPARAM_Tipo_IVA', 'ClsBFEResponse_Tipo_IVA', 'IVA'),
  unidadesMedida: table('BFEGetPARAM_UMed', 'ClsBFEResponse_UMed', 'Umed'),
  dummy: openOperation({
    name: 'BFEDummy',
    request: {},
    result: { AppServer: words, DbServer: words, AuthServer: words },
  }),
} as const;

export const wsbfe: ServiceDescriptor<typeof operations> = {
  id: 'wsbfev1',
  wsaaName: 'wsbfe',
  namespace: 'http://ar.gov.afip.dif.bfev1/',
  dialect: asmx,
  operations,
};
