/** Answers of WSFEv1, one or more for each of its operations, in the form of recorded ones; people and numbers are invented. */

import type { FECAEResponse, FECompConsResponse } from '../wsfe/authorization.ts';
import type { FECAEAGet, FECAEAResponse } from '../wsfe/caea.ts';
import { wsfe } from '../wsfe/service.ts';
import { type AnyOperation, envelope, fault, type Specimen } from './specimen.ts';

const NAMESPACE = wsfe.namespace;
const HEADER = `<soap:Header><FEHeaderInfo xmlns="${NAMESPACE}"><ambiente>HomologacionExterno - srt</ambiente><fecha>2026-11-23T09:30:01.0680454-03:00</fecha><id>7.0.0.53</id></FEHeaderInfo></soap:Header>`;
const CAES = ['76471234567890', '76471234567902', '76471234567914'] as const;
const CAEA = '36485756395738';
const LANE = { PtoVta: 1, CbteTipo: 6 };
const DETAIL = {
  ...{ Concepto: 1, DocTipo: 80, DocNro: '30000000007', CbteFch: '20261123', ImpTotal: '121.5' },
  ...{ ImpTotConc: '0', ImpNeto: '100.4', ImpOpEx: '0', ImpTrib: '0', ImpIVA: '21.1' },
};
const numbered = (number: number) => ({ ...DETAIL, CbteDesde: number, CbteHasta: number });

type Parts = Partial<Pick<Specimen, 'asked' | 'status' | 'authorizes' | 'authorizedIn'>>;

function specimen(name: string, operation: AnyOperation, result: string, parts: Parts = {}): Specimen {
  const inside = `<${operation.name}Response xmlns="${NAMESPACE}"><${operation.name}Result>${result}</${operation.name}Result></${operation.name}Response>`;
  return {
    name: `${operation.name} ${name}`,
    service: wsfe,
    operation,
    asked: {},
    status: 200,
    body: envelope(inside, HEADER),
    authorizes: [],
    authorizedIn: () => [],
    ...parts,
  };
}

const err = (code: number, words: string): string =>
  `<Errors><Err><Code>${code}</Code><Msg>${words}</Msg></Err></Errors>`;
const obs = (code: number): string =>
  `<Observaciones><Obs><Code>${code}</Code><Msg>Motivo con &lt;campo&gt; y acento á</Msg></Obs></Observaciones>`;
const header = (result: string, count: number): string =>
  `<FeCabResp><Cuit>20267565393</Cuit><PtoVta>1</PtoVta><CbteTipo>6</CbteTipo><FchProceso>20261123093001</FchProceso><CantReg>${count}</CantReg><Resultado>${result}</Resultado><Reproceso>N</Reproceso></FeCabResp>`;
const verdict = (element: string, number: number, result: string, inside: string): string =>
  `<${element}><Concepto>1</Concepto><DocTipo>80</DocTipo><DocNro>30000000007</DocNro><CbteDesde>${number}</CbteDesde><CbteHasta>${number}</CbteHasta><CbteFch>20261123</CbteFch><Resultado>${result}</Resultado>${inside}</${element}>`;
const granted = (number: number, cae: string, more = ''): string =>
  verdict('FECAEDetResponse', number, 'A', `${more}<CAE>${cae}</CAE><CAEFchVto>20261203</CAEFchVto>`);
const denied = (number: number, more = ''): string =>
  verdict('FECAEDetResponse', number, 'R', `${more}<CAE /><CAEFchVto />`);

const { solicitarCae, ultimoAutorizado, consultar, totXRequest, dummy } = wsfe.operations;
const batch = (...numbers: readonly number[]) => ({
  FeCAEReq: { FeCabReq: { CantReg: numbers.length, ...LANE }, FeDetReq: numbers.map(numbered) },
});
const authorizedIn = (result: Record<string, unknown>): string[] =>
  (result as unknown as FECAEResponse).FeDetResp.flatMap((one) =>
    one.Resultado === 'A' ? [`${one.CbteDesde} ${one.CAE}`] : [],
  );
