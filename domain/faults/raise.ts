/** Makes a fault out of its code: the words come from the catalogue, only the particulars from the rule. */
import { CATALOGUE, type FaultCode } from './catalogue.ts';
import type { Fault, FaultDefinition, Words } from './fault.ts';

/** What fills the words of a fault; `Words` where the two languages differ. */
export type Particulars = Readonly<Record<string, string | Words>>;

/** Longer values of the caller are cut before they are repeated to them. */
const LONGEST_VALUE = 80;

/**
 * A fault of the catalogue at a path of the document. `arca` replaces the catalogue's codes where the
 * law of the day or the class of the comprobante decides which one ARCA would answer.
 *
 * @example
 * raise('recipient.same_as_issuer', 'recipient.cuit');
 */
export function raise(
  code: FaultCode,
  path: string,
  particulars: Particulars = {},
  arca?: readonly number[],
): Fault {
  const entry: FaultDefinition = CATALOGUE[code];
  return {
    code,
    path,
    message: fill(entry.message, particulars),
    fix: fill(entry.fix, particulars),
    arca: arca ?? entry.arca,
  };
}

function fill(words: Words, particulars: Particulars): Words {
  return { es: fillIn(words.es, 'es', particulars), en: fillIn(words.en, 'en', particulars) };
}

function fillIn(template: string, language: keyof Words, particulars: Particulars): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = particulars[name];
    if (value === undefined) return placeholder;
    const text = typeof value === 'string' ? value : value[language];
    return text.length > LONGEST_VALUE && typeof value === 'string'
      ? `${text.slice(0, LONGEST_VALUE)}…`
      : text;
  });
}
