/** Answers of WSFEXv1, one or more for each of its operations, in the form of recorded ones; people and numbers are invented. */
import type { FEXAuthorizeResponse } from '../wsfex/authorization.ts';
import type { FEXErr } from '../wsfex/complaints.ts';
import type { FEXFound } from '../wsfex/found.ts';
import { wsfex } from '../wsfex/service.ts';
import { type AnyOperation, envelope, fault, type Specimen } from './specimen.ts';

const NAMESPACE = wsfex.namespace;
const HEADER = `<soap:Header><FEHeaderInfo xmlns="${NAMESPACE}"><ambiente>Homologacion-Ext - srext</ambiente><fecha>2026-11-23T09:30:01.0680454-03:00</fecha><id>5.0.1.0</id></FEHeaderInfo></soap:Header>`;
const CAE = '76471234567890';
const OK = '<FEXErr><ErrCode>0</ErrCode><ErrMsg>OK</ErrMsg></FEXErr>';
const EVENTS = '<FEXEvents><EventCode>0</EventCode><EventMsg>Ok</EventMsg></FEXEvents>';
const error = (code: number): string =>
  `<FEXErr><ErrCode>${code}</ErrCode><ErrMsg>Motivo con &lt;campo&gt; y acento á</ErrMsg></FEXErr>`;

type Parts = Partial<Pick<Specimen, 'asked' | 'status' | 'authorizes' | 'authorizedIn'>>;

function specimen(name: string, operation: AnyOperation, result: string, parts: Parts = {}): Specimen {
  const inside = `<${operation.name}Response xmlns="${NAMESPACE}"><${operation.name}Result>${result}</${operation.name}Result></${operation.name}Response>`;
  return {
    name: `${operation.name} ${name}`,
    service: wsfex,
    operation,
    asked: {},
    status: 200,
    body: envelope(inside, HEADER),
    authorizes: [],
    authorizedIn: () => [],
    ...parts,
  };
}

const Cmp = {
  ...{
    Id: '988888888888345',
    Fecha_cbte: '20261123',
    Cbte_Tipo: 19,
    Punto_vta: 7,
    Cbte_nro: 28,
    Tipo_expo: 2,
  },
  ...{
    Dst_cmp: 203,
    Cliente: 'Joao Da Silva',
    Cuit_pais_cliente: '50000000059',
    Domicilio_cliente: 'Rua 76',
  },
  ...{ Moneda_Id: 'DOL', Moneda_ctz: '1490.5', Imp_total: '250.00', Forma_pago: '30 days', Idioma_cbte: 1 },
  Items: [
    {
      ...{ Pro_ds: 'Consulting', Pro_qty: '1', Pro_umed: 7, Pro_precio_uni: '250' },
      ...{ Pro_bonificacion: '0', Pro_total_item: '250.00' },
    },
  ],
  Fecha_pago: '20261223',
};
const WHOSE =
  '<Id>988888888888345</Id><Cuit>20267565393</Cuit><Cbte_tipo>19</Cbte_tipo><Punto_vta>7</Punto_vta><Cbte_nro>28</Cbte_nro>';
const CODE = `<Cae>${CAE}</Cae><Fch_venc_Cae>20261203</Fch_venc_Cae><Fch_cbte>20261123</Fch_cbte>`;
const verdict = (inside: string): string => `<FEXResultAuth>${WHOSE}${inside}</FEXResultAuth>`;

/** A caller looks at the error first, then at the verdict. */
const authorizedIn = (result: Record<string, unknown>): string[] => {
  const { FEXErr: err, FEXResultAuth: told } = result as unknown as FEXAuthorizeResponse;
  return err.ErrCode === 0 && told?.Resultado === 'A' ? [`${told.Id} ${told.Cbte_nro} ${told.Cae}`] : [];
};
const granted = { asked: { Cmp }, authorizes: [`988888888888345 28 ${CAE}`], authorizedIn };
const denied = { asked: { Cmp }, authorizedIn };

