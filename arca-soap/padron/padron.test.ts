/** The padrón services of which no exchange was recorded, from answers written after their WSDLs in CXF's order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ArcaClient, createArcaClient } from '../client.ts';
import { endpointsOf, type ServiceId } from '../endpoints.ts';
import { ArcaFailure } from '../failure.ts';
import { type Seen, serveHttp } from '../loopback/serve.ts';

const call = { deadline: Date.now() + 60_000 };
const auth = { token: 'dG9rZW4gb2YgdGhlIHRlc3Rz', sign: 'c2lnbiBvZiB0aGUgdGVzdHM=', cuit: '20267565393' };
const idPersona = '20201797064';

async function asking<T>(
  id: ServiceId,
  padron: string,
  operation: string,
  inner: string,
  ask: (arca: ArcaClient) => Promise<T>,
): Promise<{ answer: T; sent: Seen | undefined }> {
  const seen: Seen[] = [];
  const body = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><ns2:${operation}Response xmlns:ns2="http://${padron}.soap.ws.server.puc.sr/">${inner}</ns2:${operation}Response></soap:Body></soap:Envelope>`;
  await using server = await serveHttp((asked) => {
    seen.push(asked);
    return { status: 200, body };
  });
  const arca = createArcaClient({
    endpoints: endpointsOf('homologacion', { [id]: server.url }),
    now: Date.now,
  });
  try {
    return { answer: await ask(arca), sent: seen[0] };
  } finally {
    await arca.close();
  }
}

test('several CUITs are asked about at once, and one that is unknown does not hide the others', async () => {
  const known = `<persona><datosGenerales><estadoClave>ACTIVO</estadoClave><idPersona>${idPersona}</idPersona></datosGenerales><datosRegimenGeneral><impuesto><estadoImpuesto>AC</estadoImpuesto><idImpuesto>30</idImpuesto></impuesto></datosRegimenGeneral></persona>`;
  const unknown =
    '<persona><errorConstancia><error>No existe persona con ese Id</error><idPersona>20000000001</idPersona></errorConstancia></persona>';
  const inner = `<personaListReturn><metadata><servidor>setiwsh2</servidor></metadata>${known}${unknown}</personaListReturn>`;
  const keys = [idPersona, '20000000001'];
  for (const [name, method] of [
    ['getPersonaList', 'personas'],
    ['getPersonaList_v2', 'personasV2'],
  ] as const) {
    const { answer, sent } = await asking('ws_sr_constancia_inscripcion', 'a5', name, inner, (arca) =>
      arca.constancia[method]({ auth, idPersona: keys }, call),
    );
    const [first, second] = answer.result.persona;
    assert.equal(first?.datosRegimenGeneral?.impuesto[0]?.idImpuesto, 30);
    assert.deepEqual(second?.errorConstancia?.error, ['No existe persona con ese Id']);
    assert.equal(second?.datosGenerales, undefined);
    const repeated = keys.map((key) => `<idPersona>${key}</idPersona>`).join('');
    assert.ok(sent?.body.includes(`</cuitRepresentada>${repeated}</m:${name}>`));
  }
});

test('no CUIT, more than 250 and one that is none are refused before anything is sent', async () => {
  const arca = createArcaClient({
    endpoints: endpointsOf('homologacion'),
    now: Date.now,
    dispatcher: () => {
      throw new TypeError('nothing may be sent');
    },
  });
  const cases: [readonly string[], RegExp][] = [
    [[], /idPersona: expected at least one/],
    [Array.from({ length: 251 }, () => idPersona), /idPersona: more than 250/],
    [[idPersona, '20-20179706-4'], /idPersona\.1: longer than 11 characters/],
    [[idPersona, 'x'], /idPersona\.1: expected digits/],
  ];
  for (const [keys, words] of cases) {
    await assert.rejects(
      arca.constancia.personasV2({ auth, idPersona: keys }, call),
      (error) => error instanceof ArcaFailure && error.certainty === 'not-sent' && words.test(error.message),
    );
  }
  await arca.close();
});

test('A4 tells everything about a taxpayer, with lists where there is one of each', async () => {
  const persona = `<persona><actividad><idActividad>620100</idActividad><orden>1</orden></actividad><claveInactivaAsociada>23201797069</claveInactivaAsociada><email><direccion>a@b.example</direccion></email><fechaNacimiento>1970-08-10T12:00:00-03:00</fechaNacimiento><idPersona>${idPersona}</idPersona><impuesto><diaPeriodo>1</diaPeriodo><estado>ACTIVO</estado><idImpuesto>30</idImpuesto><periodo>202001</periodo></impuesto><porcentajeCapitalNacional>100.0</porcentajeCapitalNacional><telefono><numero>5491140000000</numero></telefono></persona>`;
  const inner = `<personaReturn><metadata/>${persona}</personaReturn>`;
  const { answer } = await asking('ws_sr_padron_a4', 'a4', 'getPersona', inner, (arca) =>
    arca.padronA4.persona({ auth, idPersona }, call),
  );
  assert.partialDeepStrictEqual(answer.result.persona, {
    actividad: [{ idActividad: '620100', orden: 1 }],
    claveInactivaAsociada: ['23201797069'],
    email: [{ direccion: 'a@b.example' }],
    impuesto: [{ idImpuesto: 30, estado: 'ACTIVO', periodo: 202001 }],
    porcentajeCapitalNacional: '100.0',
    telefono: [{ numero: '5491140000000' }],
    regimen: [],
    relacion: [],
  });
});

test('A10 tells name and addresses; A13 tells them of inactive keys too', async () => {
  const persona = `<persona><dependencia><idDependencia>12</idDependencia></dependencia><domicilio><tipoDomicilio>FISCAL</tipoDomicilio></domicilio><estadoClave>ACTIVO</estadoClave><idPersona>${idPersona}</idPersona><razonSocial>ACME SA</razonSocial></persona>`;
  const a10 = await asking(
    'ws_sr_padron_a10',
    'a10',
    'getPersona',
    `<personaReturn>${persona}</personaReturn>`,
    (arca) => arca.padronA10.persona({ auth, idPersona }, call),
  );
  assert.partialDeepStrictEqual(a10.answer.result.persona, {
    razonSocial: 'ACME SA',
    dependencia: { idDependencia: 12 },
    domicilio: [{ tipoDomicilio: 'FISCAL' }],
  });
  const inactive = `<persona><estadoClave>INACTIVO</estadoClave><idPersona>${idPersona}</idPersona></persona>`;
  const a13 = await asking(
    'ws_sr_padron_a13',
    'a13',
    'getPersonaV2',
    `<personaReturn>${inactive}</personaReturn>`,
    (arca) => arca.padronA13.personaV2({ auth, idPersona }, call),
  );
  assert.equal(a13.answer.result.persona?.estadoClave, 'INACTIVO');
});

test('the constancia answers under its former name at an address of its own', async () => {
  const inner = `<personaReturn><datosGenerales><idPersona>${idPersona}</idPersona></datosGenerales></personaReturn>`;
  const { answer } = await asking('ws_sr_padron_a5', 'a5', 'getPersona', inner, (arca) =>
    arca.padronA5.persona({ auth, idPersona }, call),
  );
  assert.equal(answer.result.datosGenerales?.idPersona, idPersona);
  assert.equal(answer.exchange.service, 'ws_sr_padron_a5');
});
