/** Titles and words as they are compared: without accents, case, signs or spaces. */

/** `'  Cond. IVA '` as `'cond_iva'`. */
export function plainTitle(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}
