import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { ArcaFailure } from '../failure.ts';
import { createTestPair } from '../loopback/certificate.ts';
import type { Reply } from '../loopback/serve.ts';
import { granted, logInAgainst, SIGN, TOKEN, ticketXml } from '../loopback/wsaa.ts';
import { missingReference, recordingsOf } from '../recordings/find-recordings.ts';
import { parseEnvelope } from '../xml/envelope.ts';
import { AccessTicket, readTicket } from './access-ticket.ts';
import type { LoginRequest } from './login.ts';

const pair = await createTestPair();
const other = await createTestPair();

const login = (reply: Reply, request: Partial<LoginRequest> = {}) =>
  logInAgainst(reply, { ...pair, ...request });

function failureIn(outcome: unknown): ArcaFailure {
  assert.ok(outcome instanceof ArcaFailure, inspect(outcome));
  return outcome;
}

function assertKeepsSecrets(value: unknown): void {
  const printed = [inspect(value, { depth: 20, showHidden: true, getters: false }), String(value)];
  const shown = `${printed.join()}${JSON.stringify(value)}${JSON.stringify(Object.assign({}, value))}`;
  for (const secret of [TOKEN, SIGN, pair.privateKey.split('\n')[1] ?? pair.privateKey]) {
    assert.ok(!shown.includes(secret), shown);
  }
}

test('credentials that cannot sign are refused before anything is sent, and never shown', async () => {
  const cases: Partial<LoginRequest>[] = [
    { certificate: 'garbage' },
    { certificate: '' },
    { privateKey: 'garbage' },
    { privateKey: pair.privateKey.replace(/\n[A-Za-z0-9+/]{10}/, '\n') },
    { privateKey: pair.certificate },
    { privateKey: other.privateKey },
  ];
  for (const bad of cases) {
    const { outcome, seen } = await login({ status: 200, body: granted(ticketXml) }, bad);
    const failure = failureIn(outcome);
    assert.equal(failure.certainty, 'not-sent');
    assert.equal(failure.reason, 'invalid_credentials');
    assert.equal(seen.length, 0);
    assertKeepsSecrets(failure);
  }
  const { outcome } = await login({ status: 200, body: '' }, { service: '<wsfe>' });
  assert.equal(failureIn(outcome).reason, 'invalid_request');
});

test('a login answers with the ticket, and neither it nor its exchange shows a secret', async () => {
  const { outcome, seen } = await login({ status: 200, body: granted(ticketXml) });
  assert.ok(typeof outcome === 'object' && outcome !== null && 'ticket' in outcome);
  const { ticket } = outcome;
  assert.ok(ticket instanceof AccessTicket);
  assert.equal(ticket.token, TOKEN);
  assert.equal(ticket.sign, SIGN);
  assert.equal(ticket.expiresAt - ticket.generatedAt, 12 * 3_600_000);
  assert.equal(ticket.generatedAt, Date.parse('2026-11-23T02:00:00.330Z'));
  assert.equal(ticket.destination, 'SERIALNUMBER=CUIT 20267565393, CN=localhost');
  const acting = ticket.actingFor('20267565393');
  assert.deepEqual([acting.token, acting.sign, acting.cuit], [TOKEN, SIGN, '20267565393']);
  for (const value of [outcome, ticket, acting, { ...ticket }, { ...acting }]) assertKeepsSecrets(value);

  const message = parseEnvelope(seen[0]?.body ?? '');
  assert.ok(message.kind === 'message');
  const cms = message.message.child('in0')?.text ?? '';
  assert.match(cms, /^[A-Za-z0-9+/]+=*$/);
  assert.ok(!inspect(outcome).includes(cms), 'a signed request could still be used');
  assert.equal(seen[0]?.soapAction, '""');
});

test('a ticket that arrives cut short or odd is an unknown outcome, and still shows no secret', async () => {
  const whole = granted(ticketXml);
  const cases = [
    whole.slice(0, whole.indexOf(SIGN) + 20),
    whole.slice(0, whole.indexOf(TOKEN) + 20),
    granted(ticketXml.replace('expirationTime>', 'wrong>')),
    granted(ticketXml.replace('2026-11-22T23', 'noon')),
    granted(ticketXml.replace(/<sign>.*<\/sign>/, '<sign> </sign>')),
    granted('nothing'),
    `<a>${ticketXml.slice(ticketXml.indexOf('<login'))}</a>`,
  ];
  for (const body of cases) {
    const { outcome } = await login({ status: 200, body });
    const failure = failureIn(outcome);
    assert.equal(failure.certainty, 'unknown');
    assertKeepsSecrets(failure);
    assertKeepsSecrets(failure.exchange);
    for (const secret of [TOKEN, SIGN]) {
      assert.ok(
        !failure.exchange?.responseXml?.includes(secret.slice(0, 20)),
        failure.exchange?.responseXml ?? '',
      );
    }
  }
});

const skip = missingReference();

test('the recorded WSAA exchanges decode', { skip }, async () => {
  const recordings = recordingsOf('wsaa');
  assert.equal(recordings.length, 2);
  for (const recording of recordings) {
    const content = parseEnvelope(recording.response_body);
    if (content.kind === 'fault') {
      assert.equal(content.fault.code, 'coe.alreadyAuthenticated');
      continue;
    }
    const ticket = readTicket(content.message.child('loginCmsReturn')?.text ?? '');
    assert.equal(ticket.generatedAt, Date.parse('2021-06-19T15:24:19.330Z'));
    assert.equal(ticket.expiresAt, Date.parse('2021-06-20T03:24:19.330Z'));
    assert.equal(ticket.source, 'CN=wsaahomo, O=AFIP, C=AR, SERIALNUMBER=CUIT 33693450239');
  }
});
