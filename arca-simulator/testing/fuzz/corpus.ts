// Test helper: a good request to every operation of every service, to be spoiled.
import { A4_OPERATIONS } from '../../padron/shapes/a4.ts';
import { A5_OPERATIONS } from '../../padron/shapes/a5.ts';
import { A10_OPERATIONS } from '../../padron/shapes/a10.ts';
import { A13_OPERATIONS } from '../../padron/shapes/a13.ts';
import type { Shape } from '../../soap/shape.ts';
import { OPERATIONS as WSCDC } from '../../wscdc/shapes.ts';
import { OPERATIONS as WSFE } from '../../wsfe/shapes/operations.ts';
import { OPERATIONS as WSFEX } from '../../wsfex/shapes.ts';
import { type Bench, ISSUER, requestXml, type Ticket, TODAY, toXml } from '../client.ts';
import { CREDIT_A, FCE_A, INVOICE_A, INVOICE_B, INVOICE_C } from '../details.ts';
import { GOODS, SERVICE } from '../services/exports.ts';
import { makeTra, signCms } from '../sign-login.ts';

export interface Specimen {
  readonly url: string;
  readonly action: string;
  /** The whole envelope; `NEXT` stands for the next number of `lane`, `ID` for an unused id. */
  readonly body: string;
  readonly lane?: { readonly punto_de_venta: number; readonly type: number };
}

/** Values by the name of a field; whatever is not here gets one by its type. */
const VALUES: Readonly<Record<string, string>> = {
  Cuit: ISSUER,
  cuitRepresentada: ISSUER,
  idPersona: '30000000139',
  documento: '16',
  PtoVta: '1',
  CbteTipo: '1',
  CbteNro: '1',
  Periodo: '202611',
  Orden: '2',
  CAEA: '26111234567890',
  MonId: 'DOL',
  Mon_id: 'DOL',
  FchCotiz: TODAY,
  Fecha_CTZ: TODAY,
  ClaseCmp: 'A',
  Cbte_tipo: '19',
  Punto_vta: '5',
  Cbte_nro: '1',
  CbteFch: TODAY,
  CbteModo: 'CAE',
  CuitEmisor: ISSUER,
  ImpTotal: '121',
  CodAutorizacion: '76461234567890',
};

const NUMBERS = new Set(['int', 'short', 'long', 'double', 'decimal']);

function fill(type: Shape, { token, sign }: Ticket): string {
  return type.fields
    .map(({ name, type: inside }) => {
      const lower = name.toLowerCase();
      const value =
        lower === 'token'
          ? token
          : lower === 'sign'
            ? sign
            : typeof inside === 'string'
              ? (VALUES[name] ?? (NUMBERS.has(inside) ? '1' : 'x'))
              : fill(inside, { token, sign });
      return `<${name}>${value}</${name}>`;
    })
    .join('');
}

const envelope = (inside: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inside}</s:Body></s:Envelope>`;

/** Every operation of an ASMX service with values that can be read. */
function asmx(
  url: string,
  namespace: string,
  operations: Readonly<Record<string, { readonly request: Shape }>>,
  ticket: Ticket,
): Specimen[] {
  return Object.entries(operations).map(([name, { request }]) => ({
    url,
    action: namespace + name,
    body: envelope(`<${name} xmlns="${namespace}">${fill(request, ticket)}</${name}>`),
  }));
}

const WSFE_NAMESPACE = 'http://ar.gov.afip.dif.FEV1/';
const WSFEX_NAMESPACE = 'http://ar.gov.afip.dif.fexv1/';

function invoices(url: string, { token, sign }: Ticket): Specimen[] {
  const auth = `<Auth><Token>${token}</Token><Sign>${sign}</Sign><Cuit>${ISSUER}</Cuit></Auth>`;
  const kinds = [
    [1, INVOICE_A],
    [6, INVOICE_B],
    [11, INVOICE_C],
    [201, FCE_A],
    [3, CREDIT_A],
  ] as const;
  return kinds.map(([type, detail]) => {
    const numbered = requestXml(type, [detail]).replace(/<(Cbte(?:Desde|Hasta))>1</g, '<$1>NEXT<');
    return {
      url,
      action: `${WSFE_NAMESPACE}FECAESolicitar`,
      body: envelope(`<FECAESolicitar xmlns="${WSFE_NAMESPACE}">${auth}${numbered}</FECAESolicitar>`),
      lane: { punto_de_venta: 1, type },
    };
  });
}

function exports(url: string, { token, sign }: Ticket): Specimen[] {
  return [GOODS, SERVICE].map((cmp) => {
    const inside = toXml({
      Auth: { Token: token, Sign: sign, Cuit: ISSUER },
      Cmp: { Id: 'ID', ...cmp, Cbte_nro: 'NEXT' },
    });
    return {
      url,
      action: `${WSFEX_NAMESPACE}FEXAuthorize`,
      body: envelope(`<FEXAuthorize xmlns="${WSFEX_NAMESPACE}">${inside}</FEXAuthorize>`),
      lane: { punto_de_venta: 5, type: 19 },
    };
  });
}

/** Good requests to everything that the simulator offers. */
export async function makeCorpus(bench: Bench): Promise<Specimen[]> {
  const { urls } = bench;
  const padron = [
    ['ws_sr_padron_a4', urls.padronA4, 'a4', A4_OPERATIONS],
    ['ws_sr_constancia_inscripcion', urls.padronA5, 'a5', A5_OPERATIONS],
    ['ws_sr_padron_a10', urls.padronA10, 'a10', A10_OPERATIONS],
    ['ws_sr_padron_a13', urls.padronA13, 'a13', A13_OPERATIONS],
  ] as const;
  const people = await Promise.all(
    padron.map(async ([service, url, letter, operations]) => {
      const ticket = await bench.ticket(service);
      return operations.map(({ name, request }) => ({
        url,
        action: '',
        body: envelope(
          `<n:${name} xmlns:n="http://${letter}.soap.ws.server.puc.sr/">${fill(request, ticket)}</n:${name}>`,
        ),
      }));
    }),
  );
  const [wsfe, wsfex, wscdc] = await Promise.all([
    bench.ticket('wsfe'),
    bench.ticket('wsfex'),
    bench.ticket('wscdc'),
  ]);
  const now = new Date(bench.simulator.control.clock().now);
  const cms = signCms(makeTra('wsbfe', now), bench.key.privateKey, bench.certificate());
  const login: Specimen = {
    url: urls.wsaa,
    action: '',
    body: envelope(
      `<loginCms xmlns="http://wsaa.view.sua.dvadac.desein.afip.gov"><in0>${cms}</in0></loginCms>`,
    ),
  };
  return [
    ...people.flat(),
    ...asmx(urls.wsfe, WSFE_NAMESPACE, WSFE, wsfe),
    ...asmx(urls.wsfex, WSFEX_NAMESPACE, WSFEX, wsfex),
    ...asmx(urls.wscdc, 'http://servicios1.afip.gob.ar/wscdc/', WSCDC, wscdc),
    // What authorises comes more often than what only tells.
    ...Array.from({ length: 4 }, () => [...invoices(urls.wsfe, wsfe), ...exports(urls.wsfex, wsfex)]).flat(),
    ...Array.from({ length: 6 }, () => login),
  ];
}
