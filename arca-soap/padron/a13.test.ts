import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createArcaClient } from '../client.ts';
import { endpointsOf } from '../endpoints.ts';
import { ArcaSoapFault } from '../failure.ts';
import { type Reply, type Seen, serveHttp } from '../loopback/serve.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const call = { deadline: NOW + 10_000 };
const auth = { token: 'dG9rZW4gb2YgdGhlIHRlc3Rz', sign: 'c2lnbiBvZiB0aGUgdGVzdHM=', cuit: '20267565393' };

/** Written from the WSDL, in the alphabetical order CXF uses: no A13 exchange has been recorded. */
const answer = (operation: string, inner: string): string =>
  `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><ns2:${operation}Response xmlns:ns2="http://a13.soap.ws.server.puc.sr/">${inner}</ns2:${operation}Response></soap:Body></soap:Envelope>`;

async function a13(reply: Reply) {
  const seen: Seen[] = [];
  const server = await serveHttp((asked) => {
    seen.push(asked);
    return reply;
  });
  const endpoints = endpointsOf('homologacion', { ws_sr_padron_a13: server.url });
  const arca = createArcaClient({ endpoints, now: () => NOW });
  return {
    seen,
    padronA13: arca.padronA13,
    async [Symbol.asyncDispose]() {
      await arca.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

test('a document finds all of its CUITs, none, or one', async () => {
  const many = '<idPersona>20201797064</idPersona><idPersona>23201797069</idPersona>';
  const cases: [string, string[]][] = [
    [many, ['20201797064', '23201797069']],
    ['<idPersona>20201797064</idPersona>', ['20201797064']],
    ['<metadata><servidor>setiwsh2</servidor></metadata>', []],
  ];
  for (const [inner, ids] of cases) {
    const body = answer('getIdPersonaListByDocumento', `<idPersonaListReturn>${inner}</idPersonaListReturn>`);
    await using server = await a13({ status: 200, body });
    const { result } = await server.padronA13.idsPorDocumento({ auth, documento: '20179706' }, call);
    assert.deepEqual(result.idPersona, ids);
    const sent = server.seen[0];
    assert.equal(sent?.soapAction, '""');
    assert.ok(
      sent?.body.includes(
        `<m:getIdPersonaListByDocumento xmlns:m="http://a13.soap.ws.server.puc.sr/"><token>${auth.token}</token><sign>${auth.sign}</sign><cuitRepresentada>20267565393</cuitRepresentada><documento>20179706</documento></m:getIdPersonaListByDocumento>`,
      ),
    );
  }
});

test('a person comes with every address, and without what ARCA left out', async () => {
  const persona =
    '<persona><apellido>PÉREZ</apellido><domicilio><direccion>LARREA 1</direccion><idProvincia>0</idProvincia><tipoDomicilio>FISCAL</tipoDomicilio></domicilio><domicilio><tipoDomicilio>LEGAL/REAL</tipoDomicilio></domicilio><estadoClave>ACTIVO</estadoClave><idPersona>20201797064</idPersona></persona>';
  const body = answer('getPersona', `<personaReturn>${persona}</personaReturn>`);
  await using server = await a13({ status: 200, body });
  const { result } = await server.padronA13.persona({ auth, idPersona: '20201797064' }, call);
  assert.deepEqual(result.persona, {
    apellido: 'PÉREZ',
    claveInactivaAsociada: [],
    domicilio: [
      { direccion: 'LARREA 1', idProvincia: 0, tipoDomicilio: 'FISCAL' },
      { tipoDomicilio: 'LEGAL/REAL' },
    ],
    estadoClave: 'ACTIVO',
    idPersona: '20201797064',
  });
});

test('an unknown key is a fault with the words of ARCA', async () => {
  const words = 'La Clave (CUIT/CUIL) consultada es inexistente';
  const body = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>${words}</faultstring><detail/></soap:Fault></soap:Body></soap:Envelope>`;
  await using server = await a13({ status: 500, body });
  await assert.rejects(
    server.padronA13.persona({ auth, idPersona: '20000000001' }, call),
    (error) => error instanceof ArcaSoapFault && error.fault.message === words,
  );
});
