/** Why a lane stands still, in plain words, and what a person can do about it. */
import type { ArcaService } from '@arca-api/contract/arca-codes/entry';
import { findArcaCode } from '@arca-api/contract/arca-codes/explain-arca-code';
import type { Words } from '@arca-api/domain/faults/fault';
import type { ArcaMessage, Halt } from './lane-state.ts';

export interface ExplainedHalt {
  readonly reason: Halt['reason'];
  readonly message: Words;
  readonly fix: Words;
  readonly arca: readonly ArcaMessage[];
}

const RESUME: Words = {
  es: 'Después reanudá la fila con POST /v1/lanes/{lane}/resume.',
  en: 'Then resume the lane with POST /v1/lanes/{lane}/resume.',
};

const EXPLAINED: Readonly<Record<Halt['reason'], { readonly message: Words; readonly fix: Words }>> = {
  suspended: {
    message: {
      es: 'ARCA no deja emitir en este punto de venta: falta una delegación, un certificado o un alta.',
      en: 'ARCA does not let this punto de venta issue: a delegation, a certificate or a registration is missing.',
    },
    fix: {
      es: `Mirá GET /v1/taxpayers/{cuit}/diagnosis y resolvelo en ARCA. ${RESUME.es}`,
      en: `See GET /v1/taxpayers/{cuit}/diagnosis and mend it at ARCA. ${RESUME.en}`,
    },
  },
  ambiguous: {
    message: {
      es: 'ARCA tiene un comprobante parecido a uno nuestro, pero no igual: no se puede saber de quién es.',
      en: 'ARCA holds a comprobante that resembles one of ours but is not equal: whose it is cannot be known.',
    },
    fix: {
      es: 'Miralo con GET /v1/lanes/{lane}?arca=true y decí de quién es con POST /v1/lanes/{lane}/adopt.',
      en: 'See it with GET /v1/lanes/{lane}?arca=true and say whose it is with POST /v1/lanes/{lane}/adopt.',
    },
  },
  behind: {
    message: {
      es: 'El último número de ARCA es menor que el nuestro: puede ser otro ambiente o una base restaurada.',
      en: "ARCA's last number is below ours: it may be another environment or a restored database.",
    },
    fix: {
      es: `Revisá el ambiente y los respaldos. ${RESUME.es}`,
      en: `Check the environment and the backups. ${RESUME.en}`,
    },
  },
  unexplained: {
    message: {
      es: 'ARCA rechaza el número o la fecha sin una razón que podamos ver.',
      en: 'ARCA refuses the number or the date for no reason that we can see.',
    },
    fix: {
      es: `Consultá el punto de venta en ARCA. ${RESUME.es}`,
      en: `Check the punto de venta at ARCA. ${RESUME.en}`,
    },
  },
};

/** `service`: whose codes they are. */
export function explainHalt(halt: Halt, service: ArcaService): ExplainedHalt {
  const codes = halt.errors.map((error) => `${error.code} ${error.message}`.trim()).join('; ');
  const { message } = EXPLAINED[halt.reason];
  const told = codes === '' ? halt.detail : codes;
  return {
    reason: halt.reason,
    message: { es: `${message.es} (${told})`, en: `${message.en} (${told})` },
    fix: fixOf(halt, service),
    arca: halt.errors.map(({ code, message: words }) => ({ code, message: words })),
  };
}

/** Why one invoice waits while its lane moves: it resembles a comprobante that the books do not know. */
export function explainOrphan(lane: string, number: number): Omit<ExplainedHalt, 'reason'> {
  return {
    message: {
      es: `ARCA tiene el número ${number} de esta fila, que los libros no conocen y que puede ser este comprobante: lo decide una persona.`,
      en: `ARCA holds number ${number} of this lane, which the books do not know and which may be this comprobante: a person decides.`,
    },
    fix: {
      es: `Miralo con GET /v1/lanes/${lane}?arca=true y decí de quién es con POST /v1/lanes/${lane}/adopt.`,
      en: `See it with GET /v1/lanes/${lane}?arca=true and say whose it is with POST /v1/lanes/${lane}/adopt.`,
    },
    arca: [],
  };
}

/** What ARCA asks to be put right is known by its code; a lane that only lost its place has no better words than ours. */
function fixOf({ reason, errors }: Halt, service: ArcaService): Words {
  const [first] = errors;
  const known = first === undefined || reason !== 'suspended' ? null : findArcaCode(service, first.code);
  if (known === null) return EXPLAINED[reason].fix;
  return { es: `${known.fix.es} ${RESUME.es}`, en: `${known.fix.en} ${RESUME.en}` };
}
