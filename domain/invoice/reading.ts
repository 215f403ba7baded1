/** What has been made of a request so far: the one thing every rule looks at. `null` is "not known". */
import type { Day } from '../calendar/day.ts';
import type { ComprobanteType } from '../comprobante/comprobante-type.ts';
import type { Currency } from '../comprobante/currency.ts';
import type { ChosenLetter } from '../comprobante/letter.ts';
import type { Exact } from '../money/exact.ts';
import type { AssessmentContext } from './assessment.ts';
import type { IdentifiedRecipient } from './identify-recipient.ts';
import type { InvoiceRequest } from './request.ts';
import type { WorkedTotals } from './work-out-totals.ts';

/** A request half understood. */
export interface Reading {
  readonly request: InvoiceRequest;
  readonly context: AssessmentContext;
  readonly recipient: IdentifiedRecipient;
  readonly isExport: boolean;
  readonly letter: ChosenLetter | null;
  readonly type: ComprobanteType | null;
  /** The issue date, once an automatic one is settled. */
  readonly date: Day | null;
  readonly totals: WorkedTotals | null;
  readonly currency: Currency | null;
  readonly rate: Exact | null;
  /** The total in pesos, which is what every threshold looks at. */
  readonly pesos: Exact | null;
}
