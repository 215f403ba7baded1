// Bad input first: whatever arrives at any service, the answer is one that its stack would give, and never a defect.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { ServiceKey } from '../paths.ts';
import { type Bench, ISSUER, openBench, toXml } from '../testing/client.ts';
import { GOODS } from '../testing/services/exports.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const NAMESPACES = {
  wsfe: 'http://ar.gov.afip.dif.FEV1/',
  wsfex: 'http://ar.gov.afip.dif.fexv1/',
  wscdc: 'http://servicios1.afip.gob.ar/wscdc/',
} as const;
const DUMMIES = { wsfe: 'FEDummy', wsfex: 'FEXDummy', wscdc: 'ComprobanteDummy' } as const;
const ASMX = ['wsfe', 'wsfex', 'wscdc'] as const;
const PADRON = ['padronA4', 'padronA5', 'padronA10', 'padronA13'] as const;
const ALL: readonly ServiceKey[] = ['wsaa', ...ASMX, ...PADRON];

const defects: unknown[] = [];
let bench: Bench;
before(async () => {
  bench = await openBench({ onDefect: (error) => void defects.push(error) });
});
after(async () => {
  await bench.close();
  assert.deepEqual(defects, []);
});

const isAsmx = (key: ServiceKey): boolean => (ASMX as readonly ServiceKey[]).includes(key);

const envelope = (inside: string, uri = SOAP): string =>
  `<s:Envelope xmlns:s="${uri}"><s:Body>${inside}</s:Body></s:Envelope>`;

async function send(
  key: ServiceKey,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly type: string; readonly text: string }> {
  const response = await fetch(bench.urls[key], {
    method: 'POST',
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      ...(isAsmx(key) ? {} : { soapaction: '""' }),
      ...headers,
    },
    body,
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
  };
}

const BROKEN = {
  'an empty body': '',
  'text that is no XML': 'hola',
  'XML that does not end': '<s:Envelope xmlns:s="x"><s:Body>',
  'a document type declaration': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  'nesting without end': '<a>'.repeat(200) + '</a>'.repeat(200),
  'a null byte': '<a>\u0000</a>',
} as const;

for (const [what, body] of Object.entries(BROKEN)) {
  test(`${what} is a 400 without a body in ASMX, and a fault elsewhere`, async () => {
    for (const key of ASMX) {
      const { status, text } = await send(key, body);
      assert.deepEqual([key, status, text], [key, 400, '']);
    }
    for (const key of PADRON) {
      const { status, text } = await send(key, body);
      assert.equal(status, 500);
      assert.match(text, /<faultcode>soap:Client<\/faultcode>/);
    }
    assert.equal((await send('wsaa', body)).status, 500);
  });
}

test('an action that ASMX does not know is refused without its header, and what it cannot read with it, but for WSFEv1', async () => {
  for (const key of ASMX) {
    const action = await send(key, envelope('<a/>'), { soapaction: `"${NAMESPACES[key]}Nada"` });
    assert.equal(action.status, 500);
    assert.match(
      action.text,
      /<faultcode>soap:Client<.*did not recognize the value of HTTP Header SOAPAction/,
    );
    assert.doesNotMatch(action.text, /FEHeaderInfo/);
    const operation =
      key === 'wsfe' ? 'FECompTotXRequest' : key === 'wsfex' ? 'FEXGetLast_ID' : 'DocumentosTipoConsultar';
    const inside = `<${operation} xmlns="${NAMESPACES[key]}"><Auth><Cuit>abc</Cuit></Auth></${operation}>`;
    const unreadable = await send(key, envelope(inside));
    assert.equal(unreadable.status, 500);
    assert.match(
      unreadable.text,
      /unable to read request\. ---&gt; System\.InvalidOperationException: There is an error in XML document \(\d+, \d+\)\. ---&gt; System\.FormatException: Input string/,
    );
    assert.equal(unreadable.text.includes('FEHeaderInfo'), key !== 'wsfe');
  }
});

test('ASMX answers SOAP 1.2 in SOAP 1.2, by the action of its type or by its body', async () => {
  for (const key of ASMX) {
    const uri = 'http://www.w3.org/2003/05/soap-envelope';
    const action = `${NAMESPACES[key]}${DUMMIES[key]}`;
    const response = await fetch(bench.urls[key], {
      method: 'POST',
      headers: { 'content-type': `application/soap+xml; charset=utf-8; action="${action}"` },
      body: envelope(`<${DUMMIES[key]} xmlns="${NAMESPACES[key]}"/>`, uri),
    });
    assert.equal(response.headers.get('content-type'), 'application/soap+xml; charset=utf-8');
    const text = await response.text();
    assert.ok(
      text.includes(`<soap:Envelope xmlns:soap="${uri}"`) && text.includes('<AppServer>OK</AppServer>'),
    );
  }
});

