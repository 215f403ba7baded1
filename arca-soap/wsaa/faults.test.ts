import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { createTestPair } from '../loopback/certificate.ts';
import { granted, logInAgainst, NOW, refused, ticketXml } from '../loopback/wsaa.ts';
import { measureClockSkew } from '../transport/clock-skew.ts';
import { FAULT_WORDS } from './fault-words.ts';
import { WsaaFault } from './faults.ts';

const pair = await createTestPair();

/** Every code of the specification, with ARCA's words where they are known, and how long to wait. */
const FAULTS: readonly (readonly [code: string, words: string, retryAfterMs: number | null])[] = [
  ['coe.notAuthorized', 'Computador no autorizado a acceder al servicio', null],
  ['coe.alreadyAuthenticated', 'El CEE ya posee un TA valido para el acceso al WSN solicitado', 600_000],
  ['cms.bad', 'El CMS no es valido', null],
  ['cms.bad.base64', 'No se puede decodificar el BASE64', null],
  ['cms.cert.notFound', 'No se ha encontrado certificado de firmador', null],
  ['cms.sign.invalid', 'Firma inv&#xE1;lida o algoritmo no soportado', null],
  ['cms.cert.expired', 'Certificado expirado', null],
  ['cms.cert.invalid', 'Certificado con fecha de generacion posterior a la actual', null],
  ['cms.cert.untrusted', 'Certificado no emitido por AC de confianza', null],
  ['xml.bad', '', null],
  ['xml.source.invalid', '', null],
  ['xml.destination.invalid', '', null],
  ['xml.version.notSupported', '', null],
  ['xml.generationTime.invalid', '', null],
  ['xml.expirationTime.expired', '', null],
  ['xml.expirationTime.invalid', '', null],
  ['wsn.unavailable', '', 60_000],
  ['wsn.notFound', '', null],
  ['wsaa.unavailable', '', 60_000],
  ['wsaa.internalError', '', 60_000],
  // Its SOAP stack's own.
  ['Client.NoSOAPAction', 'no SOAPAction header!', null],
  ['Server.userException', 'java.lang.NullPointerException', 60_000],
];
const ABOUT_TIME = [
  'cms.cert.invalid',
  'xml.generationTime.invalid',
  'xml.expirationTime.expired',
  'xml.expirationTime.invalid',
];

type Where = 'homologacion' | 'produccion';
async function faultOf(code: string, words = '', date?: string, where?: Where): Promise<WsaaFault> {
  const headers = date === undefined ? {} : { date };
  const { outcome } = await logInAgainst({ status: 500, body: refused(code, words), headers }, pair, where);
  assert.ok(outcome instanceof WsaaFault, inspect(outcome));
  return outcome;
}

