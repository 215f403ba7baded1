// The padrón decides letters and receivers, so each kind of taxpayer is asked for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isCuit } from '../people/cuit.ts';
import { NON_EXISTENT, SEED_PEOPLE } from '../people/seed/seed-people.ts';
import { synthesizePerson } from '../people/synthesize-person.ts';
import { child, childText, type XmlNode } from '../soap/read-xml.ts';
import { type Bench, ISSUER, openBench, post, type Reply } from '../testing/client.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const SERVICES = {
  A4: 'ws_sr_padron_a4',
  A5: 'ws_sr_constancia_inscripcion',
  A10: 'ws_sr_padron_a10',
  A13: 'ws_sr_padron_a13',
} as const;
type Letter = keyof typeof SERVICES;

async function ask(letter: Letter, operation: string, argument: string): Promise<Reply> {
  const { token, sign } = await bench.ticket(SERVICES[letter]);
  const inside = `<token>${token}</token><sign>${sign}</sign><cuitRepresentada>${ISSUER}</cuitRepresentada>${argument}`;
  return send(letter, operation, inside);
}

function send(letter: Letter, operation: string, inside: string): Promise<Reply> {
  return post(
    bench.urls[`padron${letter}`],
    `<x:${operation} xmlns:x="http://${letter.toLowerCase()}.soap.ws.server.puc.sr/">${inside}</x:${operation}>`,
    '',
  );
}

const person = async (cuit: string): Promise<XmlNode | undefined> =>
  child((await ask('A5', 'getPersona_v2', `<idPersona>${cuit}</idPersona>`)).body, 'personaReturn');
const taxes = (node: XmlNode | undefined): number[] =>
  ['datosMonotributo', 'datosRegimenGeneral'].flatMap((part) =>
    (child(node, part)?.children ?? [])
      .filter(({ name }) => name === 'impuesto')
      .map((one) => Number(childText(one, 'idImpuesto'))),
  );

test('every seeded number is valid and the non-existent ones too', () => {
  for (const cuit of [...SEED_PEOPLE.map((one) => one.cuit), ...NON_EXISTENT]) assert.ok(isCuit(cuit), cuit);
  assert.equal(isCuit('30000000148'), false);
});

test('the taxes tell each IVA condition apart', async () => {
  assert.deepEqual(taxes(await person('30000000147')), [10, 30]);
  assert.deepEqual(taxes(await person('27000000146')), [20]);
  assert.deepEqual(taxes(await person('30000000163')), [32]);
  assert.deepEqual(taxes(await person('30000000295')), [34]);
  assert.deepEqual(taxes(await person('20000000257')), []);
  const category = child(child(await person('27000000146'), 'datosMonotributo'), 'categoriaMonotributo');
  assert.equal(childText(category, 'descripcionCategoria'), 'D LOCACIONES DE SERVICIOS');
});

test('what cannot be told comes as data: errors, an inactive key, a death', async () => {
  const limited = await person('30000000287');
  assert.equal(child(limited, 'datosGenerales'), undefined);
  assert.match(childText(child(limited, 'errorConstancia'), 'error') ?? '', /domicilio fiscal/);
  assert.equal(childText(child(await person('30000000260'), 'datosGenerales'), 'estadoClave'), 'INACTIVO');
  assert.match(
    childText(child(await person('20000000273'), 'datosGenerales'), 'fechaFallecimiento') ?? '',
    /^2024-05-09/,
  );
});

test('any other valid number is a stable taxpayer, companies always inscriptos', async () => {
  const one = await person('30712345671');
  assert.deepEqual(taxes(one), [10, 30]);
  assert.deepEqual(synthesizePerson('20123456786'), synthesizePerson('20123456786'));
  assert.equal((await person('20123456786'))?.name, 'personaReturn');
});

test('a number that does not exist is a fault alone and data in a list', async () => {
  const reply = await ask('A5', 'getPersona', `<idPersona>${NON_EXISTENT[0]}</idPersona>`);
  assert.equal(reply.status, 500);
  assert.equal(childText(reply.body, 'faultstring'), 'No existe persona con ese Id');
  const list = await ask(
    'A5',
    'getPersonaList',
    `<idPersona>${NON_EXISTENT[0]}</idPersona><idPersona>${ISSUER}</idPersona>`,
  );
  const people =
    child(list.body, 'personaListReturn')?.children.filter(({ name }) => name === 'persona') ?? [];
  assert.deepEqual(
    people.map((one) => one.children[0]?.name),
    ['errorConstancia', 'datosGenerales'],
  );
});

