// A login is the first thing a client gets wrong, so every documented refusal has a test.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { childText, readXml } from '../soap/read-xml.ts';
import { type Bench, NOON, openBench, post } from '../testing/client.ts';
import { makeTra, signCms } from '../testing/sign-login.ts';
import { WSAA_FAULTS, type WsaaFaultCode } from './faults.ts';

let bench: Bench;
let foreign: Bench;
before(async () => {
  bench = await openBench();
  foreign = await openBench();
});
after(() => Promise.all([bench.close(), foreign.close()]));

const code = (reply: {
  readonly body: Bench extends never ? never : Awaited<ReturnType<Bench['login']>>['body'];
}) => childText(reply.body, 'faultcode')?.replace('ns1:', '');

test('a login signed with an issued certificate gives a ticket of twelve hours', async () => {
  const reply = await bench.login('wscdc', { sign: { withAttributes: true } });
  assert.equal(reply.status, 200);
  const ticket = readXml(childText(reply.body, 'loginCmsReturn') ?? '');
  const header = ticket.children[0];
  assert.equal(childText(header, 'destination'), 'SERIALNUMBER=CUIT 30000000147, CN=pruebas');
  assert.equal(childText(header, 'generationTime'), '2026-11-18T12:00:00.250-03:00');
  assert.equal(childText(header, 'expirationTime'), '2026-11-19T00:00:00.250-03:00');
  assert.match(
    Buffer.from(childText(ticket.children[1], 'token') ?? '', 'base64').toString(),
    /relation key="30000000147"/,
  );
});

test('a second login is refused inside the replay window and granted after it', async () => {
  const inside = await openBench();
  try {
    assert.equal((await inside.login('wsfe')).status, 200);
    inside.simulator.control.advanceClock(119_000);
    assert.equal(code(await inside.login('wsfe')), 'coe.alreadyAuthenticated');
    assert.equal((await inside.login('wscdc')).status, 200, 'another service is another ticket');
    inside.simulator.control.advanceClock(1_000);
    assert.equal((await inside.login('wsfe')).status, 200);
  } finally {
    await inside.close();
  }
});

test('with the window of the ticket a second login waits for the whole life of the first', async () => {
  const strict = await openBench({ replayWindow: 'ticket' });
  try {
    await strict.login('wsfe');
    strict.simulator.control.advanceClock(12 * 3_600_000 - 1);
    assert.equal(code(await strict.login('wsfe')), 'coe.alreadyAuthenticated');
    strict.simulator.control.advanceClock(1);
    assert.equal((await strict.login('wsfe')).status, 200);
  } finally {
    await strict.close();
  }
});

const later = (minutes: number): string => new Date(NOON.getTime() + minutes * 60_000).toISOString();

const BAD_REQUESTS: readonly (readonly [WsaaFaultCode, string])[] = [
  ['xml.bad', 'not xml'],
  ['xml.bad', makeTra('wsfe', NOON, { uniqueId: '4294967296' })],
  ['xml.version.notSupported', makeTra('wsfe', NOON, { version: '2.0' })],
  ['xml.source.invalid', makeTra('wsfe', NOON, { source: 'serialNumber=CUIT 20000000168,cn=otro' })],
  ['xml.destination.invalid', makeTra('wsfe', NOON, { destination: 'cn=otro,o=afip,c=ar' })],
  ['xml.generationTime.invalid', makeTra('wsfe', NOON, { generationTime: later(1) })],
  ['xml.generationTime.invalid', makeTra('wsfe', NOON, { generationTime: later(-24 * 60 - 1) })],
  ['xml.expirationTime.expired', makeTra('wsfe', NOON, { expirationTime: later(-1) })],
  ['xml.expirationTime.invalid', makeTra('wsfe', NOON, { expirationTime: later(24 * 60 + 1) })],
  ['wsn.notFound', makeTra('wsnada', NOON)],
];

for (const [expected, tra] of BAD_REQUESTS) {
  test(`a request that deserves ${expected} gets it (${tra.length} characters)`, async () => {
    const reply = await bench.login('wsfe', { tra });
    assert.equal(reply.status, 500);
    assert.equal(code(reply), expected);
    assert.match(reply.text, /gov\.afip\.desein\.dvadac\.sua\.view\.wsaa\.LoginFault/);
  });
}

test('source and destination that are right are accepted in any order and case', async () => {
  const tra = makeTra('wsct', NOON, {
    source: 'cn=pruebas,SERIALNUMBER=CUIT 30000000147',
    destination: 'C=ar,O=AFIP,cn=wsaahomo,serialNumber=CUIT 33693450239',
  });
  assert.equal((await bench.login('wsct', { tra })).status, 200);
});

