/** What the commands that talk with a server are told: flags first, then settings, then what the data folder knows. */
import { parseArgs } from 'node:util';
import { ConfigFaults } from '../config.ts';
import { findRunning, readOperator } from '../data-folder.ts';
import { flagFault } from '../flag-fault.ts';

export type Flags = Readonly<Record<string, string | boolean | undefined>>;

export interface Told {
  readonly words: readonly string[];
  readonly flags: Flags;
}

const COMMON = {
  api: { type: 'string' },
  key: { type: 'string' },
  data: { type: 'string' },
  live: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Flags every such command has, and those of its own: `string` ones take a value. */
export function readTold(
  args: readonly string[],
  own: Readonly<Record<string, 'string' | 'boolean'>> = {},
): Told {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...COMMON,
        ...Object.fromEntries(Object.entries(own).map(([name, type]) => [name, { type }])),
      },
    });
    return { words: positionals, flags: values as Flags };
  } catch (error) {
    throw new ConfigFaults([flagFault(error)]);
  }
}

export interface Server {
  readonly api: string;
  readonly key: string;
  readonly json: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whom to talk with, and as whom. `live` asks for the key of live mode. */
export async function findServer(
  { flags }: Pick<Told, 'flags'>,
  environment: Environment,
  live = flags['live'] === true,
): Promise<Server> {
  const data = text(flags['data']) ?? setting(environment, 'ARCA_DATA') ?? 'data';
  const api = text(flags['api']) ?? setting(environment, 'ARCA_API') ?? (await findRunning(data));
  const told = text(flags['key']) ?? setting(environment, 'ARCA_KEY');
  const operator = told === undefined ? await readOperator(data) : null;
  const key = told ?? (live ? operator?.live_key : operator?.test_key);
  const faults: string[] = [];
  if (api === null) {
    faults.push(
      `No hay un servidor levantado con los datos de «${data}»: levantalo con «arca start --data ${data}», o indicá otro con --api. / No server is running on "${data}": start it, or name another with --api.`,
    );
  } else if (!URL.canParse(api)) faults.push(`--api: «${api}» no es una dirección. / That is no address.`);
  if (key === undefined) {
    faults.push(
      `No hay una clave en «${data}»: indicala con --key o ARCA_KEY. / There is no key in "${data}": give one with --key or ARCA_KEY.`,
    );
  } else if (live !== key.startsWith('arca_live_')) {
    faults.push(
      live
        ? 'Con --live hace falta una clave arca_live_…. / --live needs a key arca_live_….'
        : 'Esa clave es del modo real: agregá --live. / That key is of live mode: add --live.',
    );
  }
  if (api === null || key === undefined || faults.length > 0) throw new ConfigFaults(faults);
  return { api: api.replace(/\/+$/, ''), key, json: flags['json'] === true };
}

export function text(flag: string | boolean | undefined): string | undefined {
  return typeof flag === 'string' && flag !== '' ? flag : undefined;
}

function setting(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined;
}
