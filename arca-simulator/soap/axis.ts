// Apache Axis 1.4 on the wire: answers in the version of SOAP that it was asked in, and what is not ASCII as entities.
import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../service.ts';
import { readMediaType, SOAP_11, SOAP_12, type SoapVersion, soapAction } from './envelope.ts';
import { escapeText } from './write-xml.ts';

export const AXIS = 'http://xml.apache.org/axis/';

const TYPE: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'text/xml;charset=utf-8',
  '1.2': 'application/soap+xml;charset=utf-8',
};

/** What is wrong, in the words of Axis or of the service behind it. */
export interface AxisFault {
  /** With its prefix: `ns1:` is of Axis, `soapenv:` of SOAP. */
  readonly code: string;
  readonly text: string;
  /** Class of the exception that a service declares. */
  readonly exception?: string;
}

/** The action of a request: its header or, as SOAP 1.2 has it, a parameter of its type; `undefined` for none at all. */
export function axisAction(headers: IncomingHttpHeaders): string | undefined {
  return soapAction(headers) ?? readMediaType(headers['content-type']).action;
}

export function axisAnswer(version: SoapVersion, body: string): Answer {
  return { status: 200, contentType: TYPE[version], body: envelope(version, body) };
}

/** HTTP 500. */
export function axisFault(version: SoapVersion, { code, text, exception }: AxisFault): Answer {
  const declared = code.startsWith('ns1:') ? ` xmlns:ns1="${AXIS}"` : '';
  const host = exception === undefined ? 'ns1' : 'ns3';
  const inside = [
    exception === undefined ? '' : `<ns2:exceptionName xmlns:ns2="${AXIS}">${exception}</ns2:exceptionName>`,
    `<${host}:hostname xmlns:${host}="${AXIS}">wsaaext0.homo.afip.gov.ar</${host}:hostname>`,
  ].join('');
  const fault =
    version === '1.1'
      ? `<faultcode${declared}>${code}</faultcode><faultstring>${axisText(text)}</faultstring><detail>${inside}</detail>`
      : `<soapenv:Code><soapenv:Value${declared}>${code}</soapenv:Value></soapenv:Code><soapenv:Reason><soapenv:Text xml:lang="en">${axisText(text)}</soapenv:Text></soapenv:Reason><soapenv:Detail>${inside}</soapenv:Detail>`;
  return {
    status: 500,
    contentType: TYPE[version],
    body: envelope(version, `<soapenv:Fault>${fault}</soapenv:Fault>`),
  };
}

/** Axis writes whatever is not ASCII as a hexadecimal entity. */
function axisText(text: string): string {
  return escapeText(text).replace(
    /[\u0080-\uffff]/g,
    (found) => `&#x${found.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

function envelope(version: SoapVersion, body: string): string {
  const uri = version === '1.1' ? SOAP_11 : SOAP_12;
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${uri}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}
