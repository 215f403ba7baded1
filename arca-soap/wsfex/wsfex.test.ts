import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { type ArcaClient, createArcaClient } from '../client.ts';
import { InvalidValue } from '../codec/codec.ts';
import { endpointsOf } from '../endpoints.ts';
import { ArcaFailure } from '../failure.ts';
import { onEachRequest, serveHttp, serveRaw } from '../loopback/serve.ts';
import { parseEnvelope } from '../xml/envelope.ts';
import { UnreadableXml } from '../xml/reader.ts';
import { fexErrorOf } from './complaints.ts';
import type { FEXCmp } from './comprobante.ts';
import { wsfex } from './service.ts';

const auth = { token: 'dG9rZW4gb2YgdGhlIHRlc3Rz', sign: 'c2lnbiBvZiB0aGUgdGVzdHM=', cuit: '20267565393' };
const call = { deadline: Date.now() + 60_000 };

const Cmp: FEXCmp = {
  Id: '41',
  Fecha_cbte: '20261123',
  Cbte_Tipo: 19,
  Punto_vta: 7,
  Cbte_nro: 28,
  Tipo_expo: 2,
  Permiso_existente: '',
  Dst_cmp: 203,
  Cliente: 'Joao Da Silva',
  Cuit_pais_cliente: '50000000059',
  Domicilio_cliente: 'Rua 76, Alagoas',
  Moneda_Id: 'DOL',
  Moneda_ctz: '1490.5',
  Imp_total: '250.00',
  Forma_pago: '30 days',
  Idioma_cbte: 1,
  Items: [
    {
      Pro_ds: 'Consulting',
      Pro_qty: '1',
      Pro_umed: 7,
      Pro_precio_uni: '250',
      Pro_bonificacion: '0',
      Pro_total_item: '250.00',
    },
  ],
  Fecha_pago: '20261223',
};

const error = (code: number): string =>
  `<FEXErr><ErrCode>${code}</ErrCode><ErrMsg>words</ErrMsg></FEXErr><FEXEvents><EventCode>0</EventCode><EventMsg>Ok</EventMsg></FEXEvents>`;
const OK = error(0);
const CAE = '<Cae>76471234567890</Cae><Fch_venc_Cae>20261203</Fch_venc_Cae>';
const about = (id: string, type: number, punto: number, number: number): string =>
  `<Id>${id}</Id><Cuit>20267565393</Cuit><Cbte_tipo>${type}</Cbte_tipo><Punto_vta>${punto}</Punto_vta><Cbte_nro>${number}</Cbte_nro>`;
const verdict = (whose: string, rest: string): string => `<FEXResultAuth>${whose}${rest}</FEXResultAuth>`;
const MINE = about('41', 19, 7, 28);
const AUTHORIZED = verdict(MINE, `${CAE}<Resultado>A</Resultado><Reproceso>N</Reproceso>`);

