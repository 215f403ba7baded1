import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { type ArcaClient, createArcaClient } from '../client.ts';
import { endpointsOf } from '../endpoints.ts';
import { ArcaFailure, ArcaSoapFault } from '../failure.ts';
import { type Reply, type Seen, serveHttp } from '../loopback/serve.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const TOKEN = 'VE9LRU4tdGhhdC1tdXN0LW5ldmVyLWJlLXByaW50ZWQ=';
const SIGN = 'U0lHTi10aGF0LW11c3QtbmV2ZXItYmUtcHJpbnRlZA==';
const auth = { token: TOKEN, sign: SIGN, cuit: '20267565393' };
const call = { deadline: NOW + 10_000 };

const soap = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;
const ultimo = (inner: string): string =>
  soap(
    `<FECompUltimoAutorizadoResponse xmlns="http://ar.gov.afip.dif.FEV1/"><FECompUltimoAutorizadoResult>${inner}</FECompUltimoAutorizadoResult></FECompUltimoAutorizadoResponse>`,
  );
const NUMBER = '<PtoVta>1</PtoVta><CbteTipo>6</CbteTipo><CbteNro>41</CbteNro>';

async function against<T>(reply: Reply, use: (arca: ArcaClient) => Promise<T>) {
  const seen: Seen[] = [];
  await using server = await serveHttp((asked) => {
    seen.push(asked);
    return reply;
  });
  const urls = { wsfev1: server.url, ws_sr_constancia_inscripcion: server.url };
  const arca = createArcaClient({ endpoints: endpointsOf('homologacion', urls), now: () => NOW });
  try {
    return { outcome: await use(arca).catch((error: unknown) => error), seen };
  } finally {
    await arca.close();
  }
}

const askUltimo = (arca: ArcaClient) => arca.wsfe.ultimoAutorizado({ auth, PtoVta: 1, CbteTipo: 6 }, call);

function failureIn(outcome: unknown): ArcaFailure {
  assert.ok(outcome instanceof ArcaFailure, inspect(outcome));
  return outcome;
}

test('an answer comes with its exchange, and the exchange without secrets', async () => {
  const date = 'Mon, 23 Nov 2026 12:00:01 GMT';
  const reply = { status: 200, body: ultimo(NUMBER), headers: { date } };
  const { outcome, seen } = await against(reply, askUltimo);
  assert.partialDeepStrictEqual(outcome, {
    result: { PtoVta: 1, CbteTipo: 6, CbteNro: 41, Errors: [], Events: [] },
    exchange: {
      service: 'wsfev1',
      operation: 'FECompUltimoAutorizado',
      status: 200,
      dateHeader: date,
      startedAt: NOW,
      endedAt: NOW,
      responseXml: ultimo(NUMBER),
    },
  });
  assert.equal(seen[0]?.soapAction, '"http://ar.gov.afip.dif.FEV1/FECompUltimoAutorizado"');
  assert.ok(seen[0]?.body.includes(`<Token>${TOKEN}</Token><Sign>${SIGN}</Sign>`));
  assert.ok(!inspect(outcome).includes(TOKEN) && !inspect(outcome).includes(SIGN));
  assert.match(inspect(outcome), /<Token>REDACTED<\/Token><Sign>REDACTED<\/Sign><Cuit>20267565393<\/Cuit>/);
});

