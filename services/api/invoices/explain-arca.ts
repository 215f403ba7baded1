/** ARCA's codes on an invoice, each with the plain words of the catalogue. */
import type { ArcaService } from '@arca-api/contract/arca-codes/entry';
import { explainArcaCode } from '@arca-api/contract/arca-codes/explain-arca-code';
import type { InvoiceAnswer } from '@arca-api/contract/invoices';
import { comprobanteType } from '@arca-api/domain/comprobante/comprobante-type';
import type { ArcaMessage } from '../issuing/lane-state.ts';

type Explained = NonNullable<InvoiceAnswer['rejection']>['explained'][number];

/** Exports are authorised by another of ARCA's services, with codes of its own. */
export const serviceOfType = (type: number): ArcaService =>
  comprobanteType(type)?.letter === 'E' ? 'wsfexv1' : 'wsfev1';

export function explainMessage(service: ArcaService, { code, message }: ArcaMessage): Explained {
  const { cause, fix, field, faults } = explainArcaCode(service, code, message);
  return { code: String(code), cause, fix, field, faults: [...faults] };
}

/** Remarks on what was authorised all the same: ARCA's own code and words stay first. */
export function explainObservations(
  messages: readonly ArcaMessage[],
  service: ArcaService,
): InvoiceAnswer['observations'] {
  return messages.map(({ code, message }) => ({
    ...explainMessage(service, { code, message }),
    code,
    message,
  }));
}
