/** What the image would hold, made in a folder by its own instructions, does what the image is for. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { buildFolder } from '../image/build-folder.ts';
import { environmentOf, last, readDockerfile } from '../image/read-dockerfile.ts';

const image = readDockerfile().at(-1);
const folder = mkdtempSync(join(tmpdir(), 'arca-image-'));
after(() => rmSync(folder, { recursive: true, force: true }));

suite('what the image holds', () => {
  let app = '';
  let files: ReturnType<typeof stamp> = '';
  before(() => {
    const built = buildFolder(folder);
    assert.equal(built.problem, undefined);
    app = built.app;
    files = stamp(app);
  });

  /** What `docker run IMAGE …args` runs, the init apart. */
  function commandOf(args: readonly string[], data: string) {
    const [, , , ...entry] = last(image, 'ENTRYPOINT').words;
    const kept = ['PATH', 'TMPDIR', 'HOME'].map((name) => [name, process.env[name] ?? '']);
    const env = { ...Object.fromEntries(kept), ...environmentOf(image), ARCA_DATA: join(folder, data) };
    return { file: process.execPath, args: [...entry, ...args], options: { cwd: app, env } };
  }

  function run(args: readonly string[], data: string) {
    const { file, args: all, options } = commandOf(args, data);
    const { status, stdout, stderr } = spawnSync(file, all, {
      ...options,
      encoding: 'utf8',
      timeout: 120_000,
    });
    return { code: status, out: stdout, err: stderr };
  }

  test('issues an invoice with its PDF, all in one process', () => {
    const { code, out, err } = run(['start', '--once', '--json', '--port', '0'], 'whole');
    assert.equal(code, 0, err);
    const { cae, pdf } = JSON.parse(out) as { cae: string; pdf: string };
    assert.match(cae, /^\d{14}$/);
    assert.ok(statSync(pdf).size > 1_000);
  });

  test('says what a part of the platform needs to be told', () => {
    const { code, err } = run(['start', '--services', 'api'], 'part');
    assert.equal(code, 1);
    assert.match(err, /^DATABASE_URL: /m);
    assert.equal(run(['health', '--port', '1'], 'part').code, 1, 'nobody is there');
  });

  test('is healthy while it serves, says so by its own command, and ends in peace', async () => {
    const { file, args, options } = commandOf(['start', '--no-demo', '--json', '--port', '0'], 'served');
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [line] = await once(child.stdout, 'data', { signal: AbortSignal.timeout(120_000) });
      const { api } = JSON.parse(String(line)) as { api: string };
      const port = new URL(api).port;
      const health = last(image, 'HEALTHCHECK');
      assert.ok(health.text.includes('"health"'));
      assert.equal(run(['health', '--port', port], 'served').code, 0);
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      assert.equal(code, 0);
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('plays ARCA by itself', () => {
    const { options } = commandOf([], 'simulator');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['arca-simulator/cli/cli.ts', '--version'],
      {
        ...options,
        encoding: 'utf8',
      },
    );
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^\d+\.\d+\.\d+$/m);
  });

  test('has written nothing where it lies: its root may be read-only', () => {
    assert.equal(stamp(app), files);
  });
});

/** Every file of a tree with its size and the instant it was last written. */
function stamp(root: string): string {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => {
      const { size, mtimeMs } = lstatSync(join(root, path));
      return `${path} ${size} ${mtimeMs}`;
    })
    .sort()
    .join('\n');
}
