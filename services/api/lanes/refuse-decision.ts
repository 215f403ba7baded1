/** Why a person's decision about a number is not taken, in words, with what to do instead. */
import { Refusal } from '@arca-api/contract/errors';
import type { Words } from '@arca-api/domain/faults/fault';
import type { Objection } from '../issuing/decide-number.ts';

type Reason =
  | Exclude<Objection, 'nothing_to_decide'>
  | 'no_such_invoice'
  | 'authorized'
  | 'cancelled'
  | 'not_at_arca';

const ANOTHER: Words = {
  es: 'Elegí la factura que pide lo mismo, o decí con «invoice»: null que no es nuestro.',
  en: 'Choose the invoice that asks for the same, or say with "invoice": null that it is nobody’s of ours.',
};

const REASONS: Readonly<Record<Reason, { readonly detail: Words; readonly fix: Words }>> = {
  differs: {
    detail: {
      es: 'Lo que tiene ARCA contradice a esa factura en documento, total, fecha, tipo o IVA.',
      en: 'What ARCA holds contradicts that invoice in document, total, date, type or IVA.',
    },
    fix: ANOTHER,
  },
  never_sent: {
    detail: {
      es: 'Esa factura nunca se envió con ese número.',
      en: 'That invoice was never sent with that number.',
    },
    fix: ANOTHER,
  },
  certainly_ours: {
    detail: {
      es: 'Es igual en todo a una factura que se envió con ese número: es nuestro.',
      en: 'It equals in everything an invoice that was sent with that number: it is ours.',
    },
    fix: {
      es: 'Repetí con esa factura en «invoice»: está en «candidates» de GET /v1/lanes/{lane}.',
      en: 'Repeat with that invoice in "invoice": it is in "candidates" of GET /v1/lanes/{lane}.',
    },
  },
  second_copy: {
    detail: {
      es: 'ARCA tiene esa misma factura también con otro número.',
      en: 'ARCA holds that same invoice under another number too.',
    },
    fix: {
      es: 'Decí que este número no es nuestro y, si sobra, anulalo con una nota de crédito.',
      en: 'Say that this number is nobody’s of ours and, if it is one too many, undo it with a credit note.',
    },
  },
  try_on_its_way: {
    detail: {
      es: 'Otro envío de esa factura todavía puede llegar a ARCA.',
      en: 'Another try of that invoice may still reach ARCA.',
    },
    fix: {
      es: 'Esperá lo que indica Retry-After y decidí de nuevo.',
      en: 'Wait as told by Retry-After and decide again.',
    },
  },
  no_such_invoice: {
    detail: { es: 'No hay una factura así en esa fila.', en: 'There is no such invoice in that lane.' },
    fix: ANOTHER,
  },
  authorized: {
    detail: { es: 'Esa factura ya tiene su CAE.', en: 'That invoice has its CAE already.' },
    fix: ANOTHER,
  },
  cancelled: {
    detail: {
      es: 'Esa factura se canceló sin haberse enviado.',
      en: 'That invoice was cancelled without having been sent.',
    },
    fix: ANOTHER,
  },
  not_at_arca: {
    detail: {
      es: 'ARCA dice que no tiene ningún comprobante con ese número.',
      en: 'ARCA says that it has no comprobante under that number.',
    },
    fix: {
      es: 'Reanudá la fila con POST /v1/lanes/{lane}/resume para que vuelva a leer, o decí que no es nuestro.',
      en: 'Resume the lane with POST /v1/lanes/{lane}/resume so that it reads again, or say that it is nobody’s of ours.',
    },
  },
};

export function refuseDecision(
  { objection, until = null }: { readonly objection: Objection | Reason; readonly until?: number | null },
  now = 0,
): Refusal {
  if (objection === 'nothing_to_decide') return new Refusal('lane.nothing_to_decide');
  return new Refusal('lane.decision_refused', {
    ...REASONS[objection],
    extra: { reason: objection },
    ...(until === null ? {} : { retryAfterMs: Math.max(0, until - now) }),
  });
}
