/** Issues invoices with a library of the field as its own examples do: it asks for the last number before each. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readGiven, tellRounds } from './given.ts';

const [, , name = '', folder = ''] = process.argv;
const load = createRequire(join(folder, 'package.json'));
const given = readGiven();
const today = Number(new Date(Date.now() - 3 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', ''));
const DETAIL = {
  Concepto: 1,
  DocTipo: 99,
  DocNro: 0,
  CbteFch: String(today),
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
const IVA = { Id: 5, BaseImp: 100, Importe: 21 };
const LANE = { PtoVta: given.puntoDeVenta, CbteTipo: 6 };
const common = {
  cuit: Number(given.cuit),
  cert: given.certificate,
  key: given.key,
  production: false,
  ticketPath: given.folder,
};

/** The next invoice's CAE. */
type Next = () => Promise<unknown>;

const CLIENTS: Readonly<Record<string, () => Next>> = {
  '@arcasdk/core': () => {
    const { Arca } = load('@arcasdk/core');
    const { Endpoints } = load('@arcasdk/core/lib/infrastructure/soap/config/endpoints.types.js');
    Object.assign(Endpoints, { WSAA_TEST: given.wsaa, WSFEV1_TEST: given.wsfe });
    const { electronicBillingService: billing } = new Arca(common);
    return async () => (await billing.createNextVoucher({ CantReg: 1, ...LANE, ...DETAIL, Iva: [IVA] })).cae;
  },
  'afip.ts': () => {
    const { Afip } = load('afip.ts');
    const { EndpointsEnum } = load('afip.ts/lib/enums.js');
    Object.assign(EndpointsEnum, { WSAA_TEST: given.wsaa, WSFEV1_TEST: given.wsfe });
    const { electronicBillingService: billing } = new Afip(common);
    return async () => (await billing.createNextVoucher({ CantReg: 1, ...LANE, ...DETAIL, Iva: [IVA] })).cae;
  },
  facturajs: () => {
    const { AfipServices } = load('facturajs');
    const { AfipSoap } = load('facturajs/dist/lib/AfipSoap.js');
    // It asks a time server at each login: the network is not what is measured.
    AfipSoap.getNetworkHour = async () => new Date();
    const afip = new AfipServices({
      homo: true,
      certContents: given.certificate,
      privateKeyContents: given.key,
      cacheTokensPath: join(given.folder, 'tokens.json'),
      tokensExpireInHours: 12,
    });
    afip.afipSoap.urls.homo = {
      login: `${given.wsaa}?wsdl`,
      service: `${given.origin}/{name}/service.asmx?wsdl`,
    };
    const Auth = { Cuit: Number(given.cuit) };
    return async () => {
      const number = Number((await afip.getLastBillNumber({ Auth, params: LANE })).CbteNro) + 1;
      const detail = { ...DETAIL, CbteDesde: number, CbteHasta: number, Iva: { AlicIva: [IVA] } };
      const FeCAEReq = { FeCabReq: { CantReg: 1, ...LANE }, FeDetReq: { FECAEDetRequest: [detail] } };
      const { FeDetResp } = await afip.createBill({ Auth, params: { FeCAEReq } });
      return [FeDetResp.FECAEDetResponse].flat()[0].CAE;
    };
  },
};

const next = CLIENTS[name]?.();
if (!next) throw new Error(`no such client: ${name}`);
await tellRounds(given, async (count) => {
  for (let i = 0; i < count; i++)
    if (!/^\d{14}$/.test(String(await next()))) throw new Error('not authorized');
  return count;
});
process.exit(0);
