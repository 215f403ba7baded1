import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format, inspect } from 'node:util';
import { Agent } from 'undici';
import { type ArcaClient, type ArcaClientOptions, createArcaClient } from './client.ts';
import { endpointsOf } from './endpoints.ts';
import { ArcaFailure } from './failure.ts';
import { createTestPair } from './loopback/certificate.ts';
import { OK } from './loopback/send.ts';
import { onEachRequest, serveRaw } from './loopback/serve.ts';
import { granted, SIGN, TOKEN, ticketXml } from './loopback/wsaa.ts';
import { AccessTicket } from './wsaa/access-ticket.ts';

const pair = await createTestPair();
/** A token that XML has to escape: nothing forbids it. */
const ODD = 'odd<token>&"never printed"&never-kept-anywhere';
const KEY_LINES = pair.privateKey.split('\n').filter((line) => /^[A-Za-z0-9+/]{64}$/.test(line));
const CANARIES = [TOKEN, SIGN, ODD, ODD.replace('&', '&amp;'), 'never-kept-anywhere', ...KEY_LINES];

/** Everything that a log, a console or a crash would show of a value, and of what it was caused by. */
function everythingShown(value: unknown): string {
  const shown = [
    inspect(value, { depth: 30, showHidden: true, maxStringLength: null }),
    format('%s %o %O %j', value, value, value, value),
    String(value),
    JSON.stringify(value, (_, one) => (typeof one === 'function' ? one.toString() : one)) ?? '',
  ];
  if (typeof value === 'object' && value !== null) {
    const own = Object.fromEntries(
      Object.getOwnPropertyNames(value).map((name) => [name, Reflect.get(value, name)]),
    );
    shown.push(inspect(own, { depth: 30, maxStringLength: null }), inspect({ ...value }));
  }
  if (value instanceof ArcaFailure) shown.push(inspect(value.exchange, { maxStringLength: null }));
  if (value instanceof Error) shown.push(value.stack ?? '', value.message);
  if (value instanceof Error && value.cause !== undefined) shown.push(everythingShown(value.cause));
  return shown.join('\n');
}

function assertHidden(value: unknown, name: string, more: readonly string[] = []): void {
  const shown = everythingShown(value);
  for (const canary of [...CANARIES, ...more]) {
    assert.ok(!shown.includes(canary), `${name} shows ${canary.slice(0, 12)}…\n${shown.slice(0, 4000)}`);
  }
}

const http = (status: number, body: string): string =>
  `HTTP/1.1 ${status} X\r\ncontent-type: text/xml; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const soap = (inside: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inside}</s:Body></s:Envelope>`;
const faultOf = (words: string): string =>
  soap(`<s:Fault><faultcode>s:Server</faultcode><faultstring>${words}</faultstring></s:Fault>`);

/** Ways in which an answer can fail to be one; each repeats what it was sent, or what it was to give. */
const ANSWERS: Readonly<Record<string, (echo: string) => string>> = {
  'soap_fault that repeats': (echo) => http(500, faultOf(`Error al convertir de Base64 al token: ${echo}`)),
  'http_status that repeats': (echo) => http(503, `<html>${echo}</html>`),
  'unreadable_answer that repeats': (echo) => http(200, `BL123 ${echo}`),
  'unexpected_answer that repeats': (echo) => http(200, soap(`<Other>${echo}</Other>`)),
  'connection_lost in the middle': (echo) => `${OK}content-length: 99999\r\n\r\n<a>${echo}`,
  'connection_lost by an answer that is not HTTP': (echo) => `${echo}\r\n${echo}\r\n\r\n`,
  'connection_lost by a head that is not one': (echo) => `HTTP/1.1 200 OK\r\n${echo}\u0000: ${echo}\r\n\r\n`,
  'response_too_large that repeats': (echo) => http(200, echo + 'x'.repeat(5_000)),
};

async function against(
  answer: (body: string) => string | null,
  use: (arca: ArcaClient) => Promise<unknown>,
  options: Partial<ArcaClientOptions> = {},
): Promise<unknown> {
  await using server = await serveRaw((socket) =>
    onEachRequest(socket, (body) => {
      const told = answer(body);
      if (told !== null) socket.end(told);
    }),
  );
  const endpoints = endpointsOf('homologacion', { wsaa: server.url, wsfev1: server.url });
  const arca = createArcaClient({ endpoints, now: Date.now, maxResponseBytes: 4_000, ...options });
  try {
    return await use(arca).catch((error: unknown) => error);
  } finally {
    assertHidden(arca, 'the client');
    await arca.close();
  }
}

const ask = (arca: ArcaClient, token: string, deadline = Date.now() + 60_000, signal?: AbortSignal) =>
  arca.wsfe.ultimoAutorizado(
    { auth: { token, sign: SIGN, cuit: '20267565393' }, PtoVta: 1, CbteTipo: 6 },
    { deadline, signal },
  );

function assertFailed(outcome: unknown, reason: string): void {
  assert.ok(outcome instanceof ArcaFailure, inspect(outcome));
  assert.equal(outcome.reason, reason);
}

