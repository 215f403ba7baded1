// Writes elements exactly as ARCA's stacks do, byte for byte, so that a client meets the real thing.

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

// Control characters have no form in XML 1.0; only tab, line feed and carriage return do.
const CONTROLS = /\p{Cc}/gu;

/** Text content with `&`, `<` and `>` escaped. */
export function escapeText(text: string): string {
  return text
    .replace(CONTROLS, (found) => ('\t\n\r'.includes(found) ? found : ''))
    .replace(/[&<>]/g, (found) => ESCAPES[found] ?? found);
}

/** Attribute value: text content with double quotes escaped too. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

/** `<name>content</name>`, or `<name />` with .NET's space when the content is empty. */
export function element(name: string, content: string): string {
  return content === '' ? `<${name} />` : `<${name}>${content}</${name}>`;
}