test('A13 gives identity, refuses what it must, and finds a CUIT by document', async () => {
  const ok = await ask('A13', 'getPersona', '<idPersona>20000000168</idPersona>');
  const found = child(child(ok.body, 'personaReturn'), 'persona');
  assert.deepEqual([childText(found, 'apellido'), childText(found, 'numeroDocumento')], ['EJEMPLAR', '16']);
  const names = found?.children.map(({ name }) => name) ?? [];
  assert.deepEqual(names, [...names].sort(), 'children are alphabetical');
  const fault = async (id: string, operation = 'getPersona'): Promise<string | undefined> =>
    childText((await ask('A13', operation, `<idPersona>${id}</idPersona>`)).body, 'faultstring');
  assert.equal(await fault('30000000148'), 'El Id de la persona no es valido');
  assert.equal(await fault(NON_EXISTENT[0] ?? ''), 'La Clave (CUIT/CUIL) consultada es inexistente');
  assert.equal(await fault('30000000260'), 'La clave (CUIT/CUIL) consultada se encuentra INACTIVA');
  assert.equal(await fault('30000000260', 'getPersonaV2'), undefined);
  const list = await ask('A13', 'getIdPersonaListByDocumento', '<documento>16</documento>');
  assert.equal(childText(child(list.body, 'idPersonaListReturn'), 'idPersona'), '20000000168');
  const derived = await ask('A13', 'getIdPersonaListByDocumento', '<documento>12345678</documento>');
  assert.equal(childText(child(derived.body, 'idPersonaListReturn'), 'idPersona'), '20123456786');
});

test('each defect of the ticket is the fault that was observed', async () => {
  const { token, sign } = await bench.ticket('ws_sr_padron_a13');
  const other = await bench.ticket('ws_sr_constancia_inscripcion');
  const fault = async (inside: string): Promise<string | undefined> => {
    const reply = await send('A13', 'getPersona', `${inside}<idPersona>${ISSUER}</idPersona>`);
    assert.deepEqual([reply.status, childText(reply.body, 'faultcode')], [500, 'soap:Server']);
    return childText(reply.body, 'faultstring');
  };
  const identity = (one: string, two: string, cuit: string): string =>
    `<token>${one}</token><sign>${two}</sign><cuitRepresentada>${cuit}</cuitRepresentada>`;
  assert.equal(await fault(''), 'Falta token y/o sign.');
  assert.equal(await fault(identity('', '', ISSUER)), 'Token malformado');
  assert.equal(
    await fault(identity(token, 'x', ISSUER)),
    'No se pudo verificar que <sign> contenga una firma valida de <token>',
  );
  assert.equal(
    await fault(identity(other.token, other.sign, ISSUER)),
    'No autorizado, par token/sign invalido.',
  );
  assert.match(
    (await fault(identity(token, sign, '20000000168'))) ?? '',
    /en representacion de la CUIT 20000000168$/,
  );
  assert.equal(
    await fault(`<token>${token}</token><sign>${sign}</sign>`),
    'Debe enviar la CUIT representada',
  );
});

test('dummy needs no ticket in any of the four', async () => {
  for (const letter of ['A4', 'A5', 'A10', 'A13'] as const)
    assert.match((await send(letter, 'dummy', '')).text, /<return><appserver>OK/);
});

test('A4 tells taxes with their state and first day, A10 no taxes at all, of the same person', async () => {
  const told = async (letter: Letter): Promise<XmlNode | undefined> =>
    child(
      child((await ask(letter, 'getPersona', '<idPersona>27000000146</idPersona>')).body, 'personaReturn'),
      'persona',
    );
  const [a4, a10, a13] = [await told('A4'), await told('A10'), await told('A13')];
  for (const persona of [a4, a10, a13]) {
    assert.equal(childText(persona, 'apellido'), 'FICTICIA');
    const names = persona?.children.map(({ name }) => name) ?? [];
    assert.deepEqual(names, [...names].sort(), 'children are alphabetical');
  }
  const tax = child(a4, 'impuesto');
  assert.deepEqual(
    [childText(tax, 'idImpuesto'), childText(tax, 'estado'), childText(tax, 'ffInscripcion')],
    ['20', 'ACTIVO', '2018-03-01T12:00:00-03:00'],
  );
  assert.equal(childText(child(a4, 'categoria'), 'idCategoria'), '41');
  assert.equal(child(a10, 'impuesto'), undefined);
  assert.equal(childText(a10, 'idActividadPrincipal'), childText(child(a4, 'actividad'), 'idActividad'));
  assert.deepEqual(
    childText(child(a10, 'dependencia'), 'idDependencia'),
    childText(child(a4, 'dependencia'), 'idDependencia'),
  );
});

