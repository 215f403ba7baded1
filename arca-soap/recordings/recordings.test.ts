import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createArcaClient } from '../client.ts';
import { list, optional } from '../codec/presence.ts';
import { type Fields, record } from '../codec/record.ts';
import { int, text } from '../codec/scalars.ts';
import { endpointsOf } from '../endpoints.ts';
import { type Seen, serveHttp } from '../loopback/serve.ts';
import { padronA13 } from '../padron/a13.ts';
import { constancia } from '../padron/constancia.ts';
import { callOperation } from '../service/call.ts';
import { type Operation, operation, type ServiceDescriptor } from '../service/descriptor.ts';
import { java } from '../service/dialects.ts';
import { wsaaService } from '../wsaa/service.ts';
import { wscdc } from '../wscdc/service.ts';
import { wsfe } from '../wsfe/service.ts';
import { wsfex } from '../wsfex/service.ts';
import { parseEnvelope } from '../xml/envelope.ts';
import { XmlElement } from '../xml/reader.ts';
import { missingReference, type Recording, recordingsOf } from './find-recordings.ts';

const skip = missingReference();
const auth = { token: 'dG9rZW4gb2YgdGhlIHRlc3Rz', sign: 'c2lnbiBvZiB0aGUgdGVzdHM=', cuit: '20267565393' };
const AUTH_ELEMENTS = new Set([
  'Auth',
  'Token',
  'Sign',
  'Cuit',
  'authRequest',
  'token',
  'sign',
  'cuitRepresentada',
]);

type AnyOperation = Operation<Fields, Fields, boolean>;
type AnyService = ServiceDescriptor<Readonly<Record<string, AnyOperation>>>;

/** A Java service, declared here so that the third dialect is held against real exchanges too. */
const wsmtxca: AnyService = {
  id: 'wsmtxca',
  wsaaName: 'wsmtxca',
  namespace: 'http://impl.service.wsmtxca.afip.gov.ar/service/',
  dialect: java,
  operations: {
    ultimo: operation({
      name: 'consultarUltimoComprobanteAutorizado',
      request: {
        consultaUltimoComprobanteAutorizadoRequest: record({
          codigoTipoComprobante: int(3),
          numeroPuntoVenta: int(5),
        }),
      },
      result: {
        numeroComprobante: optional(int()),
        arrayErrores: list('codigoDescripcion', record({ codigo: int(), descripcion: text() })),
      },
    }),
  },
};

/**
 * Some recorded requests leave BaseImp and Alic out of a Tributo although the WSDL requires them; ARCA read zeros.
 * This package refuses to send that, so they are written out here.
 */
function fillTributos(element: XmlElement): void {
  for (const child of element.children) fillTributos(child);
  if (element.name !== 'Tributo' || element.child('BaseImp')) return;
  const zeros = ['BaseImp', 'Alic'].map((name) => {
    const zero = new XmlElement(name);
    zero.text = '0';
    return zero;
  });
  element.children.splice(2, 0, ...zeros);
}

/** Each element's path and text, in order; numbers compare as numbers (`122.00` is `122`). */
function sequence(element: XmlElement, path = element.name): string[] {
  if (element.children.length > 0) {
    return element.children.flatMap((child) => sequence(child, `${path}/${child.name}`));
  }
  const text = element.text.trim();
  const value = /^\d+\.\d+$/.test(text) ? String(Number(text)) : text;
  // An empty element says what a missing one says.
  return value === '' ? [] : [`${path}=${value}`];
}

function messageOf(envelope: string): XmlElement | null {
  if (/<(\w+:)?Body>\s*<\/(\w+:)?Body>/.test(envelope)) return null;
  const content = parseEnvelope(envelope);
  assert.equal(content.kind, 'message');
  return content.kind === 'message' ? content.message : null;
}

function withoutAuth(message: XmlElement, operation: AnyOperation): XmlElement {
  const own = operation.isInsideAuth ? (message.child('Auth')?.children ?? []) : message.children;
  const kept = own.filter(({ name }) => !AUTH_ELEMENTS.has(name));
  message.children.splice(0, message.children.length, ...kept);
  return message;
}

async function replay(recording: Recording, service: AnyService, found: AnyOperation, fields: unknown) {
  const seen: Seen[] = [];
  await using server = await serveHttp((request) => {
    seen.push(request);
    return { status: recording.response_status, body: recording.response_body };
  });
  const endpoints = endpointsOf('homologacion', { [service.id]: server.url });
  const arca = createArcaClient({ endpoints, now: Date.now });
  const credentials = found.isAuthenticated ? auth : null;
  const deadline = Date.now() + 10_000;
  try {
    const answer = await callOperation(arca.kernel, service, found, { credentials, fields }, { deadline });
    return { answer, seen: seen[0] };
  } finally {
    await arca.close();
  }
}

async function checkRecordings(service: AnyService): Promise<number> {
  let count = 0;
  const operations = Object.values(service.operations);
  for (const recording of recordingsOf(service.id)) {
    const found = operations.find(({ name }) => name === recording.operation);
    if (!found) continue;
    count++;
    const recorded = messageOf(recording.request_body);
    if (recorded) {
      withoutAuth(recorded, found);
      fillTributos(recorded);
    }
    const fields = recorded ? found.requestFields.read(recorded) : {};
    const { answer, seen } = await replay(recording, service, found, fields);

    const sent = messageOf(seen?.body ?? '');
    assert.ok(sent, recording.file);
    if (recorded) assert.deepEqual(sequence(withoutAuth(sent, found)), sequence(recorded), recording.file);
    // Nothing ARCA said is lost: what the decoder knows, written again, is what was received.
    assert.deepEqual(
      leaves(answer.result).sort(),
      receivedLeaves(recording, service, found).sort(),
      recording.file,
    );
    assert.equal(answer.exchange.responseXml, recording.response_body);
    assert.ok(!answer.exchange.requestXml.includes(auth.token));
  }
  return count;
}

function leaves(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return [String(value)];
}

function receivedLeaves(recording: Recording, { dialect }: AnyService, found: AnyOperation): string[] {
  const message = messageOf(recording.response_body);
  const name = found.resultElement ?? dialect.resultElement(found.name);
  const result = name === null ? message : message?.child(name);
  const texts = (element: XmlElement): string[] =>
    element.children.length > 0 ? element.children.flatMap(texts) : [element.text];
  return (result ? texts(result) : []).filter((value) => value !== '' && value !== 'NULL');
}

test('every recorded WSFEv1 exchange decodes whole, and its request is written as it was recorded', {
  skip,
}, async () => {
  assert.equal(await checkRecordings(wsfe), 26);
});

test('every recorded WSFEXv1 exchange decodes whole, and its request is written as it was recorded', {
  skip,
}, async () => {
  assert.equal(await checkRecordings(wsfex), 14);
});

test('every recorded WSCDC exchange decodes whole, and its request is written as it was recorded', {
  skip,
}, async () => {
  assert.equal(await checkRecordings(wscdc), 5);
});

test('every recorded constancia exchange decodes whole, and its request is written as it was recorded', {
  skip,
}, async () => {
  assert.equal(await checkRecordings(constancia), 2);
});

test('a Java service needs a descriptor and nothing more', { skip }, async () => {
  assert.equal(await checkRecordings(wsmtxca), 3);
});

test('the operations of every descriptor are told apart by their names', () => {
  for (const service of [wsfe, constancia, padronA13, wsaaService]) {
    const names = Object.values<AnyOperation>(service.operations).map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  }
});
