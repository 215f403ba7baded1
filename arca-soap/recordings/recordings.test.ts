/**
 * Every recorded exchange, both ways. A request: the typed input, encoded by the client and seen by a server, is the
 * request that was recorded. An answer: the typed values, written again by the same descriptor, are the answer that was
 * recorded; so nothing that ARCA said was lost on the way. What counts as the same is said in `infoset.ts`, and besides:
 *
 * - Credentials are left out: the recordings have none.
 * - A request recorded with an empty body (the sender relied on the SOAPAction) is the operation's element, empty.
 * - Where a recorded message has another namespace than the WSDL gives the operation, local names are compared: the
 *   sender of WSAA's used the address of the service instead, and WSAA answered in kind.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ArcaFailure, ArcaSoapFault } from '../failure.ts';
import { padronA4 } from '../padron/a4.ts';
import { padronA10 } from '../padron/a10.ts';
import { padronA13 } from '../padron/a13.ts';
import { constancia } from '../padron/constancia.ts';
import { readTicket } from '../wsaa/access-ticket.ts';
import { wsaaService } from '../wsaa/service.ts';
import { wscdc } from '../wscdc/service.ts';
import { wsfe } from '../wsfe/service.ts';
import { wsfex } from '../wsfex/service.ts';
import { buildEnvelope } from '../xml/envelope.ts';
import { missingReference, type Recording, recordingsOf } from './find-recordings.ts';
import { childrenOf, type Item, infosetOf, localName, messageIn, withoutNamespaces } from './infoset.ts';
import { wsbfe } from './later/wsbfe.ts';
import { wsct } from './later/wsct.ts';
import { wsmtxca } from './later/wsmtxca.ts';
import {
  type AnyOperation,
  type AnyService,
  auth,
  isCredential,
  isWrapper,
  type Played,
  play,
  typedInput,
} from './replay.ts';

const skip = missingReference();

/** By expanded names; by local ones where the recorded namespace is not the service's. */
function assertSame(ours: Item, recorded: Item, service: AnyService, file: string): void {
  const isOwn = recorded.name.startsWith(`{${service.namespace}}`);
  const [left, right] = isOwn ? [ours, recorded] : [ours, recorded].map(withoutNamespaces);
  assert.deepEqual(left, right, file);
}

function withoutCredentials(message: Item): Item {
  const content = childrenOf(message).flatMap((item) => {
    if (isCredential(localName(item))) return [];
    if (!isWrapper(localName(item))) return [item];
    const kept = childrenOf(item).filter((inner) => !isCredential(localName(inner)));
    return kept.length === 0 ? [] : [{ ...item, content: kept }];
  });
  return { ...message, content };
}

function emptyRequest({ dialect, namespace }: AnyService, operation: AnyOperation): Item {
  return { name: `{${namespace}}${dialect.requestElement(operation.name)}`, attributes: [], content: [] };
}

/** The typed values, written by the fields that read them. */
function writtenAgain(service: AnyService, operation: AnyOperation, result: unknown): Item {
  const { dialect, namespace } = service;
  const name = `${operation.name}Response`;
  const element = operation.resultElement ?? dialect.resultElement(operation.name);
  const writer = buildEnvelope({ name, namespace, qualified: dialect.isQualified }, (inside) => {
    if (element !== null) inside.open(element);
    operation.resultFields.write(inside, result);
    if (element !== null) inside.close(element);
  });
  const message = messageIn(writer.complete());
  assert.ok(message);
  return message;
}

/** What a fault's leaves say, in order. */
function leavesOf(item: Item): readonly (readonly [string, string])[] {
  const { content } = item;
  return typeof content === 'string' ? [[localName(item), content.trim()]] : content.flatMap(leavesOf);
}

/** What the header says, in order. */
function headerOf(envelope: string): readonly (readonly [string, string])[] {
  const header = childrenOf(infosetOf(envelope)).find((item) => localName(item) === 'Header');
  return childrenOf(header).flatMap(leavesOf);
}

