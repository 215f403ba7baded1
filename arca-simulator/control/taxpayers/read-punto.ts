// A punto de venta as it comes through the control API.

import {
  type Input,
  onlyKnown,
  optional,
  readChoice,
  readCuit,
  readFlag,
  readText,
  readWhole,
} from '../../input.ts';
import { mustBe } from '../../problem.ts';
import { PUNTO_KINDS, type PuntoDeVenta, type PuntoKind } from '../../world/registers/puntos-de-venta.ts';
import { isDay } from '../../world/time/calendar.ts';

function readCompactDay(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || !isDay(value)) throw mustBe(name, 'un día, aaaammdd', 'a day, yyyymmdd');
  return value;
}

const KINDS = Object.keys(PUNTO_KINDS) as PuntoKind[];

export function readPunto(input: Input): PuntoDeVenta {
  onlyKnown(input, ['cuit', 'number', 'kind', 'blocked', 'opened_on', 'closed_on', 'address']);
  return {
    cuit: readCuit(input, 'cuit'),
    number: readWhole(input, 'number', 1, 99_998),
    kind: readChoice({ kind: input['kind'] ?? 'ri' }, 'kind', KINDS),
    blocked: readFlag(input, 'blocked'),
    ...optional(input, 'opened_on', readCompactDay),
    ...optional(input, 'closed_on', readCompactDay),
    ...optional(input, 'address', readText),
  };
}
