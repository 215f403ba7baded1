// Reads the command line whole before anything starts; what is wrong is one sentence in each language.
import { parseArgs } from 'node:util';
import type { Where } from '../http/listener.ts';
import { InputProblem, type Words } from '../problem.ts';
import type { SimulatorOptions } from '../settings.ts';
import { parseDay } from '../world/time/calendar.ts';

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'start';
      readonly options: SimulatorOptions;
      readonly where: Where;
      readonly worlds: readonly string[];
      readonly directory: string | undefined;
    };

/** A command line that cannot be followed. */
export class UsageProblem extends Error {
  override name = 'UsageProblem';
  readonly words: Words;
  constructor(es: string, en: string) {
    super(en);
    this.words = { es: `${es} (--help)`, en: `${en} (--help)` };
  }
}

const FLAGS = {
  port: { type: 'string', default: '8010' },
  host: { type: 'string', default: '127.0.0.1' },
  https: { type: 'boolean', default: false },
  data: { type: 'string' },
  token: { type: 'string' },
  strict: { type: 'boolean', default: false },
  'as-of': { type: 'string' },
  seed: { type: 'string' },
  'replay-window': { type: 'string' },
  world: { type: 'string', multiple: true, default: [] as string[] },
  help: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** Throws {@link UsageProblem}. */
export function parseCommand(args: readonly string[]): Command {
  const values = readFlags(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const port = readWhole('port', values.port, 65_535);
  const seed = values.seed === undefined ? undefined : readWhole('seed', values.seed, 4_294_967_295);
  const asOf = readAsOf(values['as-of']);
  const replayWindow = readWindow(values['replay-window']);
  for (const name of ['token', 'data', 'host'] as const) if (values[name] === '') throw empty(name);
  return {
    kind: 'start',
    options: {
      strict: values.strict,
      ...(values.data === undefined ? {} : { state: { directory: values.data, sync: true } }),
      ...(values.token === undefined ? {} : { token: values.token }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(seed === undefined ? {} : { seed }),
      ...(replayWindow === undefined ? {} : { replayWindow }),
    },
    where: { port, host: values.host, https: values.https },
    worlds: values.world,
    directory: values.data,
  };
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS }).values;
  } catch (error) {
    const [detail = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/);
    const [, flag = args.join(' ')] = /'([^' ]+)/.exec(detail) ?? [];
    throw new UsageProblem(
      `No se entiende ${flag}: revisá las opciones.`,
      `${flag} is not understood: ${detail}.`,
    );
  }
}

function readWhole(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most)
    throw new UsageProblem(
      `--${name} tiene que ser un entero de 0 a ${most}, no «${text}».`,
      `--${name} must be a whole number from 0 to ${most}, not “${text}”.`,
    );
  return value;
}

function readAsOf(text: string | undefined): string | undefined {
  try {
    if (text !== undefined) parseDay(text, 'as-of');
    return text;
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    throw new UsageProblem(
      `--as-of tiene que ser un día, aaaa-mm-dd, no «${text}».`,
      `--as-of must be a day, yyyy-mm-dd, not “${text}”.`,
    );
  }
}

const UNITS: Readonly<Record<string, number>> = { '': 1000, s: 1000, m: 60_000, h: 3_600_000 };

/** `2m`, `10m`, `90s`, `1h`, seconds, or `ticket`. */
function readWindow(text: string | undefined): number | 'ticket' | undefined {
  if (text === undefined || text === 'ticket') return text;
  const [, digits, unit = ''] = /^(\d{1,6})([smh]?)$/.exec(text) ?? [];
  const size = UNITS[unit];
  if (digits === undefined || size === undefined)
    throw new UsageProblem(
      `--replay-window tiene que ser un tiempo, como 2m, o ticket, no «${text}».`,
      `--replay-window must be a time, such as 2m, or ticket, not “${text}”.`,
    );
  return Number(digits) * size;
}

function empty(name: string): UsageProblem {
  return new UsageProblem(`--${name} está vacío.`, `--${name} is empty.`);
}
