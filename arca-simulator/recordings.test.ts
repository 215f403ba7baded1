// Real answers are the only judge of a pretended ARCA: they are replayed and compared.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Control } from './control/control.ts';
import { child, readXml, type XmlNode } from './soap/read-xml.ts';
import { type Bench, openBench } from './testing/client.ts';
import {
  instantOf,
  listRecordings,
  mask,
  missing,
  type Recording,
  readRecording,
} from './testing/recordings.ts';

const CUIT = '20267565393';
const skip = missing !== undefined && process.env['CI'] !== 'true' ? missing : false;

type Arrange = (control: Control) => void;

const lastOf =
  (punto_de_venta: number, type: number, number: number, CbteFch: string): Arrange =>
  (control) =>
    void control.authorizeElsewhere({ cuit: CUIT, punto_de_venta, type, number, detail: { CbteFch } });

// The receiver of the approved recordings was a monotributista.
const receiver: Arrange = (control) =>
  void control.putPerson({ cuit: '30000000007', iva_condition: 'monotributo', monotributo_category: 'A' });

const puntos: Arrange = (control) => {
  for (const number of [3, 4, 6]) control.putPunto({ cuit: CUIT, number, kind: 'ri', blocked: false });
};

/** What the world must hold for the recorded request to mean the same here. */
const ARRANGE: Readonly<Record<string, readonly Arrange[]>> = {
  'wsfev1__FECAESolicitar__rA-10217': [receiver, lastOf(4000, 1, 1835, '20210701')],
  // The associated punto de venta was not electronic, so 10041 did not appear.
  'wsfev1__FECAESolicitar__rA-10217__3': [
    receiver,
    lastOf(4000, 2, 78, '20210701'),
    (control) => void control.putPunto({ cuit: CUIT, number: 2, kind: 'ri', blocked: true }),
  ],
  'wsfev1__FECAESolicitar__rR-10016': [lastOf(3, 203, 44, '20210701')],
  'wsfev1__FECAESolicitar__rRE-10016': [lastOf(3, 3, 503, '20210722')],
  'wsfev1__FECAESolicitar__rRE-10016__3': [lastOf(3, 3, 503, '20210722')],
  wsfev1__FECompUltimoAutorizado__r: [lastOf(4000, 1, 1835, '20210701')],
  wsfev1__FECompUltimoAutorizado__r__3: [lastOf(3, 3, 503, '20210722')],
  wsfev1__FEParamGetPtosVenta__r: [puntos],
};

// Consulted comprobantes have to be authorised first.
const LATER = /FECompConsultar__rA/;

async function replay(bench: Bench, recording: Recording, auth: string): Promise<string> {
  const response = await fetch(bench.urls.wsfe, {
    method: 'POST',
    headers: recording.request_headers,
    body: recording.request_body.replace(/<Auth>.*<\/Auth>/s, auth),
  });
  assert.equal(response.status, recording.response_status);
  assert.equal(response.headers.get('content-type'), recording.response_headers['Content-Type']);
  return response.text();
}

async function withBench(
  at: Date,
  run: (bench: Bench, auth: string) => Promise<void>,
  expired = false,
): Promise<void> {
  const bench = await openBench({
    now: () => at,
    puntosDeVenta: { accepted: 9999, listed: 0 },
    ...(expired ? { ticketLife: 1 } : {}),
  });
  try {
    const { token, sign } = await bench.ticket('wsfe', CUIT);
    if (expired) bench.simulator.control.advanceClock(60_000);
    await run(bench, `<Auth><Token>${token}</Token><Sign>${sign}</Sign><Cuit>${CUIT}</Cuit></Auth>`);
  } finally {
    await bench.close();
  }
}

test('the recordings are at hand', { skip }, () => {
  assert.equal(missing, undefined);
});

for (const name of listRecordings('wsfev1__').filter((one) => !LATER.test(one))) {
  test(`${name} is answered as it was recorded, but for what changes from call to call`, {
    skip,
  }, async () => {
    const recording = readRecording(name);
    await withBench(
      instantOf(recording),
      async (bench, auth) => {
        for (const arrange of ARRANGE[name] ?? []) arrange(bench.simulator.control);
        const answer = mask(await replay(bench, recording, auth));
        // Class M ended in 2025 and its four descriptions with it.
        const recorded = mask(recording.response_body).replace(
          /<Desc>([^<]+) M<\/Desc>/g,
          '<Desc>$1 A con leyenda OPERACIÓN SUJETA A RETENCIÓN</Desc>',
        );
        assert.equal(answer, recorded);
      },
      name.endsWith('rE-600'),
    );
  });
}

