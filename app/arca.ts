/** The command line: argv → config → wiring → supervisor. */
import { systemClock } from '@arca-api/platform/clock/system';
import { DatabaseFailure } from '@arca-api/platform/database/database-failure';
import { DatabaseInUse } from '@arca-api/platform/database/lock-directory';
import { pinoLog } from '@arca-api/platform/log/pino';
import { systemRandom } from '@arca-api/platform/random/system';
import { ApiRefused, ApiUnreachable } from './client/call-api.ts';
import { problemLines, sayJson } from './client/say.ts';
import { USAGE, usageOf } from './client/usage.ts';
import { certificates } from './commands/certificates.ts';
import { diagnose } from './commands/diagnose.ts';
import { invoices } from './commands/invoices.ts';
import { lanes } from './commands/lanes.ts';
import { listen } from './commands/listen.ts';
import { puntosDeVenta } from './commands/puntos-de-venta.ts';
import { simulator } from './commands/simulator.ts';
import { taxpayers } from './commands/taxpayers.ts';
import { trigger } from './commands/trigger.ts';
import { ConfigFaults, readConfig, SETTINGS } from './config.ts';
import { SampleRefused } from './demo.ts';
import { openTraces } from './open-traces.ts';

/** They bring the whole platform along, so they are looked for when asked for. */
const COMMANDS = {
  start: async () => (await import('./commands/start.ts')).start,
  demo: async () => (await import('./commands/demo.ts')).demo,
  migrate: async () => (await import('./commands/migrate.ts')).migrateData,
  operator: async () => (await import('./commands/operator.ts')).makeOperator,
  'rotate-keys': async () => (await import('./commands/rotate-keys.ts')).rotateKeys,
  recover: async () => (await import('./commands/recover.ts')).recover,
  health: async () => (await import('./commands/health.ts')).health,
} as const;

/** They talk with a server that is running, over the public API. */
const CLIENTS = {
  taxpayers,
  certificates,
  'puntos-de-venta': puntosDeVenta,
  diagnose,
  invoices,
  lanes,
  listen,
  trigger,
  simulator,
} as const satisfies Record<keyof typeof USAGE, unknown>;

const HELP = `arca — facturación electrónica argentina

  arca start     levanta todo en un proceso y emite una factura de muestra
                 starts everything in one process and issues a sample invoice
  arca demo      lo mismo en una carpeta descartable, con un comprobante de cada clase
                 the same in a throwaway folder, with one comprobante of each class
  arca migrate   deja la base de datos al día y termina
                 brings the database up to date and ends
  arca operator  hace una organización y sus claves (de los dos modos), y las dice
                 makes an organisation and its keys (of both modes), and tells them
  arca rotate-keys   pasa todas las claves a la clave maestra nueva, con todo en marcha (en una carpeta de datos, la hace)
                     moves every key under the new master key while everything runs (in a data folder, makes it)
  arca recover   después de restaurar un respaldo y antes de levantar: busca en ARCA lo que los datos no saben
                 after restoring a backup and before starting: finds at ARCA what the books do not know
  arca health    dice si el proceso de esta máquina responde (termina con 0 o 1)
                 says whether the process of this machine answers (ends with 0 or 1)

Opciones / options: --services LISTA, --port N, --internal-port N, --host H, --data CARPETA, --once, --json, --no-demo

Con el servidor levantado (le hablan a la API pública: --api URL y --key CLAVE, o lo que sabe --data CARPETA;
--live usa la clave del modo real; --json responde en JSON).
With the server running (they talk with the public API: --api URL and --key KEY, or what --data FOLDER knows;
--live uses the key of live mode; --json answers in JSON):

${Object.values(USAGE)
  .flat()
  .map((line) => `  ${line}`)
  .join('\n')}

Variables de entorno / environment (in English: README.md):
${Object.entries(SETTINGS)
  .map(([name, what]) => `  ${name.padEnd(52)}${what}`)
  .join('\n')}
`;

async function main(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const [name = 'help', ...args] = argv;
  if (name === 'help' || [name, ...args].some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(Object.hasOwn(CLIENTS, name) ? usageOf(name as keyof typeof CLIENTS) : HELP);
    return 0;
  }
  if (Object.hasOwn(CLIENTS, name)) return askServer(name as keyof typeof CLIENTS, args, environment);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as keyof typeof COMMANDS] : null;
  if (command === null) {
    process.stderr.write(`«${name}» no es una orden. / "${name}" is not a command.\n\n${HELP}`);
    return 1;
  }
  const config = readConfig(args, environment);
  for (const warning of config.warnings) process.stderr.write(`${warning}\n`);
  const clock = systemClock;
  const run = await command();
  // What ends by itself is not worth a trace.
  const tracer = name === 'start' ? await openTraces(config) : null;
  const log = pinoLog({ level: config.logLevel, ...(tracer && { current: tracer.current }) });
  try {
    return await run(config, { clock, random: systemRandom(clock), log, ...(tracer && { tracer }) });
  } finally {
    await tracer?.close();
  }
}

/** Whoever asked for JSON is refused in JSON. */
async function askServer(
  name: keyof typeof CLIENTS,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  try {
    return await CLIENTS[name](args, environment);
  } catch (error) {
    if (!(error instanceof ApiRefused) || !args.includes('--json')) throw error;
    sayJson(error.problem);
    return 1;
  }
}

/** What a person can mend is one clear sentence; anything else is a defect and keeps its trace. */
function explain(error: unknown): string {
  const isTold =
    error instanceof ConfigFaults ||
    error instanceof SampleRefused ||
    error instanceof ApiUnreachable ||
    error instanceof DatabaseFailure;
  if (isTold) return error.message;
  if (error instanceof ApiRefused) return problemLines(error.problem).join('\n');
  if (error instanceof DatabaseInUse) {
    return `Otro proceso ya usa esos datos: detenelo o elegí otra carpeta con --data. / ${error.message}`;
  }
  if (error instanceof Error && 'code' in error) {
    const where = 'path' in error ? String(error.path) : '';
    switch (error.code) {
      case 'EADDRINUSE':
        return `El puerto ${'port' in error ? error.port : ''} ya está en uso: elegí otro con --port. / That port is taken: choose another with --port.`;
      case 'EACCES':
      case 'EPERM':
        return `Falta permiso para usar ${where || 'ese puerto o carpeta'}. / Permission is missing.`;
      case 'EROFS':
        return `${where}: el disco es de solo lectura. / The disk is read-only.`;
      case 'ENOENT':
        return `No se puede crear ${where}. / It cannot be created.`;
      case 'ENOTDIR':
      case 'EEXIST':
        return `${where}: no es una carpeta. / It is not a folder.`;
      case 'ENOSPC':
        return 'No queda espacio en el disco. / No space is left on the disk.';
      case 'ENOTFOUND':
      case 'EADDRNOTAVAIL':
        return 'Esa dirección no es de esta máquina: revisá --host. / That address is not of this machine: check --host.';
    }
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// What is kept here is its owner's alone, the database's own files included.
process.umask(0o077);

try {
  process.exitCode = await main(process.argv.slice(2), process.env);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
