// Reads one XML document into a small tree of local names, because ARCA's readers ignore namespaces and order.
import { SaxesParser } from 'saxes';

/** One element: local name, namespace, joined text of its own, children in order, and where it stood. */
export interface XmlNode {
  readonly name: string;
  readonly namespace: string;
  readonly children: XmlNode[];
  readonly attributes: ReadonlyMap<string, string>;
  text: string;
  readonly line: number;
  readonly column: number;
}

/** Thrown for anything that is not one well-formed document without a DTD. */
export class XmlError extends Error {
  override name = 'XmlError';
}

const MAX_DEPTH = 64;

/** Parses `source`; throws {@link XmlError} on malformed text, a DTD, or nesting deeper than 64. */
export function readXml(source: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: XmlNode[] = [];
  let root: XmlNode | undefined;
  parser.on('error', (error) => {
    throw new XmlError(error.message);
  });
  parser.on('doctype', () => {
    throw new XmlError('A document type declaration is not accepted.');
  });
  parser.on('opentag', (tag) => {
    const attributes = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) attributes.set(attribute.local, attribute.value);
    const node: XmlNode = {
      name: tag.local,
      namespace: tag.uri,
      children: [],
      attributes,
      text: '',
      line: parser.line,
      column: parser.column,
    };
    const parent = open.at(-1);
    if (parent) parent.children.push(node);
    else root = node;
    open.push(node);
    if (open.length > MAX_DEPTH) throw new XmlError('Nested too deeply.');
  });
  const append = (text: string): void => {
    const current = open.at(-1);
    if (current) current.text += text;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(source).close();
  if (!root) throw new XmlError('Root element is missing.');
  return root;
}

/** First child with that local name, if any. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((candidate) => candidate.name === name);
}

/** Trimmed text of the child with that name; `undefined` when there is no such child. */
export function childText(node: XmlNode | undefined, name: string): string | undefined {
  return child(node, name)?.text.trim();
}