test('the operations without _v2 leave out special registers, and a list has at most 250', async () => {
  const large = '<idPersona>30000000198</idPersona>';
  assert.match((await ask('A5', 'getPersona_v2', large)).text, /EMPRESA GRANDE/);
  assert.doesNotMatch((await ask('A5', 'getPersona', large)).text, /EMPRESA GRANDE/);
  const list = (count: number): Promise<Reply> =>
    ask('A5', 'getPersonaList_v2', `<idPersona>${ISSUER}</idPersona>`.repeat(count));
  assert.equal((await list(250)).status, 200);
  assert.match((await list(251)).text, /La cantidad maxima de personas es 250/);
});

test('what CXF cannot read is the fault that was observed', async () => {
  const url = bench.urls.padronA4;
  const raw = async (body: string): Promise<string> => {
    const response = await fetch(url, { method: 'POST', body });
    assert.equal(response.status, 500);
    return response.text();
  };
  const around = (inside: string, uri = 'http://schemas.xmlsoap.org/soap/envelope/'): string =>
    `<s:Envelope xmlns:s="${uri}"><s:Body>${inside}</s:Body></s:Envelope>`;
  const A4 = 'http://a4.soap.ws.server.puc.sr/';
  const fault = (text: string): string =>
    `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Client</faultcode><faultstring>${text}</faultstring></soap:Fault></soap:Body></soap:Envelope>`;
  assert.equal(await raw(''), fault('Error reading XMLStreamReader.'));
  assert.equal(
    await raw(around(`<x:getPersonaList xmlns:x="${A4}"/>`)),
    fault(`Message part {${A4}}getPersonaList was not recognized.  (Does it exist in service WSDL?)`),
  );
  assert.equal(
    await raw(around('<x:dummy xmlns:x="http://a5.soap.ws.server.puc.sr/"/>')),
    fault(
      `Unexpected wrapper element {http://a5.soap.ws.server.puc.sr/}dummy found.   Expected {${A4}}dummy.`,
    ),
  );
  assert.equal(
    await raw(around(`<x:getPersona xmlns:x="${A4}"><idPersona>XYZ</idPersona></x:getPersona>`)),
    fault('Unmarshalling Error: For input string: "XYZ" '),
  );
  assert.match(await raw(around('<a></b>')), /<faultcode>soap:Client<.*Unmarshalling Error: /);
  const response = await fetch(url, {
    method: 'POST',
    body: around(`<x:dummy xmlns:x="${A4}"/>`, 'http://www.w3.org/2003/05/soap-envelope'),
  });
  assert.equal(response.headers.get('content-type'), 'application/soap+xml;charset=UTF-8');
  assert.match(await response.text(), /ns1:VersionMismatch<.*A SOAP 1\.2 message is not valid/);
});

test('a missing token carries the declared fault, and a bad one does not', async () => {
  const persona = `<idPersona>${ISSUER}</idPersona>`;
  const declared =
    '<detail><ns1:SRValidationException xmlns:ns1="http://a10.soap.ws.server.puc.sr/"/></detail>';
  assert.ok((await send('A10', 'getPersona', persona)).text.includes(declared));
  const { token } = await bench.ticket('ws_sr_padron_a10');
  for (const [one, other] of [
    ['abc', 'abc'],
    [token, 'AAAA'],
  ]) {
    const { text } = await send('A10', 'getPersona', `<token>${one}</token><sign>${other}</sign>${persona}`);
    assert.match(text, /<faultcode>soap:Server</);
    assert.doesNotMatch(text, /detail/);
  }
  const bad = await send('A10', 'getPersona', `<token>${token}</token><sign>AAAA</sign>${persona}`);
  assert.ok(bad.text.includes('&lt;sign> contenga una firma valida de &lt;token>'));
});
