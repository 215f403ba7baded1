// Finds the operation inside a SOAP envelope, whichever of the two SOAP versions the client speaks.
import { readXml, XmlError, type XmlNode } from './read-xml.ts';

export const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

export type SoapVersion = '1.1' | '1.2';

/** The outside of a request, as it came: each stack has its own words for what is wrong with it. */
export interface Envelope {
  /** Of the root element; one of the two of SOAP, if all is well. */
  readonly namespace: string;
  /** Of the root element; `Envelope`, if all is well. */
  readonly name: string;
  /** `undefined` for a namespace that is of no SOAP. */
  readonly version: SoapVersion | undefined;
  readonly hasBody: boolean;
  /** The first element of the body, if there is one. */
  readonly operation: XmlNode | undefined;
}

const VERSIONS: Readonly<Record<string, SoapVersion>> = { [SOAP_11]: '1.1', [SOAP_12]: '1.2' };

/** Throws {@link XmlError} when `source` is not well-formed XML. */
export function readEnvelope(source: string): Envelope {
  const root = readXml(source);
  const body = root.children.find(({ name, namespace }) => name === 'Body' && namespace === root.namespace);
  return {
    namespace: root.namespace,
    name: root.name,
    version: VERSIONS[root.namespace],
    hasBody: root.name === 'Envelope' && body !== undefined,
    operation: root.name === 'Envelope' ? body?.children[0] : undefined,
  };
}

/** The version of SOAP that a request came in. Throws {@link XmlError} when it is no envelope with a body. */
export function versionOf({ name, version, hasBody }: Envelope): SoapVersion {
  if (name !== 'Envelope') throw new XmlError(`Bad envelope tag:  ${name}`);
  if (!hasBody) throw new XmlError('The envelope has no body.');
  return version ?? '1.1';
}

/** What a `Content-Type` says: its base in lower case, and its parameters without quotes. */
export interface MediaType {
  readonly base: string;
  readonly action: string | undefined;
}

export function readMediaType(header: string | undefined): MediaType {
  const [base = '', ...parameters] = (header ?? '').split(';');
  const action = /(?:^|;)\s*action\s*=\s*(?:"([^"]*)"?|([^;]*))/i.exec(parameters.join(';'));
  return { base: base.trim().toLowerCase(), action: (action?.[1] ?? action?.[2])?.trim() };
}

/** The `SOAPAction` of a request without its quotes; `undefined` when there is none. */
export function soapAction(headers: NodeJS.Dict<string | string[]>): string | undefined {
  const header = headers['soapaction'];
  const text = Array.isArray(header) ? header[0] : header;
  return text?.trim().replace(/^"(.*)"$/, '$1');
}
