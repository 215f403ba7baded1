/** SOAP 1.1 around a message, in and out. */
import type { Fault } from '../failure.ts';
import { readXml, UnreadableXml, type XmlElement } from './reader.ts';
import { XmlWriter } from './writer.ts';

const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';

/** How a message's root element is written. */
export interface MessageRoot {
  readonly name: string;
  readonly namespace: string;
  /** Whether child elements carry the namespace too (`elementFormDefault`). */
  readonly qualified: boolean;
}

/**
 * Writes an envelope with one message in its body, or with none.
 *
 * @example
 * buildEnvelope({ name: 'FEDummy', namespace: 'http://ar.gov.afip.dif.FEV1/', qualified: true }, () => {}).complete();
 */
export function buildEnvelope(
  root: MessageRoot | null,
  writeChildren: (writer: XmlWriter) => void,
): XmlWriter {
  const writer = new XmlWriter();
  const tag = root?.qualified ? root.name : `m:${root?.name}`;
  writer.raw('<?xml version="1.0" encoding="utf-8"?>');
  writer.raw(`<soap:Envelope xmlns:soap="${SOAP_11}"><soap:Body>`);
  if (root) writer.raw(`<${tag} ${root.qualified ? 'xmlns' : 'xmlns:m'}="${root.namespace}">`);
  writeChildren(writer);
  if (root) writer.raw(`</${tag}>`);
  writer.raw('</soap:Body></soap:Envelope>');
  return writer;
}

/** What an envelope held: a message with its header, or a fault. */
export type EnvelopeContent =
  | {
      readonly kind: 'message';
      readonly message: XmlElement;
      /** The header's values by element; ARCA's servers describe themselves there. */
      readonly header: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'fault'; readonly fault: Fault };

/**
 * Opens an envelope, by local names alone: ARCA's stacks differ in prefixes and namespaces.
 *
 * @throws {UnreadableXml} when it is not XML, not an envelope, or its body does not hold exactly one element.
 *
 * @example
 * const content = parseEnvelope(responseXml);
 * if (content.kind === 'fault') console.log(content.fault.code);
 */
export function parseEnvelope(xml: string): EnvelopeContent {
  const root = readXml(xml);
  if (root.name !== 'Envelope') throw new UnreadableXml('not a SOAP envelope');
  const body = root.onlyChild('Body');
  if (!body) throw new UnreadableXml('the envelope has not one body');
  if (root.isMixed || body.isMixed) throw new UnreadableXml('the envelope holds text');
  const [message, second] = body.children;
  if (!message) throw new UnreadableXml('the envelope holds no message');
  if (second) throw new UnreadableXml('the envelope holds more than one message');
  return message.name === 'Fault'
    ? { kind: 'fault', fault: readFault(message) }
    : { kind: 'message', message, header: Object.fromEntries(leaves(root.child('Header'))) };
}

/** SOAP 1.1 (`faultcode`, `faultstring`), or 1.2 (`Code/Value`, `Reason/Text`), which some stacks answer with anyway. */
function readFault(element: XmlElement): Fault {
  const code = element.child('faultcode') ?? element.child('Code')?.child('Value');
  const words = element.child('faultstring') ?? element.child('Reason')?.child('Text');
  const rawCode = code?.text.trim() ?? '';
  return {
    rawCode,
    // Some of them put a space after the colon.
    code: rawCode.slice(rawCode.indexOf(':') + 1).trim(),
    message: words?.text.trim() ?? '',
    detail: Object.fromEntries(leaves(element.child('detail') ?? element.child('Detail'))),
  };
}

function leaves(element: XmlElement | undefined): readonly (readonly [string, string])[] {
  return (element?.children ?? []).flatMap((child) =>
    child.children.length > 0 ? leaves(child) : [[child.name, child.text.trim()] as const],
  );
}