function checkAnswer(
  recording: Recording,
  service: AnyService,
  operation: AnyOperation,
  played: Played['answer'],
) {
  const recorded = messageIn(recording.response_body);
  assert.ok(recorded, recording.file);
  if (localName(recorded) === 'Fault') {
    assert.ok(played instanceof ArcaSoapFault, recording.file);
    const { rawCode, message, detail } = played.fault;
    const told = [['faultcode', rawCode], ['faultstring', message], ...Object.entries(detail)];
    assert.deepEqual(told, leavesOf(recorded), recording.file);
    return;
  }
  if (played instanceof ArcaFailure) throw played;
  assert.deepEqual(Object.entries(played.server), headerOf(recording.response_body), recording.file);
  assertSame(writtenAgain(service, operation, played.result), recorded, service, recording.file);
}

async function checkRecording(recording: Recording, service: AnyService, operation: AnyOperation) {
  const { sent, answer } = await play(recording, service, operation, typedInput(recording, operation));
  const ours = messageIn(sent) ?? emptyRequest(service, operation);
  const recorded = messageIn(recording.request_body) ?? emptyRequest(service, operation);
  assertSame(withoutCredentials(ours), withoutCredentials(recorded), service, recording.file);
  checkAnswer(recording, service, operation, answer);
  const { exchange } = answer;
  assert.ok(exchange);
  assert.deepEqual(infosetOf(exchange.responseXml ?? ''), infosetOf(recording.response_body));
  assert.ok(!exchange.requestXml.includes(auth.token), recording.file);
}

async function checkRecordings(service: AnyService): Promise<number> {
  const operations = Object.values(service.operations);
  let count = 0;
  for (const recording of recordingsOf(service.id)) {
    const operation = operations.find(({ name }) => name === recording.operation);
    if (!operation) continue;
    await checkRecording(recording, service, operation);
    count++;
  }
  return count;
}

const WHOLE: readonly (readonly [AnyService, number])[] = [
  [wsaaService, 2],
  [wsfe, 26],
  [wsfex, 14],
  [wscdc, 5],
  [constancia, 2],
];

for (const [service, count] of WHOLE) {
  test(`all ${count} recorded exchanges of ${service.id} are written and read without loss`, {
    skip,
  }, async () => {
    assert.equal(recordingsOf(service.id).length, count);
    assert.equal(await checkRecordings(service), count);
  });
}

/** Services to come, as far as they were recorded and declared: each is a descriptor and nothing more. */
const LATER: readonly (readonly [AnyService, number])[] = [
  [wsbfe, 9],
  [wsct, 12],
  [wsmtxca, 17],
];

for (const [service, count] of LATER) {
  test(`${service.id} needs a descriptor and nothing more: ${count} recorded exchanges`, {
    skip,
  }, async () => {
    assert.equal(await checkRecordings(service), count);
  });
}

test('a recorded ticket is read with its names and instants', { skip }, () => {
  const recording = recordingsOf('wsaa').find(({ response_status }) => response_status === 200);
  const [text] = childrenOf(messageIn(recording?.response_body ?? '') ?? undefined);
  const inner = infosetOf(String(text?.content));
  const said = Object.fromEntries(leavesOf(inner));
  const ticket = readTicket(String(text?.content));
  assert.equal(ticket.source, said['source']);
  assert.equal(ticket.destination, said['destination']);
  assert.equal(ticket.generatedAt, Date.parse(String(said['generationTime'])));
  assert.equal(ticket.expiresAt, Date.parse(String(said['expirationTime'])));
});

test('the operations of every descriptor are told apart by their names', () => {
  const all = [wsfe, wsfex, wscdc, constancia, padronA4, padronA10, padronA13, wsaaService];
  for (const service of all) {
    const names = Object.values<AnyOperation>(service.operations).map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  }
});
