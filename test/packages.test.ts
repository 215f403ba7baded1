/** What others install is not our source: each package is packed, put into an empty folder, and used there. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { PUBLISHED, packPackage, ROOT } from '../deploy/packages/pack-package.ts';

// A package under node_modules is run by Node as it is, or not at all.
const PLAIN = ['--no-strip-types'];

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'packages-'));
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const name of PUBLISHED) install(name);
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** As npm would, without a registry: the tarball's files, and its dependencies beside them. */
function install(name: string): void {
  const tarball = packPackage(name, join(folder, 'packed'));
  const place = join(folder, 'node_modules', name);
  mkdirSync(place);
  execFileSync('tar', ['-xzf', tarball, '-C', place, '--strip-components=1']);
  const { dependencies } = manifestOf(name);
  for (const dependency of Object.keys(dependencies)) link(dependency);
}

function link(name: string): void {
  try {
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

interface PackedManifest {
  readonly private?: boolean;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

function manifestOf(name: string): PackedManifest {
  return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));
}

const run = (code: string): string =>
  execFileSync(process.execPath, [...PLAIN, '--input-type=module', '-e', code], {
    cwd: folder,
    encoding: 'utf8',
  });

for (const name of PUBLISHED) {
  test(`${name} is packed as plain JavaScript with its types, without tests, for anybody to install`, () => {
    const files = readdirSync(join(folder, 'node_modules', name), { recursive: true, encoding: 'utf8' });
    assert.ok(files.includes('index.js') && files.includes('index.d.ts') && files.includes('LICENSE'));
    assert.deepEqual(
      files.filter((file) => /(?<!\.d)\.ts$|\.test\.|^testing/.test(file)),
      [],
    );
    assert.notEqual(manifestOf(name).private, true);
    assert.ok(
      Object.values(manifestOf(name).dependencies).every((version) => /^\d+\.\d+\.\d+$/.test(version)),
    );
  });
}

test('arca-soap is imported by a plain Node and makes a client', () => {
  const names = run(`const soap = await import('arca-soap'); console.log(typeof soap.createArcaClient);`);
  assert.equal(names.trim(), 'function');
});

test('arca-simulator is imported by a plain Node and answers', () => {
  const told = run(`
    const { createSimulator } = await import('arca-simulator');
    const simulator = createSimulator();
    const { wsfe } = await simulator.listen();
    console.log((await (await fetch(wsfe + '?wsdl')).text()).includes('FECAESolicitar'));
    await simulator.close();
  `);
  assert.equal(told.trim(), 'true');
});

test('the program of arca-simulator runs from the folder where it was installed, over TLS, and ends when told', async () => {
  const { bin, version } = manifestOf('arca-simulator');
  const program = join(folder, 'node_modules/arca-simulator', bin?.['arca-simulator'] ?? '');
  assert.equal(
    execFileSync(process.execPath, [...PLAIN, program, '--version'], { encoding: 'utf8' }).trim(),
    version,
  );
  const data = join(folder, 'data');
  const child = spawn(process.execPath, [...PLAIN, program, '--port', '0', '--https', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let address = '';
  for await (const line of createInterface({ input: child.stdout })) {
    address = /^control\s+(\S+)/.exec(line)?.[1] ?? '';
    if (address !== '') break;
  }
  assert.match(address, /^https:\/\/127\.0\.0\.1:\d+\/control$/);
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  assert.deepEqual(await exit, [0, null]);
});
