/** One call, whatever the service: encode, send, keep the exchange, decode, and say what is certain when any of it fails. */
import { InvalidValue } from '../codec/codec.ts';
import type { Fields, RecordInput } from '../codec/record.ts';
import type { Exchange } from '../exchange.ts';
import { ArcaFailure, ArcaSoapFault, type Certainty, type FailureReason } from '../failure.ts';
import { post, type Received } from '../transport/post.ts';
import { buildEnvelope, type EnvelopeContent, parseEnvelope } from '../xml/envelope.ts';
import { UnreadableXml, type XmlElement } from '../xml/reader.ts';
import { REDACTED, type XmlWriter } from '../xml/writer.ts';
import type { Operation, ServiceDescriptor } from './descriptor.ts';
import type { Credentials } from './dialects.ts';
import type { CallOptions, Kernel } from './kernel.ts';

/** A decoded result, still without its static type. */
export interface RawAnswer {
  readonly result: Record<string, unknown>;
  readonly server: Readonly<Record<string, string>>;
  readonly exchange: Exchange;
}

interface FailParts {
  readonly detail: string;
  readonly exchange?: Exchange | undefined;
  readonly cause?: unknown;
}

interface Input {
  readonly credentials: Credentials | null;
  readonly fields: unknown;
}

/** One call's parts, as its steps see them. */
interface Call {
  readonly service: ServiceDescriptor;
  readonly operation: Operation<Fields, Fields, boolean>;
  readonly input: Input;
  readonly names: { readonly service: string; readonly operation: string };
  fail(certainty: Certainty, reason: FailureReason, parts: FailParts): never;
}

/**
 * @throws {ArcaFailure} always and only.
 */
export async function callOperation(
  kernel: Kernel,
  service: ServiceDescriptor,
  operation: Operation<Fields, Fields, boolean>,
  input: Input,
  options: CallOptions,
): Promise<RawAnswer> {
  const names = { service: service.id, operation: operation.name };
  const fail: Call['fail'] = (certainty, reason, parts) => {
    throw new ArcaFailure({ ...names, certainty, reason, ...parts });
  };
  const call: Call = { service, operation, input, names, fail };
  const writer = writeRequest(call);
  const url = new URL(kernel.endpoints.urls[service.id]);
  const outcome = await post({
    url,
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${service.dialect.soapAction(service.namespace, operation.name)}"`,
    },
    body: writer.complete(),
    dispatcher: await kernel.dispatcherFor(url),
    time: kernel.time,
    deadline: options.deadline,
    signal: options.signal,
    maxResponseBytes: kernel.maxResponseBytes,
  });
  const exchange = exchangeOf(call, kernel, writer, outcome);
  if (!outcome.ok) {
    const { certainty, reason, cause } = outcome;
    return fail(certainty, reason, { detail: reason.replaceAll('_', ' '), exchange, cause });
  }
  if (!exchange) return fail('unknown', 'connection_lost', { detail: 'answered before it was sent' });
  const xml = withoutEchoes(outcome.body, writer.secrets());
  return readAnswer(call, { xml, status: outcome.status, exchange });
}

function writeRequest({ service, operation, input, fail }: Call): XmlWriter {
  const { dialect, namespace } = service;
  const writeChildren = (writer: XmlWriter): void => {
    const { authElement, isInsideAuth } = operation;
    const writeFields = () => operation.requestFields.write(writer, input.fields);
    if (input.credentials) {
      const writeMore = isInsideAuth ? writeFields : undefined;
      dialect.writeCredentials(writer, input.credentials, { element: authElement, writeMore });
    }
    if (!isInsideAuth || !input.credentials) writeFields();
  };
  const root = {
    name: dialect.requestElement(operation.name),
    namespace,
    qualified: dialect.isQualified,
  };
  return orFail(
    () => buildEnvelope(operation.isBodyless ? null : root, writeChildren),
    (detail) => fail('not-sent', 'invalid_request', { detail }),
  );
}

/** What is kept of the call as far as it went; nothing where nothing left. */
function exchangeOf(
  { service, names }: Call,
  { endpoints, time }: Kernel,
  writer: XmlWriter,
  { startedAt, status, dateHeader, body }: Received,
): Exchange | undefined {
  if (startedAt === null) return undefined;
  const cleaned = body === null ? null : withoutEchoes(body, writer.secrets());
  return {
    ...names,
    url: endpoints.urls[service.id],
    requestXml: writer.redacted(),
    responseXml: cleaned === null ? null : (service.redactResponse?.(cleaned) ?? cleaned),
    status,
    dateHeader,
    startedAt,
    endedAt: time.now(),
  };
}

/** A shorter value could be part of innocent text. */
const SHORTEST_SECRET = 16;

/** Some services repeat the token they dislike in their complaint. */
function withoutEchoes(xml: string, secrets: readonly string[]): string {
  return secrets
    .filter((value) => value.length >= SHORTEST_SECRET)
    .reduce((text, value) => text.replaceAll(value, REDACTED), xml);
}

interface Answered {
  readonly xml: string;
  readonly status: number;
  readonly exchange: Exchange;
}

function readAnswer(call: Call, { xml, status, exchange }: Answered): RawAnswer {
  const { operation, input, names, fail } = call;
  const isOk = status >= 200 && status < 300;
  const content: EnvelopeContent = orFail(
    () => parseEnvelope(xml),
    (detail) => {
      const reason = isOk ? 'unreadable_answer' : 'http_status';
      return fail('unknown', reason, { detail: `HTTP ${status}, ${detail}`, exchange });
    },
  );
  if (content.kind === 'fault') throw new ArcaSoapFault(content.fault, { ...names, exchange });
  if (!isOk) return fail('unknown', 'http_status', { detail: `HTTP ${status} with a message`, exchange });

  const result = orFail(
    () => readResult(call, content.message),
    (detail) => fail('unknown', 'unexpected_answer', { detail, exchange }),
  );
  // What was asked has been written, so it has the shape that the descriptor declares.
  const contradiction = operation.contradiction?.(input.fields as RecordInput<Fields>, result) ?? null;
  if (contradiction !== null) {
    return fail('unknown', 'unexpected_answer', { detail: contradiction, exchange });
  }
  return { result, server: content.header, exchange };
}

function readResult({ service, operation }: Call, message: XmlElement): Record<string, unknown> {
  const expected = `${operation.name}Response`;
  if (message.name !== expected) throw new InvalidValue(`expected ${expected}`);
  const name = operation.resultElement ?? service.dialect.resultElement(operation.name);
  const element = name === null ? message : message.onlyChild(name);
  if (!element) throw new InvalidValue('not found once', [name ?? '']);
  return operation.resultFields.read(element);
}

/** Turns what bad data throws into a failure; anything else is a defect of ours and stays one. */
function orFail<T>(work: () => T, onBad: (detail: string) => never): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof InvalidValue || error instanceof UnreadableXml) return onBad(error.message);
    throw error;
  }
}
