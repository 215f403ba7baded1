/**
 * Units of measure: a word for the caller, Spanish for the page, and WSFEX's Pro_umed (as answered in 2021),
 * where what ARCA has no unit for is 98, `otras unidades`.
 */

/** A unit of measure. */
export interface Unit {
  readonly word: string;
  /** As printed beside the quantity. */
  readonly name: string;
  /** WSFEX's Pro_umed. */
  readonly arca: number;
}

/** WSFEX's `otras unidades`. */
export const OTHER_UNIT = 98;

/** Every unit that has a word of ours. */
export const UNITS: readonly Unit[] = [
  { word: 'unit', name: 'unidades', arca: 7 },
  { word: 'kg', name: 'kilogramos', arca: 1 },
  { word: 'm', name: 'metros', arca: 2 },
  { word: 'm2', name: 'metros cuadrados', arca: 3 },
  { word: 'm3', name: 'metros cúbicos', arca: 4 },
  { word: 'l', name: 'litros', arca: 5 },
  { word: 'mwh', name: '1000 kWh', arca: 6 },
  { word: 'pair', name: 'pares', arca: 8 },
  { word: 'dozen', name: 'docenas', arca: 9 },
  { word: 'carat', name: 'quilates', arca: 10 },
  { word: 'thousand', name: 'millares', arca: 11 },
  { word: 'g', name: 'gramos', arca: 14 },
  { word: 'mm', name: 'milímetros', arca: 15 },
  { word: 'km', name: 'kilómetros', arca: 17 },
  { word: 'hl', name: 'hectolitros', arca: 18 },
  { word: 'cm', name: 'centímetros', arca: 20 },
  { word: 'cm3', name: 'cm cúbicos', arca: 27 },
  { word: 't', name: 'toneladas', arca: 29 },
  { word: 'mg', name: 'miligramos', arca: 41 },
  { word: 'ml', name: 'mililitros', arca: 47 },
  { word: 'gross', name: 'gruesa', arca: 54 },
  { word: 'pack', name: 'packs', arca: 96 },
  { word: 'hour', name: 'horas', arca: OTHER_UNIT },
  { word: 'day', name: 'días', arca: OTHER_UNIT },
  { word: 'month', name: 'meses', arca: OTHER_UNIT },
  { word: 'service', name: 'servicios', arca: OTHER_UNIT },
  { word: 'other', name: 'otras unidades', arca: OTHER_UNIT },
];

const BY_WORD = new Map(UNITS.map((unit) => [unit.word, unit]));

/** The unit of a word, or `null` for a word of the caller's own, which is printed as it is. */
export function unitByWord(word: string): Unit | null {
  return BY_WORD.get(word) ?? null;
}