const authorization: readonly Specimen[] = [
  specimen(
    'authorizes one',
    solicitarCae,
    `${header('A', 1)}<FeDetResp>${granted(41, CAES[0])}</FeDetResp>`,
    {
      asked: batch(41),
      authorizes: [`41 ${CAES[0]}`],
      authorizedIn,
    },
  ),
  specimen(
    'authorizes three, one observed',
    solicitarCae,
    `${header('A', 3)}<FeDetResp>${granted(41, CAES[0])}${granted(42, CAES[1], obs(10217))}${granted(43, CAES[2])}</FeDetResp><Events><Evt><Code>1</Code><Msg>Aviso</Msg></Evt></Events>`,
    { asked: batch(41, 42, 43), authorizes: CAES.map((cae, index) => `${41 + index} ${cae}`), authorizedIn },
  ),
  specimen(
    'authorizes the first of three',
    solicitarCae,
    `${header('P', 3)}<FeDetResp>${granted(41, CAES[0])}${denied(42, obs(10048))}${denied(43)}</FeDetResp>`,
    { asked: batch(41, 42, 43), authorizes: [`41 ${CAES[0]}`], authorizedIn },
  ),
  specimen(
    'rejects two',
    solicitarCae,
    `${header('R', 2)}<FeDetResp>${denied(41)}${denied(42)}</FeDetResp>${err(10016, 'El numero o fecha del comprobante no se corresponde')}`,
    { asked: batch(41, 42), authorizedIn },
  ),
  specimen(
    'refuses the ticket',
    solicitarCae,
    err(600, 'ValidacionDeToken: No validaron las fechas del token'),
    {
      asked: batch(41),
      authorizedIn,
    },
  ),
  {
    ...specimen('ends in a fault', solicitarCae, '', { asked: batch(41), status: 500, authorizedIn }),
    body: fault('soap:Server', 'Server was unable to process request. ---&gt; Timeout expired.'),
  },
];

const FOUND = `<ResultGet><Concepto>1</Concepto><DocTipo>80</DocTipo><DocNro>30000000007</DocNro><CbteDesde>41</CbteDesde><CbteHasta>41</CbteHasta><CbteFch>20261123</CbteFch><ImpTotal>121.5</ImpTotal><ImpTotConc>0</ImpTotConc><ImpNeto>100.4</ImpNeto><ImpOpEx>0</ImpOpEx><ImpTrib>0</ImpTrib><ImpIVA>21.1</ImpIVA><FchServDesde /><FchServHasta /><FchVtoPago /><MonId>PES</MonId><MonCotiz>1</MonCotiz><CondicionIVAReceptorId>1</CondicionIVAReceptorId><Iva><AlicIva><Id>5</Id><BaseImp>100.4</BaseImp><Importe>21.1</Importe></AlicIva></Iva><Resultado>A</Resultado><CodAutorizacion>${CAES[0]}</CodAutorizacion><EmisionTipo>CAE</EmisionTipo><FchVto>20261203</FchVto><FchProceso>20261123093001</FchProceso><Observaciones><Obs><Code>10217</Code><Msg>Observado</Msg></Obs></Observaciones><PtoVta>1</PtoVta><CbteTipo>6</CbteTipo></ResultGet>`;
const query = { FeCompConsReq: { ...LANE, CbteNro: 41 } };
const foundIn = ({ ResultGet }: Record<string, unknown>): string[] => {
  const found = ResultGet as FECompConsResponse | undefined;
  return found?.CodAutorizacion === undefined ? [] : [`41 ${found.CodAutorizacion}`];
};
const queries: readonly Specimen[] = [
  specimen('finds it', consultar, FOUND, {
    asked: query,
    authorizes: [`41 ${CAES[0]}`],
    authorizedIn: foundIn,
  }),
  specimen('finds nothing', consultar, err(602, 'No existen datos en nuestros registros.'), {
    asked: query,
    authorizedIn: foundIn,
  }),
  specimen('tells it', ultimoAutorizado, '<PtoVta>1</PtoVta><CbteTipo>6</CbteTipo><CbteNro>41</CbteNro>', {
    asked: LANE,
  }),
  specimen('tells it', totXRequest, '<RegXReq>250</RegXReq>'),
  specimen('is well', dummy, '<AppServer>OK</AppServer><DbServer>OK</DbServer><AuthServer>OK</AuthServer>'),
];

const { solicitarCaea, consultarCaea, informarCaea, informarSinMovimiento, consultarSinMovimiento } =
  wsfe.operations;
const fortnight = { Periodo: 202612, Orden: 1 };
const GIVEN = `<ResultGet><CAEA>${CAEA}</CAEA><Periodo>202612</Periodo><Orden>1</Orden><FchVigDesde>20261201</FchVigDesde><FchVigHasta>20261215</FchVigHasta><FchTopeInf>20261223</FchTopeInf><FchProceso>20261127101500</FchProceso></ResultGet>`;
const caeaIn = ({ ResultGet }: Record<string, unknown>): string[] => {
  const given = ResultGet as FECAEAGet | undefined;
  return given?.CAEA === undefined ? [] : [`${given.Periodo}/${given.Orden} ${given.CAEA}`];
};
const caea = { authorizes: [`202612/1 ${CAEA}`], authorizedIn: caeaIn, asked: fortnight };
const informed = {
  FeCAEARegInfReq: {
    FeCabReq: { CantReg: 2, ...LANE },
    FeDetReq: [41, 42].map((number) => ({ ...numbered(number), CAEA, CbteFchHsGen: '20261201093000' })),
  },
};
const told = (number: number): string => verdict('FECAEADetResponse', number, 'A', `<CAEA>${CAEA}</CAEA>`);
const informedIn = (result: Record<string, unknown>): string[] =>
  (result as unknown as FECAEAResponse).FeDetResp.flatMap((one) =>
    one.Resultado === 'A' ? [`${one.CbteDesde} ${one.CAEA}`] : [],
  );
