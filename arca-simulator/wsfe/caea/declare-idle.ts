// FECAEASinMovimientoInformar and ...Consultar: a punto de venta that issued nothing with a CAEA has to say so.
import { argentineDate } from '../../world/time/calendar.ts';
import type { World } from '../../world/world.ts';
import type { Finding } from '../codes.ts';
import { toCodeAndText } from '../operations/authorize-request.ts';
import { findCaea } from './codes.ts';
import { findCaeaPunto } from './puntos.ts';

const MAX_PUNTO = 99_998;
// A CAEA starts with 2; what starts otherwise was given for something else.
const CAEA = /^\d{14}$/;

export interface IdleRequest {
  readonly CAEA?: string;
  readonly PtoVta: number;
}

/** Declares one punto de venta without movement; its answer repeats what was sent. */
export function declareIdle(world: World, issuer: string, request: IdleRequest): object {
  const { PtoVta: punto } = request;
  const caea = request.CAEA ?? '';
  const today = argentineDate(world.clock.now());
  const errors = [...check(world, issuer, caea, punto, today)];
  if (errors.length === 0)
    world.commit({ kind: 'idle-punto', idle: { caea, punto_de_venta: punto, declared_on: today } });
  return {
    CAEA: caea,
    FchProceso: today,
    PtoVta: punto,
    Resultado: errors.length === 0 ? 'A' : 'R',
    ...(errors.length > 0 ? { Errors: { Err: errors.map(toCodeAndText) } } : {}),
  };
}

function* check(world: World, issuer: string, code: string, punto: number, today: string): Iterable<Finding> {
  if (punto < 1 || punto > MAX_PUNTO) yield findCaea(1206);
  if (!CAEA.test(code)) {
    yield findCaea(1207);
    return;
  }
  const caea = world.caeas.find(code);
  if (!caea) {
    yield findCaea(code.startsWith('2') ? 1207 : 1200);
    return;
  }
  if (caea.cuit !== issuer) {
    yield findCaea(1201);
    return;
  }
  if (isUsed(world, issuer, code, punto)) yield findCaea(1202);
  if (today <= caea.from) yield findCaea(1203);
  if (punto < 1 || punto > MAX_PUNTO) return;
  const { issuesByCaea, registered } = findCaeaPunto(world, issuer, punto);
  if (!issuesByCaea) yield findCaea(1204);
  const { opened_on: opened = '', closed_on: closed = '99999999' } = registered ?? {};
  if (opened > caea.until || closed <= caea.from) yield findCaea(1205);
  if (world.caeas.idle(code, punto)) yield findCaea(1209);
}

function isUsed(world: World, cuit: string, caea: string, punto: number): boolean {
  return world.ledger.list({ cuit, punto_de_venta: punto }).some((record) => record.cae === caea);
}

/** When a punto de venta was declared without movement. */
export function consultIdle(world: World, issuer: string, request: IdleRequest): object {
  const { CAEA: code = '', PtoVta: punto } = request;
  const refuse = (...codes: readonly number[]): object => ({
    Errors: { Err: codes.map((one) => toCodeAndText(findCaea(one))) },
  });
  const malformed = [
    ...(CAEA.test(code) ? [] : [10100]),
    ...(punto >= 1 && punto <= MAX_PUNTO ? [] : [10101]),
  ];
  if (malformed.length > 0) return refuse(...malformed);
  if (isUsed(world, issuer, code, punto)) return refuse(10105);
  const idle = world.caeas.find(code)?.cuit === issuer ? world.caeas.idle(code, punto) : undefined;
  if (!idle) return refuse(10102);
  return { ResultGet: { FECAEASinMov: [{ CAEA: code, FchProceso: idle.declared_on, PtoVta: punto }] } };
}
