/**
 * What an XML document says, so that one written by us can be held against one that was recorded: elements by namespace
 * and name, in order, with their attributes and exact text.
 *
 * Two documents that say the same may still be written differently. These differences, and no others, are taken away:
 *
 * - An element that says nothing equals one that is missing: empty (`<CAE />`, or white space alone), nil, or the literal `NULL` that ARCA
 *   writes for "no date"; and so does an element in which nothing is left. Typed values keep neither.
 * - White space between elements, comments, prefixes and the XML declaration.
 */
import { SaxesParser } from 'saxes';

/** An element; its content is text, or elements when it has any. */
export interface Item {
  /** `{namespace}name`. */
  readonly name: string;
  /** `{namespace}name=value`, sorted; declarations of namespaces are none. */
  readonly attributes: readonly string[];
  readonly content: string | readonly Item[];
}

const NIL = '{http://www.w3.org/2001/XMLSchema-instance}nil=true';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const expanded = (uri: string, local: string): string => (uri === '' ? local : `{${uri}}${local}`);

interface Open {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly children: Item[];
  text: string;
}

/** Everything the document says, and what says nothing too. */
export function infosetOf(xml: string): Item {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const document: Open = { name: '', attributes: [], children: [], text: '' };
  const open = [document];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const declared = Object.values(attributes)
      .filter((attribute) => attribute.uri !== XMLNS)
      .map(({ uri: space, local: name, value }) => `${expanded(space, name)}=${value}`);
    open.push({ name: expanded(uri, local), attributes: declared.toSorted(), children: [], text: '' });
  });
  const addText = (text: string): void => {
    const here = open.at(-1);
    if (here) here.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const { name, attributes, children, text } = open.pop() ?? document;
    open.at(-1)?.children.push({ name, attributes, content: children.length > 0 ? children : text });
  });
  parser.write(xml).close();
  const [root] = document.children;
  if (!root) throw new Error('no root element');
  return root;
}

/** What is left of the elements inside when those that say nothing are gone. */
function saidIn(item: Item): readonly Item[] {
  return childrenOf(item).flatMap((child) => {
    if (child.attributes.includes(NIL)) return [];
    if (typeof child.content === 'string') {
      return ['', 'NULL'].includes(child.content.trim()) ? [] : [child];
    }
    const content = saidIn(child);
    return content.length === 0 ? [] : [{ ...child, content }];
  });
}

/** `name` without its namespace. */
export const localName = ({ name }: Item): string => name.slice(name.indexOf('}') + 1);

/** The elements inside. */
export const childrenOf = (item: Item | undefined): readonly Item[] =>
  item && typeof item.content !== 'string' ? item.content : [];

/** The message inside an envelope, with all that it says; `null` when the body is empty. */
export function messageIn(envelope: string): Item | null {
  const body = childrenOf(infosetOf(envelope)).find((item) => localName(item) === 'Body');
  const [message] = childrenOf(body);
  return message ? { ...message, content: saidIn(message) } : null;
}

/** The same by local names alone. */
export function withoutNamespaces(item: Item): Item {
  const { attributes, content } = item;
  const inner = typeof content === 'string' ? content : content.map(withoutNamespaces);
  return { name: localName(item), attributes, content: inner };
}
