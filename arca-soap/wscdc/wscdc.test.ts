import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createArcaClient } from '../client.ts';
import { endpointsOf } from '../endpoints.ts';
import { ArcaFailure } from '../failure.ts';
import { serveHttp } from '../loopback/serve.ts';
import type { CmpReq as Received } from './verification.ts';

const auth = { token: 'dG9rZW4gb2YgdGhlIHRlc3Rz', sign: 'c2lnbiBvZiB0aGUgdGVzdHM=', cuit: '20267565393' };
const CmpReq: Received = {
  CbteModo: 'CAE',
  CuitEmisor: '20267565393',
  PtoVta: 5,
  CbteTipo: 1,
  CbteNro: 2424,
  CbteFch: '20261123',
  ImpTotal: '1754.50',
  CodAutorizacion: '69333775104382',
};

async function constatar(result: string) {
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><ComprobanteConstatarResponse><ComprobanteConstatarResult>${result}</ComprobanteConstatarResult></ComprobanteConstatarResponse></s:Body></s:Envelope>`;
  await using server = await serveHttp(() => ({ status: 200, body }));
  const arca = createArcaClient({
    endpoints: endpointsOf('homologacion', { wscdc: server.url }),
    now: Date.now,
  });
  try {
    const answer = await arca.wscdc.constatar({ auth, CmpReq }, { deadline: Date.now() + 10_000 });
    return answer.result;
  } catch (error) {
    assert.ok(error instanceof ArcaFailure);
    assert.equal(`${error.certainty} ${error.reason}`, 'unknown unexpected_answer');
    return error.message;
  } finally {
    await arca.close();
  }
}

const echo = (number: number): string =>
  `<CmpResp><CbteModo>CAE</CbteModo><CuitEmisor>20267565393</CuitEmisor><PtoVta>5</PtoVta><CbteTipo>1</CbteTipo><CbteNro>${number}</CbteNro><CbteFch>20261123</CbteFch><ImpTotal>1754.5</ImpTotal><CodAutorizacion>69333775104382</CodAutorizacion></CmpResp>`;

test('a comprobante is genuine only where ARCA says so of the one that was asked about', async () => {
  const genuine = await constatar(`${echo(2424)}<Resultado>A</Resultado>`);
  assert.partialDeepStrictEqual(genuine, { Resultado: 'A', Errors: [], Observaciones: [] });
  assert.match(String(await constatar(`${echo(2425)}<Resultado>A</Resultado>`)), /about another comprobante/);
  assert.match(String(await constatar(echo(2424))), /no error and no verdict/);
  assert.match(String(await constatar(`${echo(2424)}<Resultado>X</Resultado>`)), /expected A \| R/);
});

test('a refused ticket says R as well, and an error that tells it from a comprobante that is not known', async () => {
  const refused = await constatar(
    `${echo(0)}<Resultado>R</Resultado><Errors><Err><Code>600</Code><Msg>ValidacionDeToken</Msg></Err></Errors>`,
  );
  assert.partialDeepStrictEqual(refused, { Resultado: 'R', Errors: [{ Code: 600 }], Observaciones: [] });
  const unknown = await constatar(
    `${echo(2424)}<Resultado>R</Resultado><Observaciones><Obs><Code>100</Code></Obs></Observaciones><Events><Evt><Code>0</Code></Evt></Events>`,
  );
  assert.partialDeepStrictEqual(unknown, { Resultado: 'R', Errors: [], Observaciones: [{ Code: 100 }] });
});
