/** `npm run bench`: everything measured in one run, told as a table and kept as JSON. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installForeignClients } from '../test/foreign-clients/install.ts';
import { ENTRIES, tellMachine } from './catalogue.ts';
import { type Options, PROGRAMS, readOptions, STAGED, USAGE } from './options.ts';
import { PEERS } from './peers/clients.ts';
import { lineOf } from './report/screen.ts';
import { describeRun, type Result, ROOT, type Row, US, versionOf } from './results.ts';
import { measureIssuing } from './rows/issue.ts';
import { measurePeers } from './rows/peers.ts';
import { measureSpecial } from './rows/special.ts';
import { openPlatform, openStage, WHOLE } from './stage.ts';
import { type FoundStore, findStores } from './stores.ts';
import { measureYardstick } from './yardstick.ts';

const OUT = join(ROOT, 'dist', 'bench');
const PEERS_FOLDER = join(import.meta.dirname, 'peers');

function read(): Options {
  if (process.argv.includes('--help')) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  try {
    const options = readOptions(process.argv.slice(2));
    const names = [...STAGED, ...PROGRAMS, ...ENTRIES.map(({ id }) => id)];
    const unknown = options.only.filter((name) => !names.includes(name));
    if (unknown.length > 0) throw new Error(`No such suite or row: ${unknown.join(', ')}.`);
    return options;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(1);
  }
}

const options = read();
const rows: Row[] = [];
const say = (text: string): void => {
  if (!options.json) process.stdout.write(text);
};
const tell = (row: Row): void => {
  rows.push(row);
  say(lineOf(row));
};

/** A suite is played when it was asked for, or any row of it. */
function wants(suite: string, id?: string): boolean {
  const { only } = options;
  if (only.length === 0 || only.includes(suite)) return true;
  // A row's name alone means ours: the same row of the peers is asked for with all of theirs.
  return ENTRIES.some(
    (entry) => entry.suite === suite && only.includes(entry.id) && (id === undefined || id === entry.id),
  );
}

/** Everything that plays on the stage. */
async function play(stores: readonly FoundStore[], withPeers: boolean): Promise<void> {
  const sustained = { ...WHOLE.sustained, ...(options.seconds ? { seconds: options.seconds } : {}) };
  const stage = await openStage({
    scale: { ...WHOLE, sustained },
    profiles: options.profile ? join(OUT, 'profiles') : null,
    wants,
    tell,
  });
  try {
    for (const store of stores) {
      const platform = await openPlatform(stage, store);
      versions[`PostgreSQL (${store.store})`] = platform.database;
      try {
        if (wants('issue')) await measureIssuing(stage, platform);
        if (wants('special')) await measureSpecial(stage, platform, withPeers && store === stores[0]);
      } finally {
        await platform.close();
      }
    }
    if (withPeers && wants('peers')) await measurePeers(stage);
  } finally {
    await stage.close();
  }
}

function runProgram(name: string): void {
  const kept = join(OUT, `${name}.json`);
  rmSync(kept, { force: true });
  const { status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, `${name}.ts`), '--json-to', kept],
    { stdio: ['ignore', options.json ? 'ignore' : 'inherit', 'inherit'] },
  );
  try {
    const figures = JSON.parse(readFileSync(kept, 'utf8'));
    rows.push({ suite: name, id: name, who: US, store: null, arca_ms: null, figures });
  } catch {
    throw new Error(`${name} told nothing and ended with ${status}`);
  }
}

// Whoever interrupts ends the measured processes too: what they were asked then fails, and what was made is undone.
process.on('SIGINT', () => say('\ninterrupted\n'));

mkdirSync(OUT, { recursive: true });
const stores = await findStores(options.stores, say);
const askedForPeers = options.peers && (wants('peers') || wants('special'));
const { problem } = askedForPeers ? installForeignClients(PEERS_FOLDER) : {};
if (problem !== undefined) say(`peers are not measured: ${problem}\n`);
const withPeers = askedForPeers && problem === undefined;

const versions: Record<string, string> = { pglite: versionOf('@electric-sql/pglite') };
if (withPeers) {
  for (const name of PEERS) versions[name] = versionOf(name, PEERS_FOLDER);
}
const run = describeRun(options.only.length === 0 ? ['whole'] : options.only, versions);
say(`${tellMachine(run)} · ${run.commit}${run.changed ? ' and changes' : ''}\n\n`);

if (STAGED.some((suite) => wants(suite))) await play(stores, withPeers);
for (const name of PROGRAMS) {
  if (!wants(name)) continue;
  say(`\n== ${name}\n`);
  runProgram(name);
}

const machine = { ...run.machine, yardstick_ms: [...run.machine.yardstick_ms, measureYardstick()] };
const result: Result = { ...run, machine, versions: { ...run.versions, ...versions }, rows };
say(`\nyardstick: ${machine.yardstick_ms.join(' ms of CPU before, ')} after\n`);
const folder = options.keep ? join(import.meta.dirname, 'results') : OUT;
const name = `${run.at.slice(0, 16).replaceAll(':', '')}-${run.asked.join('+')}.json`;
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, name), `${JSON.stringify(result, null, 2)}\n`);
if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
say(`\n${join(folder, name).slice(ROOT.length + 1)}\n`);
