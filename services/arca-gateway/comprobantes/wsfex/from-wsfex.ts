/** WSFEX's verdicts in our words: pure. What does not fit what was asked is not believed. */
import type { AuthorizeAnswer, AuthorizeRequest, Observation } from '@arca-api/contract/gateway';
import type { FEXAuthorizeResponse, FEXFound, FEXResultAuth } from 'arca-soap';
import { classOf } from '../../arca/answer-class.ts';
import { errorsIn, wordsOf } from '../../arca/from-errors.ts';
import { fromDay } from '../wsfe/from-wsfe.ts';

/** An answer, and whether its `Id` seems to be another comprobante's: then it must not be sent again. */
export interface ExportVerdict {
  readonly answer: AuthorizeAnswer;
  readonly isIdSpent: boolean;
}

/** ARCA's word for an `Id` it will not take, and for whatever it has no other code for. */
const ABOUT_THE_ID = 1014;

export function fromExportAuthorization(
  request: AuthorizeRequest,
  id: string,
  response: FEXAuthorizeResponse,
): ExportVerdict {
  const [error] = errorsIn(response);
  if (error !== undefined) return fromError(request, error);
  const verdict = response.FEXResultAuth;
  if (verdict === undefined) return unknown('ARCA answered neither a result nor an error');
  if (!isAboutUs(request, id, verdict)) return unknown('ARCA answered about another comprobante', true);
  // It is the answer to an earlier try: the books say what that one was about.
  if (verdict.Reproceso === 'S') return unknown('ARCA had authorised that id before');
  return fromVerdict(request, verdict);
}

function fromError(request: AuthorizeRequest, error: Observation): ExportVerdict {
  const errorClass = classOf('wsfex', error.code);
  if (errorClass === 'infrastructure') return unknown(`ARCA answered ${wordsOf([error])}`);
  const number = request.items[0]?.number ?? 0;
  const nothing = { number, cae: null, cae_expires_on: null };
  if (errorClass === null) {
    return answered([{ ...nothing, result: 'rejected', observations: [error] }]);
  }
  return {
    answer: {
      certainty: 'answered',
      results: [{ ...nothing, result: 'unprocessed', observations: [] }],
      errors: [error],
      error_class: errorClass,
      processed_at: null,
    },
    isIdSpent: error.code === ABOUT_THE_ID,
  };
}

/** A refusal of the call, once it is known to be about the comprobante. */
export function asRejected(request: AuthorizeRequest, answer: AuthorizeAnswer): AuthorizeAnswer {
  if (answer.certainty !== 'answered') return answer;
  const number = request.items[0]?.number ?? 0;
  const nothing = { number, cae: null, cae_expires_on: null };
  return answered([{ ...nothing, result: 'rejected', observations: answer.errors }]).answer;
}

/** Whether ARCA's words are about the `Id`: what a server that lags behind the others counts is not the last word. */
export function namesId(answer: AuthorizeAnswer): boolean {
  return answer.certainty === 'answered' && answer.errors.some(({ message }) => /\bid\b/i.test(message));
}

function isAboutUs({ lane, items }: AuthorizeRequest, id: string, verdict: FEXResultAuth): boolean {
  return (
    Number(verdict.Id) === Number(id) &&
    verdict.Cuit === lane.cuit &&
    verdict.Punto_vta === lane.punto_de_venta &&
    verdict.Cbte_tipo === lane.type &&
    verdict.Cbte_nro === items[0]?.number
  );
}

function fromVerdict(request: AuthorizeRequest, verdict: FEXResultAuth): ExportVerdict {
  const number = request.items[0]?.number ?? 0;
  const observations = fromReasons(verdict.Motivos_Obs);
  if (verdict.Resultado === 'A') {
    if (!verdict.Cae || !/^\d{14}$/.test(verdict.Cae)) return unknown('authorised, but without a CAE');
    const expires = fromDay(verdict.Fch_venc_Cae);
    return answered([
      { number, result: 'authorized', cae: verdict.Cae, cae_expires_on: expires, observations },
    ]);
  }
  if (verdict.Resultado !== 'R' || verdict.Cae) return unknown('a result that contradicts itself');
  const result = observations.length > 0 ? 'rejected' : 'unprocessed';
  return answered([{ number, result, cae: null, cae_expires_on: null, observations }]);
}

/** The last number of a lane; `null` when the answer holds none. */
export function fromLastExport(response: { readonly FEXResult_LastCMP?: { readonly Cbte_nro: number } }) {
  const number = response.FEXResult_LastCMP?.Cbte_nro ?? null;
  return number === null || number < 0 ? null : number;
}

/** The highest `Id` that ARCA authorised for the CUIT; 0 when there is none. */
export function fromHighestId(response: { readonly FEXResultGet?: { readonly Id: string } }): number {
  return Number(response.FEXResultGet?.Id ?? 0);
}

/** The comprobante in an answer; `null` when there is none in it. */
export function exportIn(response: { readonly FEXResultGet?: FEXFound }): FEXFound | null {
  return response.FEXResultGet ?? null;
}

/** Reasons come as one text: their numbers alone, or with words of which only the first number is sure to be a code. */
export function fromReasons(text: string | undefined): Observation[] {
  const whole = (text ?? '').trim();
  if (whole === '') return [];
  if (/^\d{1,5}(\s*[,;]\s*\d{1,5})*$/.test(whole)) {
    return whole.split(/\s*[,;]\s*/).map((code) => ({ code: Number(code), message: code }));
  }
  const code = /^\D{0,3}(\d{1,5})\b/.exec(whole)?.[1];
  return [{ code: Number(code ?? 0), message: whole }];
}

function answered(results: Extract<AuthorizeAnswer, { certainty: 'answered' }>['results']): ExportVerdict {
  return {
    answer: { certainty: 'answered', results, errors: [], error_class: null, processed_at: null },
    isIdSpent: false,
  };
}

function unknown(reason: string, isIdSpent = false): ExportVerdict {
  return { answer: { certainty: 'unknown', reason }, isIdSpent };
}