for (const name of listRecordings('wsfev1__FECompConsultar__rA')) {
  test(`${name} echoes what was sent as it was recorded`, { skip }, async () => {
    const recording = readRecording(name);
    const sent = readRecording('wsfev1__FECAESolicitar__rA-10217');
    const number = Number(/<CbteNro>(\d+)/.exec(recording.request_body)?.[1]);
    // The recorded request had the same content under another number, with or without dates of service.
    const service = recording.response_body.includes('<FchServDesde>');
    const body = sent.request_body
      .replaceAll('1836', String(number))
      .replace(/<FchServDesde>.*<\/FchVtoPago>/, (dates) => (service ? dates : ''))
      .replace('<Concepto>3', service ? '<Concepto>3' : '<Concepto>1');
    await withBench(instantOf(recording), async (bench, auth) => {
      receiver(bench.simulator.control);
      lastOf(4000, 1, number - 1, '20210701')(bench.simulator.control);
      const authorized = await replay(bench, { ...sent, request_body: body }, auth);
      assert.match(authorized, /<Resultado>A</);
      assert.equal(mask(await replay(bench, recording, auth)), mask(recording.response_body));
    });
  });
}

test('WSAA grants and refuses in the recorded envelope', { skip }, async () => {
  await withBench(new Date('2021-06-19T15:24:19.330Z'), async (bench) => {
    const hide = (text: string): string =>
      text.replace(
        /&lt;(destination|uniqueId|token|sign|generationTime|expirationTime)&gt;.+?&lt;\/\1&gt;/g,
        '&lt;$1&gt;…&lt;/$1&gt;',
      );
    const granted = await bench.login('wscdc');
    assert.equal(granted.type, 'text/xml;charset=utf-8');
    assert.equal(hide(granted.text), hide(readRecording('wsaa__loginCms__r').response_body.trim()));
    const refused = await bench.login('wscdc');
    assert.equal(refused.status, 500);
    assert.equal(refused.text, readRecording('wsaa__loginCms__fault').response_body.trim());
  });
});

/** Names of children by parent path, in the order of first appearance. */
function orders(node: XmlNode, path = '', found = new Map<string, string[]>()): Map<string, string[]> {
  const here = `${path}/${node.name}`;
  const names = found.get(here) ?? [];
  for (const { name } of node.children) if (!names.includes(name)) names.push(name);
  found.set(here, names);
  for (const one of node.children) orders(one, here, found);
  return found;
}

for (const name of listRecordings('ws_sr_constancia_inscripcion__')) {
  test(`${name}: the constancia has its recorded envelope, and its children the recorded order`, {
    skip,
  }, async () => {
    const recording = readRecording(name);
    await withBench(new Date('2021-08-10T21:10:22.424Z'), async (bench) => {
      bench.simulator.control.putPerson({
        cuit: '20111111112',
        iva_condition: 'responsable_inscripto',
        address: {
          street: 'CALLE 1',
          city: 'ROSARIO',
          postal_code: '2000',
          province_id: 12,
          province: 'SANTA FE',
        },
        activities: [{ id: 620100, name: 'PROGRAMAS' }],
      });
      const { token, sign } = await bench.ticket('ws_sr_constancia_inscripcion', CUIT);
      const response = await fetch(bench.urls.padronA5, {
        method: 'POST',
        headers: recording.request_headers,
        body: recording.request_body
          .replace('<token>REDACTED', `<token>${token}`)
          .replace('<sign>REDACTED', `<sign>${sign}`)
          .replace(/<idPersona>\d+/, '<idPersona>20111111112'),
      });
      assert.equal(response.headers.get('content-type'), recording.response_headers['Content-Type']);
      const text = await response.text();
      const start = recording.response_body.indexOf('<datosGenerales>');
      assert.equal(text.slice(0, start), recording.response_body.slice(0, start));
      const recorded = orders(readXml(recording.response_body));
      let compared = 0;
      for (const [path, names] of orders(readXml(text))) {
        const expected = recorded.get(path);
        if (!expected) continue;
        const common = names.filter((one) => expected.includes(one));
        assert.deepEqual(
          common,
          expected.filter((one) => names.includes(one)),
          path,
        );
        compared += common.length;
      }
      assert.ok(compared > 10, String(compared));
      assert.ok(child(readXml(text), 'Body'));
    });
  });
}
