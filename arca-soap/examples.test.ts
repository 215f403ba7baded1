import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AccessTicket,
  ArcaFailure,
  createArcaClient,
  endpointsOf,
  type FECAEDetRequest,
  type FECAERequest,
} from './index.ts';
import { serveHttp } from './loopback/serve.ts';

/** What an ARCA would say: authorizes 42, and knows 41. */
function answerLikeArca(body: string): string {
  const operation = /<(FE\w+) xmlns/.exec(body)?.[1] ?? '';
  const results: Record<string, string> = {
    FECompUltimoAutorizado: '<PtoVta>1</PtoVta><CbteTipo>6</CbteTipo><CbteNro>41</CbteNro>',
    FECAESolicitar: `<FeCabResp><Cuit>20267565393</Cuit><PtoVta>1</PtoVta><CbteTipo>6</CbteTipo><FchProceso>20261123120000</FchProceso><CantReg>1</CantReg><Resultado>A</Resultado><Reproceso>N</Reproceso></FeCabResp><FeDetResp><FECAEDetResponse><Concepto>1</Concepto><DocTipo>99</DocTipo><DocNro>0</DocNro><CbteDesde>42</CbteDesde><CbteHasta>42</CbteHasta><CbteFch>20261123</CbteFch><Resultado>A</Resultado><CAE>76471234567890</CAE><CAEFchVto>20261203</CAEFchVto></FECAEDetResponse></FeDetResp>`,
  };
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${operation}Response><${operation}Result>${results[operation]}</${operation}Result></${operation}Response></s:Body></s:Envelope>`;
}

test("the README's example issues an invoice", async () => {
  await using server = await serveHttp(({ body }) => ({ status: 200, body: answerLikeArca(body) }));
  const arca = createArcaClient({
    endpoints: endpointsOf('homologacion', { wsfev1: server.url }),
    now: Date.now,
  });
  const ticket = new AccessTicket({
    token: 'token',
    sign: 'sign',
    generatedAt: 0,
    expiresAt: 1,
    source: '',
    destination: '',
  });

  const auth = ticket.actingFor('20267565393');
  const call = { deadline: Date.now() + 30_000 };
  const last = await arca.wsfe.ultimoAutorizado({ auth, PtoVta: 1, CbteTipo: 6 }, call);
  const number = last.result.CbteNro + 1;
  const invoice: FECAEDetRequest = {
    Concepto: 1,
    DocTipo: 99,
    DocNro: '0',
    CbteDesde: number,
    CbteHasta: number,
    CbteFch: '20261123',
    ImpTotal: '121.00',
    ImpTotConc: '0',
    ImpNeto: '100.00',
    ImpOpEx: '0',
    ImpTrib: '0',
    ImpIVA: '21.00',
    MonId: 'PES',
    MonCotiz: '1',
    CondicionIVAReceptorId: 5,
    Iva: [{ Id: 5, BaseImp: '100.00', Importe: '21.00' }],
  };
  const request: FECAERequest = {
    FeCabReq: { CantReg: 1, PtoVta: 1, CbteTipo: 6 },
    FeDetReq: [invoice],
  };
  const { result, exchange } = await arca.wsfe.solicitarCae({ auth, FeCAEReq: request }, call);

  assert.equal(result.FeCabResp?.Resultado, 'A');
  assert.equal(result.FeDetResp[0]?.CAE, '76471234567890');
  assert.match(exchange.requestXml, /<CbteDesde>42<\/CbteDesde>/);
  await arca.close();
});

test("the README's way of telling failures apart", async () => {
  const arca = createArcaClient({ endpoints: endpointsOf('homologacion'), now: Date.now });
  const advice = await arca.wsfe.dummy({}, { deadline: Date.now() }).catch((error: unknown) => {
    if (!(error instanceof ArcaFailure)) throw error;
    switch (error.certainty) {
      case 'not-sent':
        return 'send it again';
      case 'unknown':
        return 'read FECompUltimoAutorizado and FECompConsultar first';
      case 'answered':
        return 'ARCA said no';
    }
  });
  assert.equal(advice, 'send it again');
  await arca.close();
});
