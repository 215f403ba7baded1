// ASP.NET ASMX on the wire: one line, a header that names the server, and faults in its own words.
import type { Answer } from '../../service.ts';
import { SOAP_11, SOAP_12, type SoapVersion } from '../envelope.ts';
import { escapeText } from '../write-xml.ts';

/** What `FEHeaderInfo` says in one answer. */
export interface AsmxHeader {
  readonly ambiente: string;
  readonly id: string;
  /** ISO 8601 with a fraction and `-03:00`. */
  readonly fecha: string;
}

const TYPE: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'text/xml; charset=utf-8',
  '1.2': 'application/soap+xml; charset=utf-8',
};

function envelope(version: SoapVersion, inside: string): string {
  const uri = version === '1.1' ? SOAP_11 : SOAP_12;
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${uri}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">${inside}</soap:Envelope>`;
}

/** `soap:Header` with the service's `FEHeaderInfo`. */
export function headerXml(namespace: string, { ambiente, fecha, id }: AsmxHeader): string {
  return `<soap:Header><FEHeaderInfo xmlns="${namespace}"><ambiente>${escapeText(ambiente)}</ambiente><fecha>${fecha}</fecha><id>${escapeText(id)}</id></FEHeaderInfo></soap:Header>`;
}

/** A normal answer around the inside of `<opResult>`; some operations end their line, and always do. */
export function asmxAnswer(
  version: SoapVersion,
  namespace: string,
  header: string,
  operation: string,
  result: string,
  endsLine: boolean,
): Answer {
  const body = `<soap:Body><${operation}Response xmlns="${namespace}"><${operation}Result>${result}</${operation}Result></${operation}Response></soap:Body>`;
  return {
    status: 200,
    contentType: TYPE[version],
    body: envelope(version, header + body) + (endsLine ? '\r\n' : ''),
  };
}

/** A SOAP fault, HTTP 500. */
export function asmxFault(version: SoapVersion, text: string, header = ''): Answer {
  const body =
    version === '1.1'
      ? `<soap:Body><soap:Fault><faultcode>soap:Client</faultcode><faultstring>${escapeText(text)}</faultstring><detail /></soap:Fault></soap:Body>`
      : `<soap:Body><soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="en">${escapeText(text)}</soap:Text></soap:Reason><soap:Detail /></soap:Fault></soap:Body>`;
  return { status: 500, contentType: TYPE[version], body: envelope(version, header + body) };
}

/** An envelope of neither version: the fault names the versions there are. */
export function asmxVersionMismatch(text: string): Answer {
  const supported = (prefix: string, uri: string): string =>
    `<soap12:SupportedEnvelope qname="${prefix}:Envelope" xmlns:${prefix}="${uri}" />`;
  const upgrade = `<soap:Header><soap12:Upgrade xmlns:soap12="${SOAP_12}">${supported('soap', SOAP_11)}${supported('soap12', SOAP_12)}</soap12:Upgrade></soap:Header>`;
  const fault = `<soap:Body><soap:Fault><faultcode>soap:VersionMismatch</faultcode><faultstring>${escapeText(text)}</faultstring><detail /></soap:Fault></soap:Body>`;
  return { status: 500, contentType: TYPE['1.1'], body: envelope('1.1', upgrade + fault) };
}

/** Only a status: what ASMX answers when it cannot read XML (400) or does not take its type (415). */
export function asmxNothing(version: SoapVersion, status: 400 | 415): Answer {
  return { status, contentType: TYPE[version], body: '' };
}