const envelope = (operation: string, result: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response></s:Body></s:Envelope>`;

async function asking<T>(url: string, ask: (arca: ArcaClient) => Promise<T>): Promise<T> {
  const arca = createArcaClient({ endpoints: endpointsOf('homologacion', { wsfexv1: url }), now: Date.now });
  try {
    return await ask(arca);
  } finally {
    await arca.close();
  }
}

/** What became of the call when the operation's result reads so: `answered`, or the failure's words. */
async function told(operation: string, result: string, ask: (arca: ArcaClient) => Promise<unknown>) {
  await using server = await serveHttp(() => ({ status: 200, body: envelope(operation, result) }));
  try {
    await asking(server.url, ask);
    return 'answered';
  } catch (failure) {
    assert.ok(failure instanceof ArcaFailure, inspect(failure));
    assert.equal(`${failure.certainty} ${failure.reason}`, 'unknown unexpected_answer');
    return failure.message;
  }
}

test('an export counts as authorized only where the answer says so of the Id and number that were sent', async () => {
  const authorized = `${CAE}<Resultado>A</Resultado>`;
  const cases: [string, RegExp][] = [
    [AUTHORIZED + OK, /^answered$/],
    [verdict(about('0041', 19, 7, 28), authorized) + OK, /^answered$/],
    [verdict(MINE, '<Resultado>R</Resultado><Motivos_Obs>21</Motivos_Obs>') + OK, /^answered$/],
    [error(1667), /^answered$/],
    [verdict(about('0', 0, 0, 0), '') + error(1500), /^answered$/],
    [OK, /no error and no verdict/],
    [AUTHORIZED, /FEXErr: missing/],
    [verdict(MINE, CAE) + OK, /no error and no verdict/],
    [AUTHORIZED + error(1500), /an error and a code/],
    [verdict(about('42', 19, 7, 28), authorized) + OK, /another Id/],
    [verdict(about('41', 20, 7, 28), authorized) + OK, /another comprobante/],
    [verdict(about('41', 19, 8, 28), authorized) + OK, /another comprobante/],
    [verdict(about('41', 19, 7, 27), authorized) + OK, /another comprobante/],
    [verdict(MINE, '<Resultado>A</Resultado><Cae />') + OK, /its code contradict/],
    [verdict(MINE, '<Resultado>A</Resultado><Cae>7647123456789</Cae>') + OK, /its code contradict/],
    [verdict(MINE, `${CAE}<Resultado>R</Resultado>`) + OK, /its code contradict/],
    [verdict(MINE, `${CAE}<Resultado>P</Resultado>`) + OK, /expected A \| R/],
  ];
  for (const [result, expected] of cases) {
    assert.match(
      await told('FEXAuthorize', result, (arca) => arca.wsfex.autorizar({ auth, Cmp }, call)),
      expected,
    );
  }
});

test('what is looked up is believed only when it is what was asked for', async () => {
  const asked = { Cbte_tipo: 19, Punto_vta: 7, Cbte_nro: 28 };
  const consultar = (arca: ArcaClient) => arca.wsfex.consultar({ auth, Cmp: asked }, call);
  const ultimo = (arca: ArcaClient) =>
    arca.wsfex.ultimoAutorizado({ auth, Pto_venta: 7, Cbte_Tipo: 19 }, call);
  const ultimoId = (arca: ArcaClient) => arca.wsfex.ultimoId({ auth }, call);
  const found = (whose: string): string => `<FEXResultGet>${whose}${CAE}</FEXResultGet>`;
  const cases: [string, (arca: ArcaClient) => Promise<unknown>, string, RegExp][] = [
    ['FEXGetCMP', consultar, found(MINE) + OK, /^answered$/],
    ['FEXGetCMP', consultar, found(about('0', 0, 0, 0)) + error(1020), /^answered$/],
    ['FEXGetCMP', consultar, OK, /no error and no comprobante/],
    ['FEXGetCMP', consultar, found(about('41', 19, 7, 29)) + OK, /another comprobante/],
    ['FEXGetCMP', consultar, `<FEXResultGet>${MINE}</FEXResultGet>${OK}`, /fourteen digits/],
    [
      'FEXGetLast_CMP',
      ultimo,
      `<FEXResult_LastCMP><Cbte_nro>0</Cbte_nro></FEXResult_LastCMP>${OK}`,
      /^answered$/,
    ],
    ['FEXGetLast_CMP', ultimo, error(1000), /^answered$/],
    ['FEXGetLast_CMP', ultimo, OK, /no error and no number/],
    ['FEXGetLast_ID', ultimoId, OK, /no error and no number/],
  ];
  for (const [operation, ask, result, expected] of cases) {
    assert.match(await told(operation, result, ask), expected, result);
  }
});

test('an error is seen first: it is there in every answer, and nothing else is to be believed', async () => {
  const zeros = `<FEXResultGet>${about('0', 0, 0, 0)}</FEXResultGet>`;
  const body = envelope('FEXGetCMP', zeros + error(1020));
  await using server = await serveHttp(() => ({ status: 200, body }));
  const asked = { Cbte_tipo: 19, Punto_vta: 7, Cbte_nro: 28 };
  const { result } = await asking(server.url, (arca) => arca.wsfex.consultar({ auth, Cmp: asked }, call));
  assert.deepEqual(fexErrorOf(result), { ErrCode: 1020, ErrMsg: 'words' });
  assert.equal(fexErrorOf({ FEXErr: { ErrCode: 0, ErrMsg: 'OK' } }), undefined);
});

test('a lost answer is recovered by sending the very same request again: its Id makes that safe', async () => {
  const bodies: string[] = [];
  await using server = await serveRaw((socket) =>
    onEachRequest(socket, (body) => {
      bodies.push(body);
      if (bodies.length === 1) {
        socket.destroy();
        return;
      }
      const repeated = AUTHORIZED.replace('>N<', '>S<');
      const answer = envelope('FEXAuthorize', repeated + OK);
      socket.end(
        `HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: ${answer.length}\r\n\r\n${answer}`,
      );
    }),
  );
  await asking(server.url, async (arca) => {
    await assert.rejects(
      arca.wsfex.autorizar({ auth, Cmp }, call),
      (failure) => failure instanceof ArcaFailure && failure.certainty === 'unknown',
    );
    const { result } = await arca.wsfex.autorizar({ auth, Cmp }, call);
    assert.equal(result.FEXResultAuth?.Reproceso, 'S');
    assert.equal(result.FEXResultAuth?.Cae, '76471234567890');
  });
  assert.equal(bodies.length, 2);
  assert.equal(bodies[0], bodies[1]);
});

test('a damaged answer is read or refused, and never passes for the authorization of another comprobante', () => {
  const whole = envelope('FEXAuthorize', AUTHORIZED + OK);
  const pieces = fc.constantFrom(
    '',
    '<',
    '&amp;',
    '9',
    '</Id>',
    '<Id>7</Id>',
    ' xsi:nil="true"',
    '<Cae />',
    '\u0000',
  );
  const cut = fc.record({ at: fc.nat(whole.length), drop: fc.nat(30), put: fc.oneof(pieces, fc.string()) });
  const { resultFields, contradiction } = wsfex.operations.autorizar;
  let refused = 0;
  let authorized = 0;
  fc.assert(
    fc.property(fc.array(cut, { maxLength: 3 }), (cuts) => {
      const xml = cuts.reduce(
        (text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop),
        whole,
      );
      try {
        const content = parseEnvelope(xml);
        const result = content.kind === 'message' ? content.message.child('FEXAuthorizeResult') : undefined;
        if (!result) return;
        const read = resultFields.read(result) as Parameters<NonNullable<typeof contradiction>>[1];
        if (contradiction?.({ Cmp }, read) !== null || fexErrorOf(read)) return;
        if (read.FEXResultAuth?.Resultado !== 'A') return;
        authorized++;
        assert.equal(BigInt(read.FEXResultAuth.Id), 41n);
        assert.equal(read.FEXResultAuth.Cbte_nro, 28);
        assert.match(read.FEXResultAuth.Cae ?? '', /^\d{14}$/);
      } catch (failure) {
        if (!(failure instanceof UnreadableXml || failure instanceof InvalidValue)) throw failure;
        refused++;
      }
    }),
    { numRuns: 3000 },
  );
  assert.ok(refused > 0 && authorized > 0);
});