test('each defect of the CMS has its own fault', async () => {
  const tra = makeTra('wsfe', NOON);
  const send = (in0: string) => post(bench.urls.wsaa, `<loginCms><in0>${in0}</in0></loginCms>`, '');
  assert.equal(code(await send('***')), 'cms.bad.base64');
  assert.equal(code(await send('')), 'cms.bad.base64');
  assert.equal(code(await send('AAAA')), 'cms.bad');
  const certificate = bench.certificate();
  const sign = (options: object) => send(signCms(tra, bench.key.privateKey, certificate, options));
  assert.equal(code(await sign({ withoutCertificate: true })), 'cms.cert.notFound');
  assert.equal(code(await sign({ breakSignature: true })), 'cms.sign.invalid');
  assert.equal(code(await sign({ breakSignature: true, withAttributes: true })), 'cms.sign.invalid');
  assert.equal(code(await bench.login('wsfe', { certificate: foreign.certificate() })), 'cms.cert.untrusted');
});

test('a certificate is refused before its first day and after its last', async () => {
  const moved = await openBench();
  try {
    const certificate = moved.certificate();
    moved.simulator.control.advanceClock(3 * 365 * 86_400_000);
    assert.equal(code(await moved.login('wsfe', { certificate })), 'cms.cert.expired');
    moved.simulator.control.advanceClock(-6 * 365 * 86_400_000);
    assert.equal(code(await moved.login('wsfe', { certificate })), 'cms.cert.invalid');
  } finally {
    await moved.close();
  }
});

test('without its own authorisation a certificate needs a delegation', async () => {
  const strict = await openBench({ ownCuitAuthorized: false });
  try {
    assert.equal(code(await strict.login('wsfe')), 'coe.notAuthorized');
    strict.simulator.control.delegate({
      certificate_cuit: '30000000147',
      cuit: '20000000168',
      service: 'wsfe',
    });
    assert.equal((await strict.login('wsfe')).status, 200);
  } finally {
    await strict.close();
  }
});

test('certificates of any authority pass when that is asked for', async () => {
  const open = await openBench({ acceptAnyCertificate: true });
  try {
    assert.equal((await open.login('wsfe', { certificate: foreign.certificate() })).status, 200);
  } finally {
    await open.close();
  }
});

test('the door keeps the manners of Axis', async () => {
  const without = await post(bench.urls.wsaa, '<loginCms/>', undefined);
  assert.equal(childText(without.body, 'faultcode'), 'ns1:Client.NoSOAPAction');
  const empty = await post(bench.urls.wsaa, '<loginCms/>', '');
  assert.match(childText(empty.body, 'faultstring') ?? '', /NullPointerException/);
  const certificate = bench.certificate();
  const reply = await bench.login('wsfe', { certificate, sign: { breakSignature: true } });
  assert.match(reply.text, /Firma inv&#xE1;lida/);
  const wsdl = await (await fetch(`${bench.urls.wsaa}?wsdl`)).text();
  assert.ok(wsdl.includes(`location="${bench.urls.wsaa}"`));
});

test('every documented code has a text', () => {
  assert.equal(Object.keys(WSAA_FAULTS).length, 20);
});

test('a CMS that is spoiled anywhere in its bytes is refused, unless nobody signed that byte, and never a defect', async () => {
  const defects: unknown[] = [];
  const granted: number[] = [];
  const spoiled = await openBench({ replayWindow: 0, onDefect: (error) => void defects.push(error) });
  try {
    const cms = signCms(makeTra('wsbfe', NOON), spoiled.key.privateKey, spoiled.certificate());
    const bytes = Buffer.from(cms, 'base64');
    for (let place = 0; place < bytes.length; place += 7) {
      const copy = Buffer.from(bytes);
      copy[place] = (copy[place] ?? 0) ^ 0xff;
      const { status, text } = await post(
        spoiled.urls.wsaa,
        `<loginCms xmlns="http://wsaa.view.sua.dvadac.desein.afip.gov"><in0>${copy.toString('base64')}</in0></loginCms>`,
        '',
      );
      assert.deepEqual(defects, [], `byte ${place}`);
      if (status === 500) assert.match(text, /Fault>/);
      else granted.push(place);
    }
    // Algorithms and the issuer are named beside what is signed: one place in fifteen.
    assert.ok(granted.length <= 14, `granted with byte ${granted} spoiled`);
  } finally {
    await spoiled.close();
  }
});

test('a second login is refused for as long as the window says: none, two minutes, ten, or the life of the ticket', async () => {
  const windows = [
    [0, 0],
    [120_000, 120_000],
    [600_000, 600_000],
    ['ticket', 12 * 3_600_000],
  ] as const;
  for (const [replayWindow, milliseconds] of windows) {
    const own = await openBench({ replayWindow });
    try {
      assert.equal((await own.login('wsbfe')).status, 200);
      own.simulator.control.freezeClock(NOON);
      if (milliseconds > 0) {
        own.simulator.control.advanceClock(milliseconds - 1000);
        assert.match((await own.login('wsbfe')).text, /coe\.alreadyAuthenticated/, String(replayWindow));
        own.simulator.control.advanceClock(1000);
      }
      assert.equal((await own.login('wsbfe')).status, 200, String(replayWindow));
    } finally {
      await own.close();
    }
  }
});
