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

/** A shorter value could be part of innocent text. */
const SHORTEST_SECRET = 16;

/** Some services repeat the token they dislike in their complaint. */
function withoutEchoes(xml: string, secrets: readonly string[]): string {
  return secrets
    .filter((value) => value.length >= SHORTEST_SECRET)
    .reduce((text, value) => text.replaceAll(value, REDACTED), xml);
}

/**
 * @throws {ArcaFailure} always and only.
 */
export async function callOperation(
  kernel: Kernel,
  service: ServiceDescriptor,
  operation: Operation<Fields, Fields, boolean>,
  input: { readonly credentials: Credentials | null; readonly fields: unknown },
  options: CallOptions,
): Promise<RawAnswer> {
  const { dialect } = service;
  const names = { service: service.id, operation: operation.name };
  const fail = (certainty: Certainty, reason: FailureReason, parts: FailParts): never => {
    throw new ArcaFailure({ ...names, certainty, reason, ...parts });
  };

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
    namespace: service.namespace,
    qualified: dialect.isQualified,
  };
  const writer = orFail(
    () => buildEnvelope(operation.isBodyless ? null : root, writeChildren),
    (detail) => fail('not-sent', 'invalid_request', { detail }),
  );

  const url = kernel.endpoints.urls[service.id];
  const outcome = await post({
    url: new URL(url),
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${dialect.soapAction(service.namespace, operation.name)}"`,
    },
    body: writer.complete(),
    dispatcher: await kernel.dispatcherFor(new URL(url)),
    time: kernel.time,
    deadline: options.deadline,
    signal: options.signal,
    maxResponseBytes: kernel.maxResponseBytes,
  });

  const exchangeOf = ({ startedAt, status, dateHeader, body }: Received): Exchange | undefined => {
    if (startedAt === null) return undefined;
    const cleaned = body === null ? null : withoutEchoes(body, writer.secrets());
    const responseXml = cleaned === null ? null : (service.redactResponse?.(cleaned) ?? cleaned);
    const endedAt = kernel.time.now();
    return {
      ...names,
      url,
      requestXml: writer.redacted(),
      responseXml,
      status,
      dateHeader,
      startedAt,
      endedAt,
    };
  };
  const exchange = exchangeOf(outcome);
  if (!outcome.ok) {
    const { certainty, reason, cause } = outcome;
    return fail(certainty, reason, { detail: reason.replaceAll('_', ' '), exchange, cause });
  }
  if (!exchange) return fail('unknown', 'connection_lost', { detail: 'answered before it was sent' });

  const xml = withoutEchoes(outcome.body, writer.secrets());
  const isOk = outcome.status >= 200 && outcome.status < 300;
  const content: EnvelopeContent = orFail(
    () => parseEnvelope(xml),
    (detail) => {
      const reason = isOk ? 'unreadable_answer' : 'http_status';
      return fail('unknown', reason, { detail: `HTTP ${outcome.status}, ${detail}`, exchange });
    },
  );
  if (content.kind === 'fault') throw new ArcaSoapFault(content.fault, { ...names, exchange });
  if (!isOk) {
    return fail('unknown', 'http_status', { detail: `HTTP ${outcome.status} with a message`, exchange });
  }

  const result = orFail(
    () => readResult(service, operation, content.message),
    (detail) => fail('unknown', 'unexpected_answer', { detail, exchange }),
  );
  // What was asked has been written, so it has the shape that the descriptor declares.
  const contradiction = operation.contradiction?.(input.fields as RecordInput<Fields>, result) ?? null;
  if (contradiction !== null) {
    return fail('unknown', 'unexpected_answer', { detail: contradiction, exchange });
  }
  return { result, server: content.header, exchange };
}

function readResult(
  { dialect }: ServiceDescriptor,
  operation: Operation<Fields, Fields, boolean>,
  message: XmlElement,
): Record<string, unknown> {
  const expected = `${operation.name}Response`;
  if (message.name !== expected) throw new InvalidValue(`expected ${expected}`);
  const name = operation.resultElement ?? dialect.resultElement(operation.name);
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
