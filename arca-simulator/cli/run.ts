// The simulator as a program: starts, prints where it is, and stops when told.
import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, type Simulator } from '../simulator.ts';
import { explainStart } from './explain-start.ts';
import { parseCommand, UsageProblem } from './parse-command.ts';
import { USAGE } from './usage.ts';

const write = (text: string): void => void process.stdout.write(text);

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2));
  if (command.kind === 'help') return write(USAGE);
  if (command.kind === 'version') return write(`${readVersion()}\n`);
  const { options, where, worlds, directory } = command;
  const simulator = createSimulator(options);
  for (const name of worlds) simulator.world(name, {});
  const urls = await simulator.listen(where);
  // Before the first address is told: whoever reads it may stop us at once.
  const stop = (): void => void simulator.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (where.https) tellCertificate(simulator, directory);
  tell(urls);
  for (const name of worlds) tell({ world: name, ...simulator.world(name).urls() });
}

function tell(addresses: object): void {
  for (const [name, url] of Object.entries(addresses)) write(`${name.padEnd(10)} ${url}\n`);
}

/** Says whom to trust: the authority, in a file that clients can be given. */
function tellCertificate(simulator: Simulator, directory: string | undefined): void {
  const folder = directory ?? mkdtempSync(join(tmpdir(), 'arca-simulator-'));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'authority.pem');
  writeFileSync(path, simulator.control.authority());
  const { raw } = new X509Certificate(simulator.certificate() ?? '');
  const digest = createHash('sha256').update(raw).digest('hex').toUpperCase();
  tell({ sha256: digest.replace(/..(?=.)/g, '$&:'), authority: path });
}

function readVersion(): string {
  const path = findPackageJSON(import.meta.url);
  return path === undefined ? 'unknown' : JSON.parse(readFileSync(path, 'utf8')).version;
}

main().catch((error: unknown) => {
  const words = error instanceof UsageProblem ? error.words : explainStart(error);
  process.stderr.write(`${words.es}\n${words.en}\n`);
  process.exitCode = 1;
});
