/** ARCA's tables and our own codes, each entry as it is answered; the data is the domain's. */
import { REFUSALS } from '@arca-api/contract/errors';
import type { ReferenceTable } from '@arca-api/contract/reference';
import { COMPROBANTE_TYPES } from '@arca-api/domain/comprobante/comprobante-type';
import { CURRENCIES } from '@arca-api/domain/comprobante/currency';
import { TAXED_RATES } from '@arca-api/domain/comprobante/iva-rates';
import { OPTIONAL_KINDS } from '@arca-api/domain/comprobante/optionals';
import { OTHER_TAXES } from '@arca-api/domain/comprobante/other-taxes';
import { UNITS } from '@arca-api/domain/comprobante/units';
import { COUNTRIES } from '@arca-api/domain/export/countries';
import { CATALOGUE, FAULT_CODES } from '@arca-api/domain/faults/catalogue';
import { CONCEPTS, IVA_RATES } from '@arca-api/domain/invoice/request';
import { DOCUMENT_TYPES } from '@arca-api/domain/parties/documents';
import { IVA_CONDITION_IDS, IVA_CONDITIONS } from '@arca-api/domain/parties/iva-condition';
import { ivaConditionWords, printedIvaCondition } from '@arca-api/domain/words/iva-condition-words';

export type Entry = Readonly<Record<string, unknown>>;

const CONCEPT_NAMES = {
  products: 'Productos',
  services: 'Servicios',
  products_and_services: 'Productos y servicios',
} as const;

const SPECIAL_RATES: Readonly<Record<string, string>> = { exempt: 'Exento', untaxed: 'No gravado' };

/** Each table is made when asked for: nothing of it changes while the program runs, and none is large. */
export const TABLES: Readonly<
  Record<ReferenceTable, { readonly description: string; entries(): readonly Entry[] }>
> = {
  'comprobante-types': {
    description: 'Tipos de comprobante (CbteTipo)',
    entries: () => COMPROBANTE_TYPES.map((type) => ({ ...type })),
  },
  concepts: {
    description: 'Conceptos de una factura (Concepto)',
    entries: () =>
      CONCEPTS.map((concept, index) => ({ code: concept, id: index + 1, name: CONCEPT_NAMES[concept] })),
  },
  countries: {
    description: 'Países de destino de una exportación (Dst_cmp)',
    entries: () => [...COUNTRIES].map(([id, name]) => ({ id, name })),
  },
  currencies: {
    description: 'Monedas (MonId), con la cotización de ARCA de las que se pidan',
    entries: () =>
      CURRENCIES.map(({ iso, arca, name }) => ({ code: iso, id: arca, name, rate: null, rate_date: null })),
  },
  'document-types': {
    description: 'Tipos de documento (DocTipo)',
    entries: () => [...DOCUMENT_TYPES].map(([id, name]) => ({ id, name })),
  },
  'error-codes': {
    description:
      'Códigos de error de esta API (rechazos del pedido y faltas de un comprobante) y, con service=, los de ARCA',
    entries: () => [
      ...Object.entries(REFUSALS).map(([code, entry]) => ({ code, kind: 'refusal', ...entry })),
      ...FAULT_CODES.map((code) => ({ code, kind: 'fault', ...CATALOGUE[code] })),
    ],
  },
  'iva-conditions': {
    description: 'Condiciones frente al IVA (CondicionIVAReceptorId)',
    entries: () =>
      IVA_CONDITIONS.map((code) => ({
        code,
        id: IVA_CONDITION_IDS[code],
        name: ivaConditionWords(code).es,
        printed: printedIvaCondition(code),
      })),
  },
  'iva-rates': {
    description: 'Alícuotas de IVA (AlicIva)',
    entries: () =>
      IVA_RATES.map((code) => ({
        code,
        id: TAXED_RATES.find(({ rate }) => rate === code)?.id ?? null,
        name: SPECIAL_RATES[code] ?? `${code.replace('.', ',')} %`,
      })),
  },
  optionals: {
    description: 'Datos opcionales de un comprobante (Opcionales)',
    entries: () =>
      [...OPTIONAL_KINDS].map(([id, { name, repeats, value }]) => ({
        id,
        name,
        pattern: value.source,
        repeats,
      })),
  },
  'other-taxes': {
    description: 'Otros tributos (Tributos)',
    entries: () =>
      OTHER_TAXES.map(({ kind, id, name, perception }) => ({ code: kind, id, name, perception })),
  },
  units: {
    description: 'Unidades de medida',
    entries: () => UNITS.map(({ word, name, arca }) => ({ code: word, id: arca, name })),
  },
};