const { autorizar, consultar, ultimoAutorizado, ultimoId, verificarPermiso, dummy } = wsfex.operations;
const authorization: readonly Specimen[] = [
  specimen(
    'authorizes it',
    autorizar,
    `${verdict(`${CODE}<Resultado>A</Resultado><Reproceso>N</Reproceso><Motivos_Obs />`)}${OK}${EVENTS}`,
    granted,
  ),
  specimen(
    'repeats it, observed',
    autorizar,
    `${verdict(`${CODE}<Resultado>A</Resultado><Reproceso>S</Reproceso><Motivos_Obs>16</Motivos_Obs>`)}${OK}${EVENTS}`,
    granted,
  ),
  specimen(
    'rejects it',
    autorizar,
    `${verdict('<Cae /><Fch_venc_Cae /><Resultado>R</Resultado><Reproceso>N</Reproceso><Motivos_Obs>21</Motivos_Obs>')}${OK}${EVENTS}`,
    denied,
  ),
  specimen('refuses it', autorizar, `${error(1667)}${EVENTS}`, denied),
  specimen('refuses the ticket', autorizar, `${error(1000)}${EVENTS}`, denied),
  {
    ...specimen('ends in a fault', autorizar, '', { ...denied, status: 500 }),
    body: fault('soap:Server', 'Server was unable to process request. ---&gt; Timeout expired.'),
  },
];

const FOUND = `<FEXResultGet>${WHOSE.replace('<Cuit>20267565393</Cuit>', '<Fecha_cbte>20261123</Fecha_cbte>')}<Tipo_expo>2</Tipo_expo><Permiso_existente /><Dst_cmp>203</Dst_cmp><Cliente>Joao Da Silva</Cliente><Cuit_pais_cliente>50000000059</Cuit_pais_cliente><Domicilio_cliente>Rua 76</Domicilio_cliente><Moneda_Id>DOL</Moneda_Id><Moneda_ctz>1490.5</Moneda_ctz><Imp_total>250</Imp_total><Forma_pago>30 days</Forma_pago><Idioma_cbte>1</Idioma_cbte><Items><Item><Pro_ds>Consulting</Pro_ds><Pro_qty>1</Pro_qty><Pro_umed>7</Pro_umed><Pro_precio_uni>250</Pro_precio_uni><Pro_bonificacion>0</Pro_bonificacion><Pro_total_item>250</Pro_total_item></Item></Items><Fecha_cbte_cae>20261123</Fecha_cbte_cae><Fch_venc_Cae>20261203</Fch_venc_Cae><Cae>${CAE}</Cae><Resultado>A</Resultado><Motivos_Obs /><Fecha_pago>20261223</Fecha_pago></FEXResultGet>`;
const NOTHING =
  '<FEXResultGet><Id>0</Id><Cbte_tipo>0</Cbte_tipo><Punto_vta>0</Punto_vta><Cbte_nro>0</Cbte_nro><Tipo_expo>0</Tipo_expo><Dst_cmp>0</Dst_cmp><Cuit_pais_cliente>0</Cuit_pais_cliente><Moneda_ctz>0</Moneda_ctz><Imp_total>0</Imp_total><Idioma_cbte>0</Idioma_cbte></FEXResultGet>';
