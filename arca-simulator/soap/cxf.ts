// Apache CXF on the wire: no declaration, no header, faults with HTTP 500 and only what XML must escape escaped.
import type { Answer } from '../service.ts';
import { SOAP_11, SOAP_12 } from './envelope.ts';

const TYPE = 'text/xml;charset=UTF-8';
const TYPE_12 = 'application/soap+xml;charset=UTF-8';

const envelope = (uri: string, body: string): string =>
  `<soap:Envelope xmlns:soap="${uri}"><soap:Body>${body}</soap:Body></soap:Envelope>`;

const escapeMinimal = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function cxfAnswer(body: string): Answer {
  return { status: 200, contentType: TYPE, body: envelope(SOAP_11, body) };
}

/** Who is to blame, in what words, and an empty element in the detail where the service declares one. */
export interface CxfFault {
  readonly code: 'Client' | 'Server' | 'VersionMismatch';
  readonly text: string;
  readonly detail?: { readonly name: string; readonly namespace: string };
}

export function cxfFault({ code, text, detail }: CxfFault): Answer {
  const inside = detail ? `<detail><ns1:${detail.name} xmlns:ns1="${detail.namespace}"/></detail>` : '';
  const fault = `<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${escapeMinimal(text)}</faultstring>${inside}</soap:Fault>`;
  return { status: 500, contentType: TYPE, body: envelope(SOAP_11, fault) };
}

/** A service of SOAP 1.1 alone answers SOAP 1.2 in its envelope, with the code of the other. */
export function cxfVersionMismatch(): Answer {
  const text = 'A SOAP 1.2 message is not valid when sent to a SOAP 1.1 only endpoint.';
  const fault = `<soap:Fault><faultcode xmlns:ns1="${SOAP_11}">ns1:VersionMismatch</faultcode><faultstring>${text}</faultstring></soap:Fault>`;
  return { status: 500, contentType: TYPE_12, body: envelope(SOAP_12, fault) };
}

/** A root element of no SOAP. */
export function cxfNoSoap({
  namespace,
  name,
}: {
  readonly namespace: string;
  readonly name: string;
}): Answer {
  const text =
    namespace === ''
      ? `No namespace on "${name}" element. You must send a SOAP request.`
      : `"${namespace}", the namespace on the "${name}" element, is not a valid SOAP version.`;
  return cxfFault({ code: 'VersionMismatch', text });
}