test('every fault is told apart and explained with its next step, in Spanish and in English', async () => {
  assert.deepEqual(FAULTS.map(([code]) => code).sort(), Object.keys(FAULT_WORDS).sort());
  const meanings = new Set<string>();
  for (const [code, words, retryAfterMs] of FAULTS) {
    const fault = await faultOf(code, words);
    assert.equal(fault.certainty, 'answered');
    assert.equal(fault.code, code);
    assert.equal(fault.fault.message, words.replace('&#xE1;', 'á'));
    assert.equal(fault.retryAfterMs, retryAfterMs, code);
    assert.equal(fault.exchange?.status, 500);
    for (const { es, en } of [fault.explanation, fault.nextStep]) {
      assert.match(es, /^[A-ZÁÉÍÓÚ¿«].{12,}\.$/, code);
      assert.match(en, /^[A-Z"].{12,}\.$/, code);
      assert.notEqual(es, en);
    }
    meanings.add(fault.explanation.es).add(fault.explanation.en);
  }
  assert.equal(meanings.size, 2 * FAULTS.length, 'no two codes share an explanation');
});

test('a code that nobody documented is a fault too, with the same parts', async () => {
  for (const code of ['never.seen', 'toString', '__proto__', '']) {
    const fault = await faultOf(code, 'Motivo');
    assert.equal(fault.code, code);
    assert.equal(fault.fault.message, 'Motivo');
    assert.equal(fault.retryAfterMs, 60_000);
    assert.ok(fault.explanation.es.length > 10 && fault.nextStep.en.length > 10);
  }
});

test('the next step is that of the environment: where certificates come from, and how long a lost ticket blocks', async () => {
  const homologacion = await faultOf('cms.cert.untrusted', '', undefined, 'homologacion');
  const produccion = await faultOf('cms.cert.untrusted', '', undefined, 'produccion');
  assert.match(homologacion.nextStep.es, /^Estás hablando con homologación: usá un certificado de WSASS/);
  assert.match(produccion.nextStep.es, /^Estás hablando con producción: .*Administración de Certificados/);
  assert.match((await faultOf('coe.notAuthorized')).nextStep.es, /WSASS/);
  assert.match((await faultOf('coe.notAuthorized', '', undefined, 'produccion')).nextStep.es, /Relaciones/);

  const lost = await faultOf('coe.alreadyAuthenticated', '', undefined, 'produccion');
  assert.equal(lost.retryAfterMs, 120_000);
  assert.match(lost.nextStep.es, /dos minutos/);
});

test('a fault about time tells how far the clock is from that of ARCA', async () => {
  const cases: [string, string, string][] = [
    ['Mon, 23 Nov 2026 01:30:00 GMT', 'Tu reloj está adelantado 30 minutos', '30 minutes ahead of'],
    ['Mon, 23 Nov 2026 02:00:45 GMT', 'Tu reloj está atrasado 46 segundos', '46 seconds behind'],
    ['Mon, 23 Nov 2026 07:00:00 GMT', 'Tu reloj está atrasado 5 horas', '5 hours behind'],
    ['Thu, 19 Nov 2026 02:00:00 GMT', 'Tu reloj está adelantado 4 días', '4 days ahead of'],
    ['Mon, 23 Nov 2026 02:00:00 GMT', 'Tu reloj coincide con el de ARCA.', "Your clock agrees with ARCA's."],
  ];
  for (const code of ABOUT_TIME) {
    for (const [date, es, en] of cases) {
      const { explanation } = await faultOf(code, '', date);
      assert.ok(explanation.es.includes(es), explanation.es);
      assert.ok(explanation.en.includes(en), explanation.en);
    }
  }
  const other = await faultOf('cms.bad', '', cases[0]?.[0]);
  assert.ok(!other.explanation.es.includes('reloj'));
  assert.equal(other.clockSkew?.aheadMs, 30 * 60_000 - 500, 'measured all the same');
});

test('a login that succeeds measures the clock as well', async () => {
  const headers = { date: 'Mon, 23 Nov 2026 01:55:00 GMT' };
  const { outcome } = await logInAgainst({ status: 200, body: granted(ticketXml), headers }, pair);
  assert.partialDeepStrictEqual(outcome, { clockSkew: { aheadMs: 299_500, uncertaintyMs: 500 } });
});

test('the measure bounds the truth by the second that ARCA tells and by the way there and back', () => {
  const dateHeader = 'Mon, 23 Nov 2026 02:00:00 GMT';
  // Sent at +3 s, back at +5 s by our clock: between 2 s and 5 s ahead.
  assert.deepEqual(measureClockSkew({ dateHeader, startedAt: NOW + 3_000, endedAt: NOW + 5_000 }), {
    aheadMs: 3_500,
    uncertaintyMs: 1_500,
  });
  for (const bad of [null, '', 'yesterday', '2026-11-23T02:00:00Z', 'Mon, 99 Nov 2026 02:00:00 GMT', '0']) {
    assert.equal(measureClockSkew({ dateHeader: bad, startedAt: NOW, endedAt: NOW }), null, String(bad));
  }
});
