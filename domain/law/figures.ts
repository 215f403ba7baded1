/**
 * Figures and obligations that resolutions change, each from its day on. A change of law is a new
 * entry here and nothing else. Gathered on 2026-11-22 from the norms named beside each entry.
 */
import type { TaxedRate } from '../comprobante/iva-rates.ts';
import type { DecimalText } from '../invoice/request.ts';
import type { Dated } from './in-force.ts';

/** Pesos from which (equal or more) a consumidor final must be identified. */
export const CONSUMIDOR_FINAL_THRESHOLD: readonly Dated<DecimalText>[] = [
  { validFrom: '2025-05-29', value: '10000000', source: 'RG 5700/2025, restated by RG 5866/2026' },
];

/** The general IVA rate: what a line is sold at when nobody says otherwise. */
export const GENERAL_IVA_RATE: readonly Dated<TaxedRate>[] = [
  { validFrom: '1995-04-01', value: '21', source: 'Ley de IVA (t.o. 1997) art. 28, Ley 24.468' },
];

/** What ARCA does when the recipient's IVA condition is not told. */
export const RECIPIENT_CONDITION: readonly Dated<{ readonly required: boolean; readonly arca: number }>[] = [
  { validFrom: '2025-04-06', value: { required: false, arca: 10245 }, source: 'WSFEv1 manual 4.0, RG 5616' },
  { validFrom: '2026-12-01', value: { required: true, arca: 10246 }, source: 'WSFEv1 manual 4.8, RG 5616' },
];

/** Pesos from which an invoice to a large company must be an FCE. */
export const MIPYME_MINIMUM: readonly Dated<DecimalText>[] = [
  { validFrom: '2025-01-01', value: '3958316', source: 'figure of 2025, ARCA micro-site of FCE' },
  { validFrom: '2026-04-14', value: '5549862', source: 'Resolución 1/2026' },
];

/** Days before and after the day of sending within which the issue date may fall. */
export interface DateWindow {
  readonly before: number;
  readonly after: number;
  /** A date after the day of sending must be of the same month. */
  readonly sameMonth: boolean;
}

/** The terms for the issue date, by what is issued. */
export const DATE_WINDOWS: readonly Dated<{
  readonly products: DateWindow;
  readonly services: DateWindow;
  readonly mipymeInvoice: DateWindow;
  readonly mipymeNote: DateWindow;
  readonly exports: DateWindow;
}>[] = [
  {
    validFrom: '2018-12-20',
    value: {
      products: { before: 5, after: 5, sameMonth: true },
      services: { before: 10, after: 10, sameMonth: false },
      mipymeInvoice: { before: 5, after: 1, sameMonth: true },
      mipymeNote: { before: 5, after: 0, sameMonth: true },
      exports: { before: 5, after: 5, sameMonth: false },
    },
    source: 'RG 4291 art. 9, RG 4367; WSFEv1 manual, 10016 and 10152; WSFEX manual, 1500',
  },
];

/** Bounds of a free exchange rate, as parts of the official one. */
export const EXCHANGE_RATE_BOUNDS: readonly Dated<{
  readonly lowest: DecimalText;
  readonly highest: DecimalText;
}>[] = [
  {
    validFrom: '2018-10-01',
    value: { lowest: '0.80', highest: '1.20' },
    source: 'WSFEv1 manual 2.12, 10119',
  },
  { validFrom: '2023-01-01', value: { lowest: '0.20', highest: '2' }, source: 'WSFEv1 manual 3.1, 10119' },
  { validFrom: '2023-12-12', value: { lowest: '0.20', highest: '4' }, source: 'WSFEv1 manual 3.2, 10119' },
  { validFrom: '2024-01-04', value: { lowest: '0.02', highest: '4' }, source: 'WSFEv1 manual 3.3, 10119' },
];

/** Class B to a Sujeto No Categorizado: which tax it must carry, `null` for any. */
export const UNCATEGORIZED_PERCEPTION: readonly Dated<{
  readonly tributo: number | null;
  readonly arca: number;
}>[] = [
  { validFrom: '2010-09-17', value: { tributo: null, arca: 10067 }, source: 'WSFEv1 manual, 10067' },
  { validFrom: '2026-09-01', value: { tributo: 13, arca: 10283 }, source: 'WSFEv1 manual 4.7, RG 2126' },
];

/** Whether an inactive recipient stops invoices and debit notes. */
export const INACTIVE_RECIPIENT_REJECTS: readonly Dated<boolean>[] = [
  { validFrom: '2010-09-17', value: false, source: 'WSFEv1 manual, 10017 only observes' },
  { validFrom: '2026-02-01', value: true, source: 'WSFEv1 manual 4.2, 10247' },
];

/** What the letter A of a taxpayer under withholding is called (types 51 to 54). */
export const WITHHOLDING_CLASS: readonly Dated<'M' | 'ALEY'>[] = [
  { validFrom: '2015-05-22', value: 'M', source: 'RG 1575' },
  { validFrom: '2025-12-01', value: 'ALEY', source: 'RG 5762/2025' },
];

/** Whether class B prints what of its price is tax. */
export const TRANSPARENCY: readonly Dated<boolean>[] = [
  { validFrom: '2025-01-01', value: false, source: 'RG 5614/2024: large companies only' },
  { validFrom: '2025-04-01', value: true, source: 'Ley 27.743, RG 5614/2024 art. 6: everyone' },
];

/** Calendar days within which a note follows the fact that causes it. ARCA does not check it. */
export const NOTE_TERM_DAYS: readonly Dated<number>[] = [
  { validFrom: '2019-08-01', value: 15, source: 'RG 4540/2019' },
];

/** Pesos of twelve months above which nobody is a monotributista any more. */
export const MONOTRIBUTO_TOP_CAP: readonly Dated<DecimalText>[] = [
  { validFrom: '2026-08-01', value: '126610838.75', source: 'ARCA, categorías de monotributo, August 2026' },
];