test('what is not a SOAP answer is an unknown outcome, whatever its status', async () => {
  const cases: [string, Reply, string][] = [
    ['an HTML 500', { status: 500, body: '<html><body>Runtime Error</body></html>' }, 'http_status'],
    ['a plain text 503', { status: 503, body: 'Service Unavailable' }, 'http_status'],
    ['a 502 with HTML that is not XML', { status: 502, body: '<html><br></html>' }, 'http_status'],
    ['an empty 400', { status: 400, body: '' }, 'http_status'],
    ['a redirect', { status: 302, body: '' }, 'http_status'],
    ['a message with 500', { status: 500, body: ultimo(NUMBER) }, 'http_status'],
    ['a masked 500', { status: 200, body: 'BL1234567890123 2026-10-02 10:00:00 500' }, 'unreadable_answer'],
    ['truncated XML', { status: 200, body: ultimo(NUMBER).slice(0, -40) }, 'unreadable_answer'],
    ['nothing', { status: 200, body: '' }, 'unreadable_answer'],
    ['XML that is no envelope', { status: 200, body: '<ok/>' }, 'unreadable_answer'],
    ['an envelope without message', { status: 200, body: soap('') }, 'unreadable_answer'],
    ['two messages', { status: 200, body: soap('<a/><b/>') }, 'unreadable_answer'],
    ['a DTD', { status: 200, body: `<!DOCTYPE a>${ultimo(NUMBER).slice(38)}` }, 'unreadable_answer'],
    ['another answer', { status: 200, body: soap('<FEDummyResponse/>') }, 'unexpected_answer'],
    [
      "another operation's answer",
      { status: 200, body: ultimo(NUMBER).replaceAll('FECompUltimoAutorizadoResponse', 'FEOtherResponse') },
      'unexpected_answer',
    ],
    ['no result', { status: 200, body: soap('<FECompUltimoAutorizadoResponse/>') }, 'unexpected_answer'],
    ['half a result', { status: 200, body: ultimo('<PtoVta>1</PtoVta>') }, 'unexpected_answer'],
    ['a number that is none', { status: 200, body: ultimo(NUMBER.replace('41', 'x')) }, 'unexpected_answer'],
  ];
  for (const [name, reply, reason] of cases) {
    const failure = failureIn((await against(reply, askUltimo)).outcome);
    assert.equal(`${failure.certainty} ${failure.reason}`, `unknown ${reason}`, name);
    assert.equal(failure.exchange?.status, reply.status, name);
    assert.equal(failure.exchange?.responseXml, reply.body, name);
    assert.ok(!inspect(failure, { showHidden: true, depth: 9 }).includes(TOKEN));
  }
});

test('a SOAP Fault is an answer, in the ways that all of its stacks write it', async () => {
  const cases: [Reply, string, string][] = [
    [
      {
        status: 500,
        body: soap(
          '<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Token malformado</faultstring></soap:Fault>',
        ),
      },
      'Server',
      'Token malformado',
    ],
    [
      {
        status: 500,
        body: soap(
          '<n:Fault xmlns:n="u"><faultcode>ns3: Receiver</faultcode><faultstring> vencido </faultstring></n:Fault>',
        ),
      },
      'Receiver',
      'vencido',
    ],
    [{ status: 200, body: soap('<soap:Fault/>') }, '', ''],
    [
      {
        status: 500,
        body: soap('<Fault><Code><Value>soap:Sender</Value></Code><Reason><Text>no</Text></Reason></Fault>'),
      },
      'Sender',
      'no',
    ],
  ];
  for (const [reply, code, message] of cases) {
    const { outcome } = await against(reply, (arca) =>
      arca.constancia.personaV2({ auth, idPersona: '20201797064' }, call),
    );
    assert.ok(outcome instanceof ArcaSoapFault);
    assert.equal(outcome.certainty, 'answered');
    assert.deepEqual([outcome.fault.code, outcome.fault.message], [code, message]);
    assert.equal(outcome.exchange?.status, reply.status);
  }
});

