/** Issues invoices with `arca-soap`: one by one, one by one after asking for the last number, or in batches of 250. */
import { createArcaClient, endpointsOf, type FECAEDetRequest } from 'arca-soap';
import { readGiven, tellRounds } from './given.ts';

const BATCH = 250;
const LANE = { PtoVta: 1, CbteTipo: 6 };
const given = readGiven();
const lane = { ...LANE, PtoVta: given.puntoDeVenta };
const today = new Date(Date.now() - 3 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
const cents = (value: number): string => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;

/** No two alike: another amount, and every third with a second rate. */
function invoice(number: number): FECAEDetRequest {
  const base = 10_000 + ((number * 137) % 9000) * 2000;
  const reduced = number % 3 === 0 ? base / 2 : 0;
  const iva = (base * 21) / 100;
  const reducedIva = (reduced * 105) / 1000;
  return {
    Concepto: 1,
    DocTipo: 99,
    DocNro: '0',
    CbteDesde: number,
    CbteHasta: number,
    CbteFch: today,
    ImpTotal: cents(base + reduced + iva + reducedIva),
    ImpTotConc: '0',
    ImpNeto: cents(base + reduced),
    ImpOpEx: '0',
    ImpTrib: '0',
    ImpIVA: cents(iva + reducedIva),
    MonId: 'PES',
    MonCotiz: '1',
    CondicionIVAReceptorId: 5,
    Iva: [
      { Id: 5, BaseImp: cents(base), Importe: cents(iva) },
      ...(reduced === 0 ? [] : [{ Id: 4, BaseImp: cents(reduced), Importe: cents(reducedIva) }]),
    ],
  };
}

const urls = { wsaa: given.wsaa, wsfev1: given.wsfe };
const arca = createArcaClient({ endpoints: endpointsOf('homologacion', urls), now: Date.now });
const call = () => ({ deadline: Date.now() + 30_000 });
const { certificate, key: privateKey } = given;
const { ticket } = await arca.wsaa.login({ service: 'wsfe', certificate, privateKey }, call());
const auth = ticket.actingFor(given.cuit);
let last = 0;

async function send(count: number): Promise<number> {
  const FeDetReq = Array.from({ length: count }, (_, index) => invoice(last + 1 + index));
  const FeCAEReq = { FeCabReq: { CantReg: count, ...lane }, FeDetReq };
  const { result } = await arca.wsfe.solicitarCae({ auth, FeCAEReq }, call());
  const authorized = result.FeDetResp.filter(({ Resultado, CAE }) => Resultado === 'A' && CAE);
  if (authorized.length !== count) throw new Error(JSON.stringify(result.FeDetResp[0] ?? result.Errors));
  last += count;
  return count;
}

const [, , mode] = process.argv;
await tellRounds(given, async (count) => {
  let authorized = 0;
  while (authorized < count) {
    if (mode === 'asking')
      last = (await arca.wsfe.ultimoAutorizado({ auth, ...lane }, call())).result.CbteNro;
    authorized += await send(mode === 'batches' ? BATCH : 1);
  }
  return authorized;
});
await arca.close();
