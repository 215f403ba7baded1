/** ARCA's refusal in plain words: its own codes stay whole beside ours. */
import type { ArcaService } from '@arca-api/contract/arca-codes/entry';
import type { InvoiceAnswer } from '@arca-api/contract/invoices';
import type { Words } from '@arca-api/domain/faults/fault';
import type { ArcaMessage } from '../issuing/lane-state.ts';
import { explainMessage } from './explain-arca.ts';

type Rejection = NonNullable<InvoiceAnswer['rejection']>;

/** Past these a sentence helps nobody: the whole list is in `explained`. */
const MOST_TOLD = 3;

export function explainRejection(messages: readonly ArcaMessage[], service: ArcaService): Rejection {
  const explained = messages.map((message) => explainMessage(service, message));
  const told = explained.slice(0, MOST_TOLD);
  const codes = messages.length === 0 ? '' : ` (${messages.map(({ code }) => code).join(', ')})`;
  const causes = tell(told.map(({ cause }) => cause));
  const fixes = tell(told.map(({ fix }) => fix));
  return {
    arca: messages.map((message) => ({ ...message })),
    message: {
      es: `ARCA no autorizó el comprobante${codes}${causes.es === '' ? '.' : `: ${causes.es}`}`,
      en: `ARCA did not authorise the comprobante${codes}${causes.en === '' ? '.' : `: ${causes.en}`}`,
    },
    fix: {
      es: `${fixes.es} Después emití el comprobante de nuevo: este número no se usó.`.trim(),
      en: `${fixes.en} Then issue the comprobante again: this number was not used.`.trim(),
    },
    explained,
  };
}

/** Every sentence once: codes of one rule say the same. */
const tell = (words: readonly Words[]): Words => ({
  es: [...new Set(words.map(({ es }) => es))].join(' '),
  en: [...new Set(words.map(({ en }) => en))].join(' '),
});
