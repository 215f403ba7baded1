import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { type ArcaClient, createArcaClient } from '../client.ts';
import { endpointsOf } from '../endpoints.ts';
import { ArcaFailure } from '../failure.ts';
import { serveHttp } from '../loopback/serve.ts';

const auth = { token: 'dG9rZW4gb2YgdGhlIHRlc3Rz', sign: 'c2lnbiBvZiB0aGUgdGVzdHM=', cuit: '20267565393' };
const call = { deadline: Date.now() + 60_000 };
const CAE = '76471234567890';

const invoice = (number: number) => ({
  ...{ Concepto: 1, DocTipo: 99, DocNro: '0', CbteDesde: number, CbteHasta: number, ImpTotal: '121' },
  ...{ ImpTotConc: '0', ImpNeto: '100', ImpOpEx: '0', ImpTrib: '0', ImpIVA: '21' },
});
const header = (result: string, lane = '<PtoVta>1</PtoVta><CbteTipo>6</CbteTipo>'): string =>
  `<FeCabResp><Cuit>20267565393</Cuit>${lane}<CantReg>2</CantReg><Resultado>${result}</Resultado></FeCabResp>`;
const verdict = (number: number, result: string, code: string): string =>
  `<CbteDesde>${number}</CbteDesde><CbteHasta>${number}</CbteHasta><Resultado>${result}</Resultado>${code}`;
const cae = (code: string): string => `<CAE>${code}</CAE><CAEFchVto>20261203</CAEFchVto>`;
const details = (...verdicts: readonly string[]): string =>
  `<FeDetResp>${verdicts.map((one) => `<FECAEDetResponse>${one}</FECAEDetResponse>`).join('')}</FeDetResp>`;
const A41 = verdict(41, 'A', cae(CAE));
const A42 = verdict(42, 'A', cae('76471234567891'));
const R42 = verdict(42, 'R', '<CAE /><CAEFchVto />');