test('a call that succeeds shows and keeps neither token nor sign, even where the answer repeats them', async () => {
  for (const token of [TOKEN, ODD]) {
    const escaped = token.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const result = `<PtoVta>1</PtoVta><CbteTipo>6</CbteTipo><CbteNro>41</CbteNro><Errors><Err><Code>600</Code><Msg>${escaped} ${SIGN}</Msg></Err></Errors>`;
    const message = `<FECompUltimoAutorizadoResponse><FECompUltimoAutorizadoResult>${result}</FECompUltimoAutorizadoResult></FECompUltimoAutorizadoResponse>`;
    const answer = await against(
      () => http(200, soap(message)),
      (arca) => ask(arca, token),
    );
    assert.partialDeepStrictEqual(answer, {
      result: { CbteNro: 41, Errors: [{ Msg: 'REDACTED REDACTED' }] },
    });
    assertHidden(answer, 'the answer');
  }
});

test('no kind of failure after sending shows or keeps what was sent', async () => {
  for (const [name, answer] of Object.entries(ANSWERS)) {
    for (const token of [TOKEN, ODD]) {
      const escaped = token.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      const outcome = await against(
        () => answer(`${escaped} ${SIGN}`),
        (arca) => ask(arca, token),
      );
      assertFailed(outcome, name.split(' ')[0] ?? '');
      assertHidden(outcome, name);
    }
  }
  const silent = await against(
    () => null,
    (arca) => ask(arca, TOKEN, Date.now() + 150),
  );
  assertFailed(silent, 'deadline_passed');
  assertHidden(silent, 'deadline_passed');
  const controller = new AbortController();
  const aborted = await against(
    () => {
      controller.abort();
      return null;
    },
    (arca) => ask(arca, TOKEN, undefined, controller.signal),
  );
  assertFailed(aborted, 'aborted');
  assertHidden(aborted, 'aborted');
});

test('no kind of failure before sending shows what was to be sent', async () => {
  const never = () => null;
  const unresolved = new Agent({
    connect: {
      lookup: (host, _, done) =>
        done(Object.assign(new Error(`ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), []),
    },
  });
  const cases: [string, Promise<unknown>][] = [
    ['invalid_request', against(never, (arca) => ask(arca, `${TOKEN}\u0000`))],
    ['invalid_request', against(never, (arca) => ask(arca, TOKEN.repeat(3_000)))],
    ['deadline_passed', against(never, (arca) => ask(arca, TOKEN, 0))],
    ['aborted', against(never, (arca) => ask(arca, TOKEN, undefined, AbortSignal.abort()))],
    ['client_closed', against(never, (arca) => arca.close().then(() => ask(arca, TOKEN)))],
    [
      'connection_refused',
      against(never, (arca) => ask(arca, TOKEN), {
        endpoints: endpointsOf('homologacion', { wsfev1: 'http://127.0.0.1:1/' }),
      }),
    ],
    [
      'dns_failed',
      against(never, (arca) => ask(arca, TOKEN), {
        dispatcher: unresolved,
        endpoints: endpointsOf('homologacion', { wsfev1: 'http://nowhere.invalid/' }),
      }),
    ],
  ];
  for (const [reason, outcome] of cases) {
    const failure = await outcome;
    assertFailed(failure, reason);
    assertHidden(failure, reason);
  }
  await unresolved.destroy();
});

test('a login shows and keeps neither key, signed request nor ticket, however it ends', async () => {
  const login = (arca: ArcaClient) =>
    arca.wsaa.login({ service: 'wsfe', ...pair }, { deadline: Date.now() + 60_000 });
  const sent: string[] = [];
  const cmsIn = (body: string): string => {
    const cms = /<in0>([^<]+)</.exec(body)?.[1] ?? '';
    sent.push(cms.slice(0, 60), cms.slice(-60));
    return cms;
  };
  const whole = await against((body) => {
    cmsIn(body);
    return http(200, granted(ticketXml));
  }, login);
  assert.ok(typeof whole === 'object' && whole !== null && 'ticket' in whole);
  assert.ok(whole.ticket instanceof AccessTicket && whole.ticket.token === TOKEN);
  assertHidden(whole, 'the answer', sent);
  assertHidden(whole.ticket, 'the ticket');
  assertHidden(whole.ticket.actingFor('20267565393'), 'credentials');
  assertHidden(new Error('a crash', { cause: whole.ticket }), 'a crash around a ticket');

  for (const [name, answer] of Object.entries(ANSWERS)) {
    const echo = (body: string) => `${cmsIn(body)} ${ticketXml.replace(/^<\?xml.*\?>/, '')}`;
    const outcome = await against((body) => answer(echo(body)), login, { maxResponseBytes: 9_000 });
    assert.ok(outcome instanceof ArcaFailure, name);
    assertHidden(outcome, name, sent);
  }
  for (const bad of [{ privateKey: pair.privateKey.slice(0, -200) }, { certificate: pair.privateKey }]) {
    const outcome = await against(
      () => null,
      (arca) => arca.wsaa.login({ service: 'wsfe', ...pair, ...bad }, { deadline: Date.now() + 60_000 }),
    );
    assertFailed(outcome, 'invalid_credentials');
    assertHidden(outcome, 'invalid_credentials');
  }
});
