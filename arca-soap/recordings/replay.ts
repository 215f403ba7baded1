/** Plays a recorded exchange to the client over a real connection, from typed values to typed values. */
import { createArcaClient } from '../client.ts';
import type { Fields } from '../codec/record.ts';
import { endpointsOf } from '../endpoints.ts';
import { ArcaFailure } from '../failure.ts';
import { type Seen, serveHttp } from '../loopback/serve.ts';
import { callOperation, type RawAnswer } from '../service/call.ts';
import type { Operation, ServiceDescriptor } from '../service/descriptor.ts';
import { readXml, XmlElement } from '../xml/reader.ts';
import type { Recording } from './find-recordings.ts';

export type AnyOperation = Operation<Fields, Fields, boolean>;
export type AnyService = ServiceDescriptor<Readonly<Record<string, AnyOperation>>>;

/** Whose tickets these are does not matter: recordings have none. */
export const auth = {
  token: 'dG9rZW4gb2YgdGhlIHRlc3Rz',
  sign: 'c2lnbiBvZiB0aGUgdGVzdHM=',
  cuit: '20267565393',
};

const WRAPPERS = ['Auth', 'auth', 'authRequest'];
const CREDENTIALS = ['Token', 'Sign', 'Cuit', 'token', 'sign', 'cuitRepresentada'];

/** Whether an element of that name, directly in a message or in its credentials' wrapper, is the dialect's. */
export const isWrapper = (name: string): boolean => WRAPPERS.includes(name);
export const isCredential = (name: string): boolean => CREDENTIALS.includes(name);

/** The typed input that a recorded request was made of, read by the operation's own fields. */
export function typedInput(recording: Recording, operation: AnyOperation): unknown {
  const message = readXml(recording.request_body).child('Body')?.children[0];
  const own = new XmlElement('own');
  if (message) own.children.push(...fieldsIn(message, operation));
  return operation.requestFields.read(own);
}

function fieldsIn(message: XmlElement, operation: AnyOperation): readonly XmlElement[] {
  if (!operation.isInsideAuth) {
    return message.children.filter(({ name }) => !isWrapper(name) && !isCredential(name));
  }
  const wrapper = message.children.find(({ name }) => isWrapper(name));
  return (wrapper?.children ?? []).filter(({ name }) => !isCredential(name));
}

/** What came of it: the request as it left, and the typed answer or failure. */
export interface Played {
  readonly sent: string;
  readonly answer: RawAnswer | ArcaFailure;
}

/** One call of the client, answered with what was recorded. */
export async function play(
  recording: Recording,
  service: AnyService,
  operation: AnyOperation,
  input: unknown,
): Promise<Played> {
  const seen: Seen[] = [];
  await using server = await serveHttp((request) => {
    seen.push(request);
    return { status: recording.response_status, body: recording.response_body };
  });
  const endpoints = endpointsOf('homologacion', { [service.id]: server.url });
  const arca = createArcaClient({ endpoints, now: Date.now });
  const credentials = operation.isAuthenticated ? auth : null;
  const call = { deadline: Date.now() + 10_000 };
  try {
    const given = { credentials, fields: input };
    const answer = await callOperation(arca.kernel, service, operation, given, call).catch((error) => {
      if (error instanceof ArcaFailure) return error;
      throw error;
    });
    return { sent: seen[0]?.body ?? '', answer };
  } finally {
    await arca.close();
  }
}
