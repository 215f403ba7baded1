// Finds the operation inside a SOAP envelope, whichever of the two SOAP versions the client speaks.
import { child, readXml, XmlError, type XmlNode } from './read-xml.ts';

export const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

/** A parsed request: its SOAP version and the first element of its body, if there is one. */
export interface Envelope {
  readonly version: '1.1' | '1.2';
  readonly operation: XmlNode | undefined;
}

/** Throws {@link XmlError} when `source` is not a SOAP envelope. */
export function readEnvelope(source: string): Envelope {
  const root = readXml(source);
  if (root.name !== 'Envelope') throw new XmlError('The root element is not an envelope.');
  const body = child(root, 'Body');
  if (!body) throw new XmlError('The envelope has no body.');
  return { version: root.namespace === SOAP_12 ? '1.2' : '1.1', operation: body.children[0] };
}

/** The SOAPAction of a request without its quotes; `undefined` when there is none. */
export function soapAction(headers: NodeJS.Dict<string | string[]>): string | undefined {
  const header = headers['soapaction'];
  const text = Array.isArray(header) ? header[0] : header;
  if (text !== undefined) return text.trim().replace(/^"(.*)"$/, '$1');
  const type = headers['content-type'];
  return /action="?([^";]+)"?/.exec(typeof type === 'string' ? type : '')?.[1];
}
