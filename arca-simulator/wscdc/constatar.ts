// ComprobanteConstatar: the request comes back, with A or R and every reason.
import { argentineStamp } from '../world/time/calendar.ts';
import type { World } from '../world/world.ts';
import { checkFormat, checkOptions, checkReceiver } from './check-format.ts';
import type { Cmp } from './cmp.ts';
import { toCodeAndText } from './codes.ts';
import { compare } from './compare.ts';

const EVENTS = { Evt: [{ Code: 0 }] };
const BLANK: Cmp = { CuitEmisor: 0, PtoVta: 0, CbteTipo: 0, CbteNro: 0, ImpTotal: 0 };

/** The answer to a request whose ticket is good. */
export function constatar(world: World, cmp: Cmp = BLANK): object {
  const FchProceso = argentineStamp(world.clock.now());
  const format = checkFormat(cmp);
  if (format.length > 0)
    return {
      CmpResp: cmp,
      Resultado: 'R',
      FchProceso,
      Events: EVENTS,
      Errors: { Err: format.map((code) => toCodeAndText(code)) },
    };
  const codes = [...compare(world, cmp), ...checkReceiver(cmp), ...checkOptions(cmp)].sort(
    (one, other) => one - other,
  );
  const rejects = codes.some((code) => code !== 200);
  const told = rejects ? codes.filter((code) => code !== 200) : codes;
  return {
    CmpResp: cmp,
    Resultado: rejects ? 'R' : 'A',
    ...(told.length > 0 ? { Observaciones: { Obs: told.map((code) => toCodeAndText(code)) } } : {}),
    FchProceso,
    Events: EVENTS,
  };
}

/** A refused request still comes back, without the time of its processing. */
export function refuseConstatar(cmp: Cmp | undefined, code: number, message?: string): object {
  return {
    ...(cmp ? { CmpResp: cmp } : {}),
    Resultado: 'R',
    Events: EVENTS,
    Errors: { Err: [toCodeAndText(code, message)] },
  };
}
