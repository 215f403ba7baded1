/** Reads what ARCA sent into the smallest tree that decoders need; whatever is not one whole, plain document is refused. */
import { SaxesParser } from 'saxes';

/** Thrown for anything that is not one well-formed document without DTD. */
export class UnreadableXml extends Error {
  override readonly name = 'UnreadableXml';
}

/** An element by its local name: ARCA's servers disagree on prefixes and sometimes on namespaces. */
export class XmlElement {
  readonly name: string;
  readonly children: XmlElement[] = [];
  /** Character data; meaningful only where there are no children. */
  text = '';
  /** `xsi:nil="true"`. */
  isNil = false;
  /** Text that is not blank stands beside child elements, which no message of ARCA's has. */
  isMixed = false;

  constructor(name: string) {
    this.name = name;
  }

  /** The child of that local name, where there is exactly one. */
  onlyChild(name: string): XmlElement | undefined {
    const [only, second] = this.children.filter((element) => element.name === name);
    return second ? undefined : only;
  }

  /** The first child of that local name. */
  child(name: string): XmlElement | undefined {
    return this.children.find((element) => element.name === name);
  }
}

/** ARCA's deepest answer has nine levels; a hundred is room enough, and bounds the stack of open elements. */
const MAX_DEPTH = 100;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads one XML document.
 *
 * @throws {UnreadableXml} when it is empty, truncated, mismatched, not XML, carries a DTD or an unknown entity,
 * or nests deeper than a hundred elements.
 *
 * @example
 * readXml('<a:Err><Code>600</Code></a:Err>').child('Code')?.text; // '600'
 */
export function readXml(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let root: XmlElement | undefined;
  const open: XmlElement[] = [];

  parser.on('error', (error) => {
    throw new UnreadableXml(error.message);
  });
  parser.on('doctype', () => {
    throw new UnreadableXml('a document type declaration is never accepted');
  });
  parser.on('opentag', (tag) => {
    const element = new XmlElement(localName(tag.name));
    for (const name in tag.attributes) {
      if (localName(name) !== 'nil') continue;
      const value = tag.attributes[name];
      element.isNil = value === 'true' || value === '1';
    }
    const parent = open.at(-1);
    if (parent) {
      if (parent.children.length === 0 && parent.text.trim() !== '') parent.isMixed = true;
      parent.children.push(element);
    } else root = element;
    if (open.push(element) > MAX_DEPTH) throw new UnreadableXml('nested too deep');
  });
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (!element) return;
    if (element.children.length === 0) element.text += text;
    else if (text.trim() !== '') element.isMixed = true;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });

  parser.write(xml).close();
  if (!root) throw new UnreadableXml('no root element');
  return root;
}