/** What became of the call when the operation's result reads so; `answered` or the failure's detail. */
async function told(operation: string, result: string, ask: (arca: ArcaClient) => Promise<unknown>) {
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response></s:Body></s:Envelope>`;
  await using server = await serveHttp(() => ({ status: 200, body }));
  const arca = createArcaClient({
    endpoints: endpointsOf('homologacion', { wsfev1: server.url }),
    now: Date.now,
  });
  try {
    await ask(arca);
    return 'answered';
  } catch (error) {
    assert.ok(error instanceof ArcaFailure, inspect(error));
    assert.equal(`${error.certainty} ${error.reason}`, 'unknown unexpected_answer');
    assert.ok(error.exchange?.responseXml?.includes(result), 'kept for whoever settles it');
    return error.message;
  } finally {
    await arca.close();
  }
}

test('a batch counts as authorized only where every part of the answer says so of the numbers that were sent', async () => {
  const FeCAEReq = {
    FeCabReq: { CantReg: 2, PtoVta: 1, CbteTipo: 6 },
    FeDetReq: [invoice(41), invoice(42)],
  };
  const ask = (arca: ArcaClient) => arca.wsfe.solicitarCae({ auth, FeCAEReq }, call);
  const cases: [string, RegExp][] = [
    [header('A') + details(A41, A42), /^answered$/],
    [header('P') + details(A41, R42), /^answered$/],
    [header('R') + details(verdict(41, 'R', ''), R42), /^answered$/],
    [header('R'), /^answered$/],
    ['<Errors><Err><Code>600</Code></Err></Errors>', /^answered$/],
    [header('A') + details(A41), /1 verdicts on 2 comprobantes/],
    [header('A') + details(A41, A42, A42), /3 verdicts on 2/],
    [header('A') + details(A42, A41), /about other numbers/],
    [header('A') + details(A41, A41), /about other numbers/],
    [header('A') + details(A41, verdict(43, 'A', cae(CAE))), /about other numbers/],
    [header('A') + details(A41, verdict(42, 'A', '<CAE />')), /its code contradict/],
    [header('A') + details(A41, verdict(42, 'A', cae('7647123456789'))), /its code contradict/],
    [header('A') + details(A41, verdict(42, 'A', cae(`${CAE}0`))), /its code contradict/],
    [header('P') + details(A41, verdict(42, 'R', cae(CAE))), /its code contradict/],
    [header('R') + details(A41, R42), /the header and the verdicts/],
    [header('A') + details(A41, R42), /the header and the verdicts/],
    [header('P') + details(A41, A42), /the header and the verdicts/],
    [header('A') + details(verdict(41, 'R', ''), R42), /authorizes what no verdict does/],
    [header('A'), /authorizes what no verdict does/],
    [header('A', '<PtoVta>2</PtoVta><CbteTipo>6</CbteTipo>') + details(A41, A42), /another lane/],
    [header('A', '<PtoVta>1</PtoVta><CbteTipo>1</CbteTipo>') + details(A41, A42), /another lane/],
    [details(A41, A42), /another lane/],
    [header('A') + details(A41, `${A42}<CAE>76471234567892</CAE>`), /CAE: found more than once/],
    [header('A') + details(A41, A42) + details(R42), /FeDetResp: found more than once/],
    [header('A') + details(A41, `A${A42}`), /expected fields, found text/],
    [header('A') + details(A41, A42.replace('<CAE>', '<CAE>7<x/>')), /expected a value, found elements/],
  ];
  for (const [result, expected] of cases) assert.match(await told('FECAESolicitar', result, ask), expected);
});

test('a comprobante that was read is the one that was asked for, and its code is one', async () => {
  const FeCompConsReq = { PtoVta: 1, CbteTipo: 6, CbteNro: 42 };
  const ask = (arca: ArcaClient) => arca.wsfe.consultar({ auth, FeCompConsReq }, call);
  const found = (numbers: string, lane = '<PtoVta>1</PtoVta><CbteTipo>6</CbteTipo>', code = CAE) =>
    `<ResultGet>${numbers}<CodAutorizacion>${code}</CodAutorizacion>${lane}</ResultGet>`;
  const numbers = '<CbteDesde>42</CbteDesde><CbteHasta>42</CbteHasta>';
  const range = '<CbteDesde>40</CbteDesde><CbteHasta>45</CbteHasta>';
  assert.equal(await told('FECompConsultar', found(numbers), ask), 'answered');
  assert.equal(await told('FECompConsultar', found(range), ask), 'answered');
  assert.match(await told('FECompConsultar', found(numbers.replaceAll('42', '43')), ask), /another number/);
  assert.match(
    await told('FECompConsultar', found(numbers, '<PtoVta>2</PtoVta><CbteTipo>6</CbteTipo>'), ask),
    /lane/,
  );
  assert.match(await told('FECompConsultar', found(numbers, undefined, '7647123'), ask), /fourteen digits/);
});

test('a last number is that of the lane that was asked about; with errors it says nothing', async () => {
  const ask = (arca: ArcaClient) => arca.wsfe.ultimoAutorizado({ auth, PtoVta: 1, CbteTipo: 6 }, call);
  const last = (lane: string) => `${lane}<CbteNro>41</CbteNro>`;
  const errors = '<Errors><Err><Code>600</Code></Err></Errors>';
  const ultimo = 'FECompUltimoAutorizado';
  assert.equal(await told(ultimo, last('<PtoVta>1</PtoVta><CbteTipo>6</CbteTipo>'), ask), 'answered');
  assert.equal(
    await told(ultimo, last('<PtoVta>0</PtoVta><CbteTipo>0</CbteTipo>') + errors, ask),
    'answered',
  );
  assert.match(await told(ultimo, last('<PtoVta>3</PtoVta><CbteTipo>6</CbteTipo>'), ask), /another lane/);
});

test('a CAEA, and what is informed under it, are those that were asked for', async () => {
  const fortnight = { auth, Periodo: 202612, Orden: 1 };
  const given = (more: string) => `<ResultGet><CAEA>36485756395738</CAEA>${more}</ResultGet>`;
  const mine = '<Periodo>202612</Periodo><Orden>1</Orden>';
  for (const [operation, ask] of [
    ['FECAEASolicitar', (arca: ArcaClient) => arca.wsfe.solicitarCaea(fortnight, call)],
    ['FECAEAConsultar', (arca: ArcaClient) => arca.wsfe.consultarCaea(fortnight, call)],
  ] as const) {
    assert.equal(await told(operation, given(mine), ask), 'answered');
    const other = given(mine.replace('12', '11'));
    assert.match(await told(operation, other, ask), /another fortnight/);
  }
  const silent = (arca: ArcaClient) =>
    arca.wsfe.informarSinMovimiento({ auth, PtoVta: 4, CAEA: '36485756395738' }, call);
  const accepted = '<CAEA>36485756395738</CAEA><PtoVta>4</PtoVta><Resultado>A</Resultado>';
  assert.equal(await told('FECAEASinMovimientoInformar', accepted, silent), 'answered');
  const elsewhere = accepted.replace('>4<', '>5<');
  assert.match(await told('FECAEASinMovimientoInformar', elsewhere, silent), /another punto de venta/);

  const informed = { ...invoice(41), CAEA: '36485756395738' };
  const FeCAEARegInfReq = { FeCabReq: { CantReg: 1, PtoVta: 1, CbteTipo: 6 }, FeDetReq: [informed] };
  const inform = (arca: ArcaClient) => arca.wsfe.informarCaea({ auth, FeCAEARegInfReq }, call);
  const verdictOn = (code: string) =>
    `${header('A')}<FeDetResp><FECAEADetResponse>${verdict(41, 'A', `<CAEA>${code}</CAEA>`)}</FECAEADetResponse></FeDetResp>`;
  assert.equal(await told('FECAEARegInformativo', verdictOn('36485756395738'), inform), 'answered');
  assert.match(await told('FECAEARegInformativo', verdictOn('36485756395739'), inform), /contradict/);
});
