/** WSFEv1's answers in our words: pure. What does not fit what was asked is not believed. */
import type { AuthorizeAnswer, AuthorizeRequest, AuthorizeResult, Lane } from '@arca-api/contract/gateway';
import type { FECAEResponse } from 'arca-soap';
import { gravestClass } from '../../arca/answer-class.ts';
import { fromErrors, wordsOf } from '../../arca/from-errors.ts';

type Detail = FECAEResponse['FeDetResp'][number];

/** What came of an authorisation: `unknown` wherever the answer cannot be trusted whole. */
export function fromAuthorization(request: AuthorizeRequest, response: FECAEResponse): AuthorizeAnswer {
  const errors = fromErrors(response.Errors);
  const errorClass = gravestClass('wsfe', errors);
  if (errorClass === 'infrastructure') return unknown(`ARCA answered ${wordsOf(errors)}`);
  const mismatch = mismatchOf(request, response);
  if (mismatch !== null) return unknown(mismatch);
  const results = response.FeDetResp.map(fromDetail);
  const doubtful = results.find((result) => result === null);
  if (doubtful === null) return unknown('a comprobante came back with a result that contradicts itself');
  return {
    certainty: 'answered',
    results: results.filter((result) => result !== null),
    errors,
    error_class: errorClass,
    processed_at: fromInstant(response.FeCabResp?.FchProceso),
  };
}

/** Only an answer about exactly what was asked says anything about it. */
function mismatchOf(request: AuthorizeRequest, response: FECAEResponse): string | null {
  const { lane, items } = request;
  const { FeCabResp: header, FeDetResp: details, Errors: errors } = response;
  if (!header) {
    if (details.length > 0) return 'ARCA answered about comprobantes without saying whose';
    return errors.length > 0 ? null : 'ARCA answered neither a result nor an error';
  }
  if (header.Cuit !== lane.cuit || header.PtoVta !== lane.punto_de_venta || header.CbteTipo !== lane.type) {
    return 'ARCA answered about another lane';
  }
  if (details.length === 0 && errors.length > 0 && header.Resultado === 'R') return null;
  if (details.length !== items.length) {
    return `ARCA answered about ${details.length} comprobantes of the ${items.length} sent`;
  }
  const strangers = details.some((detail, index) => {
    const number = items[index]?.number;
    return detail.CbteDesde !== number || detail.CbteHasta !== number;
  });
  return strangers ? 'ARCA answered about other numbers' : null;
}

/** `null`: authorised without a CAE, or refused with one. */
function fromDetail(detail: Detail): AuthorizeResult | null {
  const observations = fromErrors(detail.Observaciones);
  const number = detail.CbteDesde;
  if (detail.Resultado === 'A') {
    if (!detail.CAE || !/^\d{14}$/.test(detail.CAE)) return null;
    const expires = fromDay(detail.CAEFchVto);
    return { number, result: 'authorized', cae: detail.CAE, cae_expires_on: expires, observations };
  }
  if (detail.CAE) return null;
  const result = observations.length > 0 ? 'rejected' : 'unprocessed';
  return { number, result, cae: null, cae_expires_on: null, observations };
}

/** The last authorised number; `null` when the answer is about another lane. */
export function fromLast(
  lane: Lane,
  response: { readonly PtoVta: number; readonly CbteTipo: number; readonly CbteNro: number },
): number | null {
  const { PtoVta, CbteTipo, CbteNro } = response;
  return PtoVta === lane.punto_de_venta && CbteTipo === lane.type && CbteNro >= 0 ? CbteNro : null;
}

/** `20261118` → `2026-11-18`; `null` for anything that is no such text. */
export function fromDay(text: string | undefined): string | null {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text ?? '');
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : null;
}

/** `20261118093005` → `2026-11-18T09:30:05`, Buenos Aires; a bare day is its midnight. */
export function fromInstant(text: string | undefined): string | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/.exec(text ?? '');
  if (!parts) return null;
  return `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4] ?? '00'}:${parts[5] ?? '00'}:${parts[6] ?? '00'}`;
}

function unknown(reason: string): AuthorizeAnswer {
  return { certainty: 'unknown', reason };
}