test('a token that ARCA repeats is kept nowhere', async () => {
  const words = `Error al convertir de Base64 al token: ${TOKEN}`;
  const errors = `<Errors><Err><Code>600</Code><Msg>${words}</Msg></Err></Errors>`;
  const zeros = '<PtoVta>0</PtoVta><CbteTipo>0</CbteTipo><CbteNro>0</CbteNro>';
  const { outcome } = await against({ status: 200, body: ultimo(zeros + errors) }, askUltimo);
  assert.ok(!inspect(outcome, { depth: 9 }).includes(TOKEN));
  assert.match(inspect(outcome, { depth: 9 }), /token: REDACTED/);
  const fault = soap(`<soap:Fault><faultcode>c</faultcode><faultstring>${words}</faultstring></soap:Fault>`);
  const failure = failureIn((await against({ status: 500, body: fault }, askUltimo)).outcome);
  assert.ok(!inspect(failure, { depth: 9, showHidden: true }).includes(TOKEN));
  assert.ok(!failure.exchange?.responseXml?.includes(TOKEN));
});

test('a bad request is refused before anything is sent, by its path and without its values', async () => {
  const { outcome, seen } = await against({ status: 200, body: '' }, async (arca) => {
    const attempts: [Promise<unknown>, RegExp][] = [
      [arca.wsfe.ultimoAutorizado({ auth, PtoVta: 1, CbteTipo: 1000 }, call), /CbteTipo: more than 3 digits/],
      [
        arca.wsfe.ultimoAutorizado({ auth: { ...auth, token: '' }, PtoVta: 1, CbteTipo: 1 }, call),
        /Token: expected text that is not empty/,
      ],
      [
        arca.wsfe.ultimoAutorizado(
          { auth: { ...auth, sign: `${SIGN}\u0000` }, PtoVta: 1, CbteTipo: 1 },
          call,
        ),
        /Sign: character U\+0000/,
      ],
      [arca.constancia.persona({ auth: { ...auth, cuit: 'x' }, idPersona: '1' }, call), /expected digits/],
      [Reflect.apply(arca.wsfe.ultimoAutorizado, null, [null, call]), /Token: expected text/],
      [Reflect.apply(arca.wsfe.dummy, null, ['x', call]), /expected fields/],
      [Reflect.apply(arca.wsfe.ultimoAutorizado, null, [{ PtoVta: 1 }, call]), /Token: expected text/],
      [
        Reflect.apply(arca.wsfe.tiposIva, null, [{ auth, __proto__: null, nope: 1 }, call]),
        /nope: no such field/,
      ],
    ];
    for (const [attempt, words] of attempts) {
      const failure = failureIn(await attempt.catch((error: unknown) => error));
      assert.equal(`${failure.certainty} ${failure.reason}`, 'not-sent invalid_request');
      assert.match(failure.message, words);
      assert.equal(failure.exchange, null);
      assert.ok(!inspect(failure, { showHidden: true }).includes(SIGN));
    }
  });
  assert.equal(outcome, undefined);
  assert.equal(seen.length, 0);
});

test('a failure without an answer says so and carries what was sent', async () => {
  const { outcome } = await against({ status: 200, body: 'x'.repeat(2 ** 24 + 1) }, askUltimo);
  const failure = failureIn(outcome);
  assert.equal(`${failure.certainty} ${failure.reason}`, 'unknown response_too_large');
  assert.match(failure.exchange?.requestXml ?? '', /<PtoVta>1<\/PtoVta>/);

  const late = await against({ status: 200, body: '' }, (arca) => arca.wsfe.dummy({}, { deadline: NOW }));
  assert.equal(failureIn(late.outcome).certainty, 'not-sent');
  assert.equal(failureIn(late.outcome).exchange, null);
});

test('every address can be replaced, and only by an http(s) address', () => {
  const replaced = endpointsOf('produccion', { wsaa: 'http://localhost:1/x' });
  assert.equal(replaced.urls.wsaa, 'http://localhost:1/x');
  assert.equal(replaced.urls.wsfev1, 'https://servicios1.afip.gov.ar/wsfev1/service.asmx');
  for (const bad of ['', 'localhost', 'ftp://x/', 'file:///etc/passwd', 'http://']) {
    assert.throws(() => endpointsOf('produccion', { wsfev1: bad }), TypeError, bad);
  }
});
