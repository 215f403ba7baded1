/** The command line: argv → config → wiring → supervisor. */
import { systemClock } from '@arca-api/platform/clock/system';
import { DatabaseInUse } from '@arca-api/platform/database/lock-directory';
import { pinoLog } from '@arca-api/platform/log/pino';
import { systemRandom } from '@arca-api/platform/random/system';
import { demo } from './commands/demo.ts';
import { migrateData } from './commands/migrate.ts';
import { start } from './commands/start.ts';
import { ConfigFaults, readConfig, SETTINGS } from './config.ts';
import { SampleRefused } from './demo.ts';

const COMMANDS = { start, demo, migrate: migrateData } as const;

const HELP = `arca — facturación electrónica argentina

  arca start     levanta todo en un proceso y emite una factura de muestra
  arca demo      lo mismo en una carpeta descartable, con un comprobante de cada clase
  arca migrate   deja la base de datos al día y termina

Opciones: --port N, --host H, --data CARPETA, --once, --json, --no-demo

Variables de entorno:
${Object.entries(SETTINGS)
  .map(([name, what]) => `  ${name.padEnd(40)}${what}`)
  .join('\n')}
`;

async function main(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const [name = 'help', ...args] = argv;
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as keyof typeof COMMANDS] : null;
  if (command === null) {
    process.stderr.write(`«${name}» no es una orden. / "${name}" is not a command.\n\n${HELP}`);
    return 1;
  }
  const config = readConfig(args, environment);
  const clock = systemClock;
  return command(config, { clock, random: systemRandom(clock), log: pinoLog({ level: config.logLevel }) });
}

/** What a person can mend is one clear sentence; anything else is a defect and keeps its trace. */
function explain(error: unknown): string {
  if (error instanceof ConfigFaults || error instanceof SampleRefused) return error.message;
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
