/** How WSFEXv1 tells errors and events: one of each in every answer, with HTTP 200, `0` when there is nothing to tell. */
import type { OutputOf } from '../codec/codec.ts';
import { optional } from '../codec/presence.ts';
import { record } from '../codec/record.ts';
import { int, text } from '../codec/scalars.ts';

const fexErr = record({
  /** `0`: no error. 1000 and 1001 refuse the ticket, 500 to 505 are ARCA's own trouble. */
  ErrCode: int(),
  /** ARCA's words, which change without notice: decide by `ErrCode`. */
  ErrMsg: optional(text()),
});
const fexEvents = record({
  /** `0`: no event. */
  EventCode: int(),
  /** What ARCA announces, such as maintenance. */
  EventMsg: optional(text()),
});

/**
 * The one error of a WSFEXv1 answer.
 *
 * @example
 * const isTicketTrouble = ({ ErrCode }: FEXErr) => ErrCode === 1000 || ErrCode === 1001;
 */
export type FEXErr = OutputOf<typeof fexErr>;

/** `FEXErr` and `FEXEvents` as results carry them, after their own block. */
export const complaints = {
  /** Look here first: the block before it may be missing, or be there with zeros, when this is not `0`. */
  FEXErr: fexErr,
  /** An announcement; never an error. */
  FEXEvents: optional(fexEvents),
} as const;

/**
 * The error of an answer, or nothing. With an error, the rest of the answer says nothing: WSFEXv1 leaves its blocks
 * out (FEXAuthorize) or fills them with zeros (FEXGetCMP).
 *
 * @example
 * const { result } = await arca.wsfex.consultar({ auth, Cmp: { Cbte_tipo: 19, Punto_vta: 7, Cbte_nro: 28 } }, call);
 * const error = fexErrorOf(result);
 * if (error) console.log(error.ErrCode === 1020 ? 'no such comprobante' : error.ErrMsg);
 */
export function fexErrorOf(result: { readonly FEXErr: FEXErr }): FEXErr | undefined {
  return result.FEXErr.ErrCode === 0 ? undefined : result.FEXErr;
}
