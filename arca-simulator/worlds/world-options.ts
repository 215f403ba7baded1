// The choices that a world with a name may make for itself; everything else it shares with the simulator it lives in.
import { InputProblem, mustBe } from '../problem.ts';
import type { SimulatorOptions } from '../settings.ts';
import { parseDay } from '../world/time/calendar.ts';

/** Options of one world; absent ones are the simulator's. Each is described at {@link SimulatorOptions}. */
export interface WorldOptions
  extends Pick<
    SimulatorOptions,
    | 'asOf'
    | 'seed'
    | 'strict'
    | 'acceptAnyCertificate'
    | 'ownCuitAuthorized'
    | 'replayWindow'
    | 'ticketLife'
    | 'maxComprobantes'
    | 'puntosDeVenta'
    | 'caeDays'
  > {
  /** Milliseconds every answer takes. */
  readonly latencyMs?: number;
}

type Read = (value: unknown, field: string) => unknown;

const flag: Read = (value, field) => {
  if (typeof value !== 'boolean') throw mustBe(field, 'true o false', 'true or false');
  return value;
};

const whole =
  (from: number, to: number): Read =>
  (value, field) => {
    if (!Number.isInteger(value) || Number(value) < from || Number(value) > to)
      throw mustBe(field, `un entero de ${from} a ${to}`, `a whole number from ${from} to ${to}`);
    return value;
  };

const DAY_MS = 24 * 60 * 60 * 1000;

const window: Read = (value, field) => (value === 'ticket' ? value : whole(0, DAY_MS)(value, field));

const puntos: Read = (value, field) => {
  const { accepted, listed } = (typeof value === 'object' && value !== null ? value : {}) as {
    readonly accepted?: unknown;
    readonly listed?: unknown;
  };
  whole(0, 99_998)(accepted, `${field}.accepted`);
  whole(0, 1000)(listed, `${field}.listed`);
  return { accepted, listed };
};

/** JSON name → name in code, and how it is read. */
const OPTIONS: Readonly<Record<string, readonly [keyof WorldOptions, Read]>> = {
  as_of: ['asOf', (value, field) => parseDay(value, field) && value],
  seed: ['seed', whole(0, 4_294_967_295)],
  strict: ['strict', flag],
  accept_any_certificate: ['acceptAnyCertificate', flag],
  own_cuit_authorized: ['ownCuitAuthorized', flag],
  replay_window_ms: ['replayWindow', window],
  ticket_life_ms: ['ticketLife', whole(1000, DAY_MS)],
  max_comprobantes: ['maxComprobantes', whole(1, 9998)],
  puntos_de_venta: ['puntosDeVenta', puntos],
  cae_days: ['caeDays', whole(0, 365)],
  latency_ms: ['latencyMs', whole(0, 600_000)],
};

/** Options from JSON (`snake_case`); throws {@link InputProblem} naming the first bad field. */
export function parseWorldOptions(input: Readonly<Record<string, unknown>>): WorldOptions {
  const options: Partial<Record<keyof WorldOptions, unknown>> = {};
  for (const [field, value] of Object.entries(input)) {
    const known = Object.hasOwn(OPTIONS, field) ? OPTIONS[field] : undefined;
    if (!known)
      throw new InputProblem(
        field,
        { es: 'No es una opción de un mundo.', en: 'It is no option of a world.' },
        {
          es: `Usá ${Object.keys(OPTIONS).join(', ')}.`,
          en: `Use ${Object.keys(OPTIONS).join(', ')}.`,
        },
      );
    const [name, read] = known;
    options[name] = read(value, field);
  }
  return options as WorldOptions;
}