const contingency: readonly Specimen[] = [
  specimen('gives one', solicitarCaea, GIVEN, caea),
  specimen('refuses it', solicitarCaea, err(15006, 'Fecha de envío'), {
    asked: fortnight,
    authorizedIn: caeaIn,
  }),
  specimen('finds it', consultarCaea, GIVEN, caea),
  specimen(
    'finds none',
    consultarCaea,
    `<ResultGet><Periodo>202612</Periodo><Orden>1</Orden></ResultGet>${err(602, 'No existen datos')}`,
    { asked: fortnight, authorizedIn: caeaIn },
  ),
  specimen('takes two', informarCaea, `${header('A', 2)}<FeDetResp>${told(41)}${told(42)}</FeDetResp>`, {
    asked: informed,
    authorizes: [`41 ${CAEA}`, `42 ${CAEA}`],
    authorizedIn: informedIn,
  }),
  specimen(
    'takes none',
    informarCaea,
    `${header('R', 2)}<FeDetResp>${verdict('FECAEADetResponse', 41, 'R', '<CAEA />')}${verdict('FECAEADetResponse', 42, 'R', '<CAEA />')}</FeDetResp>${err(782, 'El &lt;CAEA&gt; es obligatorio')}`,
    { asked: informed, authorizedIn: informedIn },
  ),
  specimen(
    'hears it',
    informarSinMovimiento,
    `<CAEA>${CAEA}</CAEA><FchProceso>20261216</FchProceso><PtoVta>4</PtoVta><Resultado>A</Resultado>`,
    { asked: { PtoVta: 4, CAEA } },
  ),
  specimen(
    'knows it',
    consultarSinMovimiento,
    `<ResultGet><FECAEASinMov><CAEA>${CAEA}</CAEA><FchProceso>20261216</FchProceso><PtoVta>4</PtoVta></FECAEASinMov></ResultGet>`,
    { asked: { CAEA, PtoVta: 4 } },
  ),
];

const rows = (element: string, ids: readonly string[]): string =>
  `<ResultGet>${ids.map((id) => `<${element}><Id>${id}</Id><Desc>Descripción ${id}</Desc><FchDesde>20100917</FchDesde><FchHasta>NULL</FchHasta></${element}>`).join('')}</ResultGet>`;
const tables = wsfe.operations;
const parameters: readonly Specimen[] = [
  specimen('lists them', tables.tiposCbte, rows('CbteTipo', ['1', '6'])),
  specimen('lists them', tables.tiposConcepto, rows('ConceptoTipo', ['1'])),
  specimen('lists them', tables.tiposDoc, rows('DocTipo', ['80', '96', '99'])),
  specimen('lists them', tables.tiposIva, rows('IvaTipo', ['3', '5'])),
  specimen('lists them', tables.tiposMonedas, rows('Moneda', ['PES', 'DOL'])),
  specimen('lists them', tables.tiposTributos, rows('TributoTipo', ['1', '99'])),
  specimen('lists them', tables.tiposOpcional, rows('OpcionalTipo', ['2101', '27'])),
  specimen(
    'lists them',
    tables.tiposPaises,
    '<ResultGet><PaisTipo><Id>200</Id><Desc>ARGENTINA</Desc></PaisTipo></ResultGet>',
  ),
  specimen(
    'lists them',
    tables.ptosVenta,
    '<ResultGet><PtoVenta><Nro>1</Nro><EmisionTipo>CAE - Ri Iva</EmisionTipo><Bloqueado>N</Bloqueado><FchBaja>NULL</FchBaja></PtoVenta></ResultGet>',
  ),
  specimen(
    'tells it',
    tables.cotizacion,
    '<ResultGet><MonId>DOL</MonId><MonCotiz>1E+15</MonCotiz><FchCotiz>20261120</FchCotiz></ResultGet>',
    { asked: { MonId: 'DOL' } },
  ),
  specimen(
    'lists them',
    tables.condicionIvaReceptor,
    '<ResultGet><CondicionIvaReceptor><Id>1</Id><Desc>IVA Responsable Inscripto</Desc><Cmp_Clase>A</Cmp_Clase></CondicionIvaReceptor></ResultGet>',
  ),
  specimen(
    'lists them',
    tables.actividades,
    '<ResultGet><ActividadesTipo><Id>620100</Id><Orden>1</Orden><Desc>Servicios</Desc></ActividadesTipo></ResultGet>',
  ),
];

/** Every kind of answer of WSFEv1. */
export const wsfeSpecimens: readonly Specimen[] = [
  ...authorization,
  ...queries,
  ...contingency,
  ...parameters,
];
