/** The libraries of the field, driven as their own examples do: each asks for the last number before every invoice. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Where a library finds ARCA, and with what. */
export interface Pointed {
  readonly wsaa: string;
  readonly wsfe: string;
  readonly origin: string;
  /** Where the service answers that `@afipsdk/afip.js` sends everything to. */
  readonly cloud?: string | undefined;
  readonly cuit: string;
  readonly certificate: string;
  readonly key: string;
  /** Where it may keep its tickets. */
  readonly folder: string;
}

/** Authorises the next Factura B of a punto de venta; answers its CAE, or what the library answered instead. */
export type Next = (puntoDeVenta: number) => Promise<unknown>;

const load = createRequire(join(import.meta.dirname, 'package.json'));
const TYPE = 6;

function detail() {
  const today = new Date(Date.now() - 3 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  return {
    Concepto: 1,
    DocTipo: 99,
    DocNro: 0,
    CbteFch: today,
    ImpTotal: 121,
    ImpTotConc: 0,
    ImpNeto: 100,
    ImpOpEx: 0,
    ImpIVA: 21,
    ImpTrib: 0,
    MonId: 'PES',
    MonCotiz: 1,
    CondicionIVAReceptorId: 5,
  };
}
const rate = () => ({ Id: 5, BaseImp: 100, Importe: 21 });
const voucher = (PtoVta: number) => ({
  CantReg: 1,
  PtoVta,
  CbteTipo: TYPE,
  ...detail(),
  Iva: [rate()],
});

const common = ({ cuit, certificate, key, folder }: Pointed) => ({
  cuit: Number(cuit),
  cert: certificate,
  key,
  production: false,
  ticketPath: folder,
});

export const CLIENTS = {
  '@arcasdk/core'(pointed) {
    const { Arca } = load('@arcasdk/core');
    const { Endpoints } = load('@arcasdk/core/lib/infrastructure/soap/config/endpoints.types.js');
    Object.assign(Endpoints, { WSAA_TEST: pointed.wsaa, WSFEV1_TEST: pointed.wsfe });
    const { electronicBillingService: billing } = new Arca(common(pointed));
    return async (punto) => (await billing.createNextVoucher(voucher(punto))).cae;
  },
  'afip.ts'(pointed) {
    const { Afip } = load('afip.ts');
    const { EndpointsEnum } = load('afip.ts/lib/enums.js');
    Object.assign(EndpointsEnum, { WSAA_TEST: pointed.wsaa, WSFEV1_TEST: pointed.wsfe });
    const { electronicBillingService: billing } = new Afip(common(pointed));
    return async (punto) => (await billing.createNextVoucher(voucher(punto))).cae;
  },
  facturajs(pointed) {
    const { AfipServices } = load('facturajs');
    const { AfipSoap } = load('facturajs/dist/lib/AfipSoap.js');
    // It asks a time server at each login: the network is not what is measured.
    AfipSoap.getNetworkHour = async () => new Date();
    const afip = new AfipServices({
      homo: true,
      certContents: pointed.certificate,
      privateKeyContents: pointed.key,
      cacheTokensPath: join(pointed.folder, 'tokens.json'),
      tokensExpireInHours: 12,
    });
    afip.afipSoap.urls.homo = {
      login: `${pointed.wsaa}?wsdl`,
      service: `${pointed.origin}/{name}/service.asmx?wsdl`,
    };
    const Auth = { Cuit: Number(pointed.cuit) };
    return async (PtoVta) => {
      const lane = { PtoVta, CbteTipo: TYPE };
      const number = Number((await afip.getLastBillNumber({ Auth, params: lane })).CbteNro) + 1;
      const one = { ...detail(), CbteDesde: number, CbteHasta: number, Iva: { AlicIva: [rate()] } };
      const FeCAEReq = { FeCabReq: { CantReg: 1, ...lane }, FeDetReq: { FECAEDetRequest: [one] } };
      const { FeDetResp } = await afip.createBill({ Auth, params: { FeCAEReq } });
      return [FeDetResp.FECAEDetResponse].flat()[0].CAE;
    };
  },
  '@afipsdk/afip.js'(pointed) {
    const Afip = load('@afipsdk/afip.js');
    const afip = new Afip({ CUIT: Number(pointed.cuit), production: false, access_token: 'bench' });
    afip.AdminClient.defaults.baseURL = `${pointed.cloud}/`;
    return async (punto) => (await afip.ElectronicBilling.createNextVoucher(voucher(punto))).CAE;
  },
} as const satisfies Readonly<Record<string, (pointed: Pointed) => Next>>;

export type PeerName = keyof typeof CLIENTS;
export const PEERS = Object.keys(CLIENTS) as readonly PeerName[];
