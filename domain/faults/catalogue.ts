/** Every fault and warning the domain knows, by its published code. A code is never renamed or reused. */

import { CURRENCY_FAULTS } from './words-of-currency.ts';
import { DATE_FAULTS } from './words-of-dates.ts';
import { DOCUMENT_FAULTS } from './words-of-document.ts';
import { EXPORT_FAULTS } from './words-of-export.ts';
import { LINE_FAULTS } from './words-of-lines.ts';
import { MIPYME_FAULTS } from './words-of-mipyme.ts';
import { NOTE_FAULTS } from './words-of-notes.ts';
import { RECEIVED_FAULTS } from './words-of-received.ts';
import { RECIPIENT_FAULTS } from './words-of-recipient.ts';

/** Words, fix and codes of ARCA of every fault, by code. */
export const CATALOGUE = {
  ...DOCUMENT_FAULTS,
  ...DATE_FAULTS,
  ...RECIPIENT_FAULTS,
  ...LINE_FAULTS,
  ...NOTE_FAULTS,
  ...MIPYME_FAULTS,
  ...CURRENCY_FAULTS,
  ...EXPORT_FAULTS,
  ...RECEIVED_FAULTS,
} as const;

/** A published code. */
export type FaultCode = keyof typeof CATALOGUE;

/** Every published code, sorted. */
export const FAULT_CODES: readonly FaultCode[] = (Object.keys(CATALOGUE) as FaultCode[]).sort();