const foundIn = ({ FEXErr: err, FEXResultGet }: Record<string, unknown>): string[] => {
  const found = FEXResultGet as FEXFound | undefined;
  return (err as FEXErr).ErrCode === 0 && found ? [`${found.Cbte_nro} ${found.Cae}`] : [];
};
const query = { asked: { Cmp: { Cbte_tipo: 19, Punto_vta: 7, Cbte_nro: 28 } }, authorizedIn: foundIn };
const queries: readonly Specimen[] = [
  specimen('finds it', consultar, `${FOUND}${OK}${EVENTS}`, { ...query, authorizes: [`28 ${CAE}`] }),
  specimen('finds nothing', consultar, `${NOTHING}${error(1020)}${EVENTS}`, query),
  specimen(
    'tells it',
    ultimoAutorizado,
    `<FEXResult_LastCMP><Cbte_nro>27</Cbte_nro><Cbte_fecha>20261120</Cbte_fecha></FEXResult_LastCMP>${OK}${EVENTS}`,
    { asked: { Pto_venta: 7, Cbte_Tipo: 19 } },
  ),
  specimen('tells it', ultimoId, `<FEXResultGet><Id>988888888888344</Id></FEXResultGet>${OK}${EVENTS}`),
  specimen('knows it', verificarPermiso, `<FEXResultGet><Status>OK</Status></FEXResultGet>${OK}${EVENTS}`, {
    asked: { ID_Permiso: '99999AAXX999999A', Dst_merc: 225 },
  }),
  specimen('is well', dummy, '<AppServer>OK</AppServer><DbServer>OK</DbServer><AuthServer>OK</AuthServer>'),
];

const rows = (element: string, fields: Readonly<Record<string, string>>): string => {
  const cells = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<FEXResultGet><${element}>${cells.join('')}</${element}><${element} xsi:nil="true" /></FEXResultGet>${OK}${EVENTS}`;
};
const good = (prefix: string, id: string): Readonly<Record<string, string>> => ({
  [`${prefix}_Id`]: id,
  [`${prefix}_Ds`]: 'Descripción',
  [`${prefix}_vig_desde`]: '20100101',
  [`${prefix}_vig_hasta`]: 'NULL',
});
const tables = wsfex.operations;
const parameters: readonly Specimen[] = [
  specimen('lists', tables.tiposCbte, rows('ClsFEXResponse_Cbte_Tipo', good('Cbte', '19'))),
  specimen('lists', tables.tiposExpo, rows('ClsFEXResponse_Tex', good('Tex', '1'))),
  specimen('lists', tables.incoterms, rows('ClsFEXResponse_Inc', good('Inc', 'FOB'))),
  specimen('lists', tables.idiomas, rows('ClsFEXResponse_Idi', good('Idi', '1'))),
  specimen('lists', tables.unidadesMedida, rows('ClsFEXResponse_UMed', good('Umed', '7'))),
  specimen('lists', tables.monedas, rows('ClsFEXResponse_Mon', good('Mon', 'DOL'))),
  specimen('lists', tables.opcionales, rows('ClsFEXResponse_Opc', good('Opc', '2401'))),
  specimen('lists', tables.paises, rows('ClsFEXResponse_DST_pais', { DST_Codigo: '203', DST_Ds: 'BRASIL' })),
  specimen(
    'lists',
    tables.cuitsPaises,
    rows('ClsFEXResponse_DST_cuit', { DST_CUIT: '50000000059', DST_Ds: 'BRASIL' }),
  ),
  specimen(
    'lists',
    tables.monedasConCotizacion,
    rows('ClsFEXResponse_Mon_CON_Cotizacion', { Mon_Id: 'DOL', Mon_ctz: '1490.5', Fecha_ctz: '11/20/2026' }),
    { asked: { Fecha_CTZ: '20261123' } },
  ),
  specimen(
    'tells it',
    tables.cotizacion,
    `<FEXResultGet><Mon_ctz>1490.5</Mon_ctz><Mon_fecha>20261120</Mon_fecha></FEXResultGet>${OK}${EVENTS}`,
    { asked: { Mon_id: 'DOL' } },
  ),
  specimen(
    'lists',
    tables.ptosVenta,
    rows('ClsFEXResponse_PtoVenta', { Pve_Nro: '7', Pve_Bloqueado: 'N', Pve_FchBaja: 'NULL' }),
  ),
  specimen(
    'lists',
    tables.actividades,
    rows('ClsFEXResponse_ActividadTipo', { Id: '620100', Orden: '1', Desc: 'Servicios' }),
  ),
];

/** Every kind of answer of WSFEXv1. */
export const wsfexSpecimens: readonly Specimen[] = [...authorization, ...queries, ...parameters];
