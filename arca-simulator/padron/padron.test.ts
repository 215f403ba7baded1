// The padrón decides letters and receivers, so each kind of taxpayer is asked for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isCuit } from '../people/cuit.ts';
import { NON_EXISTENT, SEED_PEOPLE } from '../people/seed-people.ts';
import { synthesizePerson } from '../people/synthesize-person.ts';
import { child, childText, type XmlNode } from '../soap/read-xml.ts';
import { type Bench, ISSUER, openBench, post, type Reply } from '../testing/client.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const SERVICES = { A5: 'ws_sr_constancia_inscripcion', A13: 'ws_sr_padron_a13' } as const;

async function ask(letter: 'A5' | 'A13', operation: string, argument: string): Promise<Reply> {
  const { token, sign } = await bench.ticket(SERVICES[letter]);
  const inside = `<token>${token}</token><sign>${sign}</sign><cuitRepresentada>${ISSUER}</cuitRepresentada>${argument}`;
  return send(letter, operation, inside);
}

function send(letter: 'A5' | 'A13', operation: string, inside: string): Promise<Reply> {
  const url = letter === 'A5' ? bench.urls.padronA5 : bench.urls.padronA13;
  return post(
    url,
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

test('dummy needs no ticket, and both publish their WSDL', async () => {
  assert.match((await send('A5', 'dummy', '')).text, /<return><appserver>OK/);
  for (const url of [bench.urls.padronA5, bench.urls.padronA13])
    assert.ok((await (await fetch(`${url}?wsdl`)).text()).includes(`location="${url}"`));
});
