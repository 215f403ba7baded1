/** The errors that ARCA tells inside an answer, whichever of its services told them. */
import type { Observation } from '@arca-api/contract/gateway';

/** WSFEv1 and WSCDC list them; WSFEX tells one, with `0` for none. */
export type Complaining =
  | { readonly Errors: readonly { readonly Code: number; readonly Msg?: string }[] }
  | { readonly FEXErr: { readonly ErrCode: number; readonly ErrMsg?: string } };

export function errorsIn(response: Complaining): Observation[] {
  if ('Errors' in response) return fromErrors(response.Errors);
  const { ErrCode, ErrMsg } = response.FEXErr;
  return ErrCode === 0 ? [] : [{ code: ErrCode, message: ErrMsg ?? '' }];
}

export function fromErrors(said: readonly { readonly Code: number; readonly Msg?: string }[]): Observation[] {
  return said.map((one) => ({ code: one.Code, message: one.Msg ?? '' }));
}

export function wordsOf(errors: readonly Observation[]): string {
  return errors.map((error) => `${error.code} ${error.message}`.trim()).join('; ');
}
