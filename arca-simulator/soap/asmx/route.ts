// Which operation a request is for, in the order ASP.NET decides it: by action first, then by the element, then the outside.
import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../../service.ts';
import {
  type Envelope,
  readEnvelope,
  readMediaType,
  SOAP_11,
  type SoapVersion,
  soapAction,
} from '../envelope.ts';
import { XmlError, type XmlNode } from '../read-xml.ts';
import { asmxFault, asmxNothing, asmxVersionMismatch } from './answers.ts';

/** A request whose operation is known; `node` is what its body holds, whether or not that is the operation's. */
export interface Routed<Name extends string> {
  readonly name: Name;
  readonly version: SoapVersion;
  readonly node: XmlNode | undefined;
}

export interface Routes<Name extends string> {
  readonly namespace: string;
  readonly operations: Readonly<Record<Name, unknown>>;
}

const SOAP_TYPES = ['text/xml', 'application/soap+xml'];

/** The operation, or the answer that refuses the request before any operation sees it. */
export function route<Name extends string>(
  routes: Routes<Name>,
  headers: IncomingHttpHeaders,
  body: string,
): Routed<Name> | Answer {
  const { base, action } = readMediaType(headers['content-type']);
  const header = soapAction(headers);
  // Without the header of SOAP 1.1 it must be a request of 1.2, which names its action in its type.
  const speaks = header === undefined || base === 'application/soap+xml' ? '1.2' : '1.1';
  const wanted = unescapeAction(speaks === '1.1' ? header : action);
  const known = operationOf(routes, wanted);
  if (speaks === '1.1') {
    if (known === undefined)
      return asmxFault(
        '1.1',
        `${EXCEPTION}Server did not recognize the value of HTTP Header SOAPAction: ${wanted}.`,
      );
    if (!SOAP_TYPES.includes(base)) return asmxNothing('1.1', 415);
  }
  let envelope: Envelope;
  try {
    envelope = readEnvelope(body);
  } catch (error) {
    if (error instanceof XmlError) return asmxNothing(speaks, 400);
    throw error;
  }
  const name = known ?? elementOf(routes, envelope.operation);
  const refusal = refuseEnvelope(envelope, base, name === undefined);
  if (refusal) return refusal;
  const version = envelope.version ?? '1.1';
  if (name === undefined) return asmxFault(version, EXCEPTION + unroutable(wanted));
  return { name, version, node: envelope.operation };
}

const EXCEPTION = 'System.Web.Services.Protocols.SoapException: ';

const unroutable = (action: string): string =>
  action === ''
    ? 'Unable to handle request without a valid action parameter. Please supply a valid soap action.'
    : `Unable to handle request. The action '${action}' was not recognized.`;

function refuseEnvelope(envelope: Envelope, base: string, isRouting: boolean): Answer | undefined {
  if (!isRouting && !SOAP_TYPES.includes(base)) return asmxNothing('1.2', 415);
  const { version, namespace, name, hasBody } = envelope;
  if (version === undefined)
    return asmxVersionMismatch(
      `${EXCEPTION}Possible SOAP version mismatch: Envelope namespace ${namespace} was unexpected. Expecting ${SOAP_11}.`,
    );
  if (!isRouting && version === '1.1' && base !== 'text/xml') return asmxNothing('1.1', 415);
  const part = name !== 'Envelope' ? 'Envelope' : hasBody ? undefined : 'Body';
  return part && asmxFault(version, `${UNREADABLE}Missing required soap:${part} element.`);
}

const UNREADABLE = 'Server was unable to read request. ---> System.InvalidOperationException: ';

function operationOf<Name extends string>(routes: Routes<Name>, action: string): Name | undefined {
  return action.startsWith(routes.namespace)
    ? named(routes, action.slice(routes.namespace.length))
    : undefined;
}

function elementOf<Name extends string>(
  routes: Routes<Name>,
  element: XmlNode | undefined,
): Name | undefined {
  return element?.namespace === routes.namespace ? named(routes, element.name) : undefined;
}

function named<Name extends string>({ operations }: Routes<Name>, name: string): Name | undefined {
  const has = (one: string): one is Name => Object.hasOwn(operations, one);
  return has(name) ? name : undefined;
}

/** Actions are compared as addresses are: `%2F` is a slash. */
function unescapeAction(action = ''): string {
  try {
    return decodeURIComponent(action.replaceAll('+', ' '));
  } catch {
    return action;
  }
}
