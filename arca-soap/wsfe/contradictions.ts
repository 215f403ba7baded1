/**
 * What makes an answer of WSFEv1 no answer to what was asked: a comprobante counts as authorized only where every part
 * of the answer says so of the very numbers that were sent. Whatever was damaged on the way stays an unknown outcome.
 */

interface Batch {
  readonly FeCabReq: { readonly PtoVta: number; readonly CbteTipo: number };
  readonly FeDetReq?: readonly { readonly CbteDesde: number; readonly CbteHasta: number }[];
}
interface Verdict {
  readonly CbteDesde: number;
  readonly CbteHasta: number;
  readonly Resultado: 'A' | 'R';
}
interface Verdicts<V extends Verdict> {
  readonly FeCabResp?: {
    readonly PtoVta: number;
    readonly CbteTipo: number;
    readonly Resultado: 'A' | 'R' | 'P';
  };
  readonly FeDetResp: readonly V[];
}

const CODE = /^\d{14}$/;

/**
 * Holds the verdicts on a batch against the batch, and against each other.
 *
 * @param isCoded - whether a verdict carries the code that its `Resultado` promises, and none that it denies.
 */
export function contradictsBatch<V extends Verdict>(
  asked: Batch,
  told: Verdicts<V>,
  isCoded: (verdict: V, index: number) => boolean,
): string | null {
  const { FeCabReq, FeDetReq = [] } = asked;
  const { FeCabResp: header, FeDetResp: verdicts } = told;
  if (!verdicts.every(isCoded)) return 'a verdict and its code contradict each other';
  const authorized = verdicts.filter(({ Resultado }) => Resultado === 'A').length;
  const promises = header !== undefined && header.Resultado !== 'R';
  if (authorized === 0) return promises ? 'the header authorizes what no verdict does' : null;

  if (!header || header.PtoVta !== FeCabReq.PtoVta || header.CbteTipo !== FeCabReq.CbteTipo) {
    return 'the verdicts are about another lane';
  }
  if (verdicts.length !== FeDetReq.length) {
    return `${verdicts.length} verdicts on ${FeDetReq.length} comprobantes`;
  }
  const isAboutThem = verdicts.every((verdict, index) => {
    const sent = FeDetReq[index];
    return verdict.CbteDesde === sent?.CbteDesde && verdict.CbteHasta === sent.CbteHasta;
  });
  if (!isAboutThem) return 'the verdicts are about other numbers';
  const whole = authorized === verdicts.length ? 'A' : 'P';
  return header.Resultado === whole ? null : 'the header and the verdicts contradict each other';
}

/** A CAE where, and only where, it is authorized. */
export const hasItsCae = ({ Resultado, CAE }: Verdict & { readonly CAE?: string }): boolean =>
  Resultado === 'A' ? CODE.test(CAE ?? '') : CAE === undefined;

/** Whether an answer about one lane is about the one that was asked for. */
export function contradictsLane(
  asked: { readonly PtoVta: number; readonly CbteTipo: number },
  told: { readonly PtoVta: number; readonly CbteTipo: number },
): string | null {
  const isThatLane = told.PtoVta === asked.PtoVta && told.CbteTipo === asked.CbteTipo;
  return isThatLane ? null : 'the answer is about another lane';
}

/** Whether a code that authorizes, where there is one, is one. */
export const contradictsCode = (code: string | undefined): string | null =>
  code === undefined || CODE.test(code) ? null : 'the code has not fourteen digits';
