/** ARCA's refusal in plain words: its own codes stay whole beside ours. */
import type { InvoiceAnswer } from '@arca-api/contract/invoices';
import type { ArcaMessage } from '../issuing/lane-state.ts';

type Rejection = NonNullable<InvoiceAnswer['rejection']>;

export function explainRejection(messages: readonly ArcaMessage[]): Rejection {
  const first = messages[0];
  const codes = messages.map((message) => message.code).join(', ');
  return {
    arca: messages.map((message) => ({ ...message })),
    message: {
      es:
        first === undefined
          ? 'ARCA no autorizó el comprobante.'
          : `ARCA no autorizó el comprobante (${codes}): ${first.message}`,
      en:
        first === undefined
          ? 'ARCA did not authorise the comprobante.'
          : `ARCA did not authorise the comprobante (${codes}): ${first.message}`,
    },
    fix: {
      es: 'Corregí lo que indica ARCA y emití el comprobante de nuevo: este número no se usó.',
      en: 'Mend what ARCA says and issue the comprobante again: this number was not used.',
    },
  };
}
