/** What READMEs and guides tell people to type is typed here, as it is written. */
import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { createSimulator } from 'arca-simulator';

const ROOT = join(import.meta.dirname, '..');
const run = promisify(execFile);
const PROGRAMS = ['bash', 'openssl', 'jq', 'curl'];

const missing = PROGRAMS.filter((program) => spawnSync(program, ['--version']).error !== undefined);
const skip = process.env['CI'] !== 'true' && missing.length > 0 ? `${missing.join(', ')} missing` : false;

/** The first block of code under a heading. */
function readExample(file: string, heading: string): string {
  const [, part = ''] = readFileSync(join(ROOT, file), 'utf8').split(`\n## ${heading}\n`);
  const [, code] = /^```(?:sh|ts)\n([\s\S]*?)^```$/m.exec(part) ?? [];
  assert.ok(code, `${file} has an example under “${heading}”`);
  return code;
}

function openFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('from nothing to a CAE by hand, with curl: the strict simulator authorises what the README types', {
  skip,
}, async (t) => {
  const simulator = createSimulator({ strict: true });
  const { origin } = await simulator.listen();
  t.after(() => simulator.close());
  const folder = openFolder(t);
  const script = readExample('arca-simulator/README.md', 'By hand, with curl');
  const here = script.replace('http://127.0.0.1:8010', origin);
  assert.notEqual(here, script);
  const { stdout } = await run('bash', ['-euc', here], { cwd: folder });
  const [cae = ''] = simulator.control.ledger({ cuit: '30000000147', type: 6 }).map((one) => one.cae);
  assert.match(cae, /^\d{14}$/);
  assert.ok(stdout.includes(`<CAE>${cae}</CAE>`));
});

test('without ARCA: the client logs in to the simulator and asks for a number as the README types', {
  skip,
}, async (t) => {
  const folder = openFolder(t);
  const readme = readFileSync(join(ROOT, 'arca-soap/README.md'), 'utf8');
  const [, request = ''] = /`(openssl req [^`]+)`/.exec(readme) ?? [];
  await run('bash', ['-euc', request], { cwd: folder });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'example.ts'), readExample('arca-soap/README.md', 'Without ARCA'));
  const { stdout } = await run(process.execPath, ['example.ts'], { cwd: folder });
  assert.equal(stdout.trim(), '0');
});

const blocksOf = (page: string): string =>
  [...readFileSync(join(ROOT, 'docs/guides', page), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
    .map(([, code = '']) => code.replace(/ +# .*$/gm, ''))
    .join('\n');

/** `npm start`, with its sample; answers the address and the key that it prints. */
async function startPlatform(t: TestContext, folder: string): Promise<{ api: string; key: string }> {
  const clean = Object.entries(process.env).filter(([name]) => !/^(ARCA_|DATABASE_URL$)/.test(name));
  const flags = ['--json', '--port', '0', '--data', join(folder, 'data')];
  const child = spawn(process.execPath, [join(ROOT, 'app/arca.ts'), 'start', ...flags], {
    env: Object.fromEntries(clean),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  });
  const [line] = await once(child.stdout, 'data');
  return JSON.parse(String(line));
}

test('the guide of issuing: every comprobante that it types is authorised, and both languages type the same', {
  skip,
}, async (t) => {
  const spanish = blocksOf('emitir.md');
  assert.equal(blocksOf('issuing.md'), spanish);
  const folder = openFolder(t);
  const { api, key } = await startPlatform(t, folder);
  const script = spanish.replace('http://127.0.0.1:8010', api).replace('arca_test_…', key);
  const shown = '[.object // .status, .letter // .result // .table // .code, .kind, .cae != null]';
  const { stdout } = await run('bash', ['-euc', `{ ${script}\n} | jq -c '${shown}'`], { cwd: folder });
  const said = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(said, [
    ['invoice', 'B', 'invoice', true],
    ['invoice', 'A', 'invoice', true],
    ['invoice', 'B', 'invoice', true],
    ['list', 'countries', null, false],
    ['invoice', 'E', 'invoice', true],
    ['invoice', 'E', 'invoice', true],
    ['invoice', 'B', 'credit_note', true],
    ['invoice', 'B', 'credit_note', true],
    ['verification', 'confirmed', null, false],
    [422, 'request.invalid', null, false],
    ['list', 'error-codes', null, false],
  ]);
  assert.match(readFileSync(join(folder, 'factura.pdf'), 'latin1'), /^%PDF-/);
});