test('a request may come in UTF-8 with a mark, in UTF-16 or in Latin-1, and its letters arrive', async () => {
  const { token, sign } = await bench.ticket('wsfex');
  const auth = `<Auth><Token>${token}</Token><Sign>${sign}</Sign><Cuit>${ISSUER}</Cuit></Auth>`;
  let number = 0;
  const request = (encoding: string): string => {
    number += 1;
    const cmp = toXml({ ...GOODS, Id: number, Cbte_nro: number, Cliente: `Señor Ñandú ${encoding}` });
    return `<?xml version="1.0" encoding="${encoding}"?>${envelope(`<FEXAuthorize xmlns="${NAMESPACES.wsfex}">${auth}<Cmp>${cmp}</Cmp></FEXAuthorize>`)}`;
  };
  const bodies: readonly (readonly [body: Buffer, type: string])[] = [
    [Buffer.from(`\ufeff${request('utf-8')}`), 'text/xml'],
    [Buffer.from(`\ufeff${request('utf-16')}`, 'utf16le'), 'text/xml; charset=utf-16'],
    [Buffer.from(`\ufeff${request('UTF-16')}`, 'utf16le').swap16(), 'text/xml'],
    [Buffer.from(request('utf-8')), 'text/xml; charset="UTF-8"'],
    [Buffer.from(request('utf-8'), 'latin1'), 'text/xml; charset=iso-8859-1'],
  ];
  for (const [body, type] of bodies) {
    const { text } = await send('wsfex', new Uint8Array(body), { 'content-type': type });
    assert.match(text, /<Resultado>A</, type);
  }
  const clients = bench.simulator.control.ledger({ type: 19 }).map(({ cmp }) => cmp?.Cliente?.slice(0, 11));
  assert.deepEqual(
    clients,
    bodies.map(() => 'Señor Ñandú'),
  );
});

test('a huge field is read, a huger body refused, and the server lives on', async () => {
  const huge = envelope(`<FEXDummy xmlns="${NAMESPACES.wsfex}">${'x'.repeat(8_000_000)}</FEXDummy>`);
  assert.equal((await send('wsfex', huge)).status, 200);
  assert.equal((await send('wscdc', 'x'.repeat(17_000_000))).status, 413);
  assert.equal(
    (await send('wscdc', envelope(`<ComprobanteDummy xmlns="${NAMESPACES.wscdc}"/>`))).status,
    200,
  );
});

test('whatever bytes arrive anywhere, the answer is an answer', async () => {
  const words = fc.constantFrom(
    ...[
      '<',
      '>',
      '/',
      '&',
      '&amp;',
      'Envelope',
      'Body',
      'Auth',
      'Cmp',
      'getPersona',
      'xmlns="',
      '"',
      '\u0001',
      'ñ',
    ],
    ...[
      '<s:Body>',
      '<Auth>',
      '</Auth>',
      '<Cuit>',
      '9'.repeat(40),
      '__proto__',
      'constructor',
      '<![CDATA[',
      ']]>',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ALL), fc.array(words, { maxLength: 30 }), async (key, parts) => {
      const inside = parts.join('');
      for (const body of [inside, envelope(inside)]) {
        const { status } = await send(key, body);
        assert.ok([200, 400, 500].includes(status));
      }
      assert.deepEqual(defects, []);
    }),
    { numRuns: 300 },
  );
});

test('whatever is written in the fields of an export, it is an answer and no defect', async () => {
  const { token, sign } = await bench.ticket('wsfex');
  const auth = `<Auth><Token>${token}</Token><Sign>${sign}</Sign><Cuit>${ISSUER}</Cuit></Auth>`;
  const good = toXml({
    ...GOODS,
    Id: 900,
    Cbte_nro: 1,
    Permisos: { Permiso: [{ Id_permiso: '26001EC01000123A', Dst_merc: 203 }] },
    Cmps_asoc: { Cmp_asoc: [{ Cbte_tipo: 19, Cbte_punto_vta: 5, Cbte_nro: 1, Cbte_cuit: 1 }] },
    Opcionales: { Opcional: [{ Id: '2401', Valor: 'x' }] },
    Actividades: { Actividad: [{ Id: 1 }] },
  });
  const extremes = [
    '',
    '0',
    '-1',
    '1e300',
    '9'.repeat(28),
    '9'.repeat(29),
    '0.0000001',
    'x',
    '20261399',
    ' ',
    'S',
    '-0',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...extremes)), { minLength: 1, maxLength: 4 }),
      async (changes) => {
        const values = new Map(changes);
        let index = 0;
        const cmp = good.replace(/<(\w+)>([^<]*)<\/\1>/g, (whole, name) => {
          const value = values.get(index++);
          return value === undefined ? whole : `<${name}>${value}</${name}>`;
        });
        const inside = `<FEXAuthorize xmlns="${NAMESPACES.wsfex}">${auth}<Cmp>${cmp}</Cmp></FEXAuthorize>`;
        const { status, text } = await send('wsfex', envelope(inside));
        assert.ok(status === 200 || (status === 500 && text.includes('unable to read request')), text);
        assert.deepEqual(defects, []);
      },
    ),
    { numRuns: 400 },
  );
});
