// The door of every npm script: plain JavaScript for whatever Node is at hand (20 or newer). It installs what is
// missing, then hands over to the Node that came with the project.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');

/** Script → what runs, and whether the tools of development are needed. */
const SCRIPTS = {
  start: { run: ['app/arca.ts', 'start'], development: false },
  arca: { run: ['app/arca.ts'], development: false },
  simulator: { run: ['arca-simulator/cli/cli.ts'], development: false },
  test: { run: ['test/run.ts'], development: true },
  'test:long': { run: ['test/run.ts', '--long'], development: true },
  simulate: { run: ['test/simulation/command/simulate.ts'], development: true },
  bench: { run: ['bench/run.ts'], development: true },
  pack: { run: ['deploy/packages/pack.ts'], development: true },
};

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Whether what the lock file asks for is there; npm keeps a list of what it installed. */
function isInstalled(development) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(modules, '.package-lock.json'));
  if (wanted === null || present === null || ownNode() === null) return false;
  return Object.entries(wanted).every(
    ([path, { version, link, optional, dev }]) =>
      path === '' ||
      !path.startsWith('node_modules/') ||
      (dev && !development) ||
      // Packages of other platforms are locked and not installed.
      (optional && present[path] === undefined) ||
      (present[path] !== undefined && (link || present[path].version === version)),
  );
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** The Node that is a dependency, or this one where it is new enough. */
function ownNode() {
  const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
  if (process.platform === 'win32') names.push(`node-win-${process.arch}`);
  for (const name of names) {
    const path = join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(path)) return path;
  }
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null;
}

function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, ...options });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    child.on('error', (error) => resolve({ code: 1, error }));
    child.on('exit', (code, signal) => resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 1) }));
  });
}

async function install(development) {
  const started = Date.now();
  process.stderr.write('Instalando lo que falta (una sola vez)… / Installing what is missing (only once)…\n');
  const dots = process.stderr.isTTY ? setInterval(() => process.stderr.write('.'), 1000) : null;
  const npm = process.env.npm_execpath;
  const args = ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--ignore-scripts'];
  if (!development) args.push('--omit=dev');
  // npm speaks on standard output, which belongs to whoever reads our JSON.
  const stdio = ['ignore', 2, 2];
  const { code, error } = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], { stdio })
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
        stdio,
        shell: process.platform === 'win32',
      });
  if (dots !== null) {
    clearInterval(dots);
    process.stderr.write('\n');
  }
  if (code !== 0) {
    fail(
      `No se pudieron instalar las dependencias${error ? ` (${error.message})` : ''}: revisá la conexión con el registro de npm y los permisos de ${root}. / ` +
        'The dependencies could not be installed: check the connection to the npm registry and the permissions of that folder.',
    );
  }
  if (ownNode() === null) {
    fail(
      `Hace falta Node 24 y no hay uno para ${process.platform}-${process.arch}: instalalo y probá de nuevo. / ` +
        'Node 24 is needed and none comes for this platform: install it and try again.',
    );
  }
  process.stderr.write(`Listo en ${((Date.now() - started) / 1000).toFixed(1)} s. / Done.\n`);
}

const [script, ...args] = process.argv.slice(2);
const wanted = SCRIPTS[script];
if (wanted === undefined) fail(`Usage: node app/launch.mjs ${Object.keys(SCRIPTS).join(' | ')}`);

const launched = Date.now();
if (!isInstalled(wanted.development)) await install(wanted.development);
const path = `${join(modules, '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
// What is compiled once need not be again: half of what a thread or a test file does before its first line.
const NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE ?? join(modules, '.cache', 'node');
const { code } = await run(ownNode(), ['--disable-warning=ExperimentalWarning', ...wanted.run, ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: path, NODE_COMPILE_CACHE, ARCA_LAUNCHED_AT: String(launched) },
});
process.exit(code);
