/** `npm start` from the outside: one JSON line with a CAE, what is kept between starts, and refusals in one sentence. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@arca-api/platform/clock/system';
import { openPglite } from '@arca-api/platform/database/pglite';
import type { JobTables } from '@arca-api/platform/queue/jobs.store';
import { type Ended, launch } from './launch.ts';

async function untilTold(process: ReturnType<typeof launch>): Promise<Record<string, unknown>> {
  for (;;) {
    const line = process
      .told()
      .split('\n')
      .find((text) => text.startsWith('{'));
    if (line !== undefined && process.told().includes(`${line}\n`)) return JSON.parse(line);
    const news = new Promise((resolve) => process.child.stdout?.once('data', resolve));
    const end = await Promise.race([news, process.ended]);
    if (typeof end === 'object' && end !== null && 'code' in end) throw new Error(JSON.stringify(end));
  }
}

/** Leaves a job as a worker does that is killed at it, but under a lease that outlasts any test. */
async function dieAtWork(folder: string): Promise<void> {
  const { organization } = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8'));
  const database = await openPglite({ directory: join(folder, 'database'), clock: systemClock, flush: true });
  const now = systemClock.now();
  await database
    .schema<JobTables>('platform')
    .insertInto('jobs')
    .values({
      id: 'job_of_the_dead',
      kind: 'api.batches',
      key: organization,
      payload: JSON.stringify({ organization }),
      state: 'running',
      run_at: now + 3_600_000,
      lease_token: 'of the dead',
      again_at: null,
      last_error: null,
      added_at: now,
    })
    .execute();
  await database.close();
}

let data: string;
before(async () => {
  data = await mkdtemp(join(tmpdir(), 'arca-start-'));
});
after(() => rm(data, { recursive: true, force: true }));

describe('arca start', () => {
  let running: { child: ChildProcess; ended: Promise<Ended>; told?: Record<string, unknown> } | undefined;
  after(async () => {
    running?.child.kill('SIGTERM');
    await running?.ended;
  });

  it('prints one JSON line with the first CAE, and a second start keeps what the first one did', async () => {
    const first = await launch(['start', '--once', '--json', '--port', '0', '--data', data]).ended;
    assert.equal(first.code, 0, first.err);
    const lines = first.out.trim().split('\n');
    assert.equal(lines.length, 1);
    const told = JSON.parse(lines[0] ?? '');
    assert.match(told.cae, /^\d{14}$/);
    assert.equal(told.number, 1);
    assert.match(told.invoice, /^inv_/);
    assert.ok(existsSync(told.pdf));
    assert.match(told.key, /^arca_test_/);
    assert.match(told.simulator, /^http:\/\//);
    assert.equal(typeof told.seconds, 'number');

    await dieAtWork(data);
    const process = launch(['start', '--json', '--port', '0', '--data', data]);
    running = { child: process.child, ended: process.ended };
    const again = await untilTold(process);
    running = { ...running, told: again };
    assert.equal(again['number'], 2);
    assert.equal(again['key'], told.key);
    const headers = { authorization: `Bearer ${told.key}` };
    const kept = await fetch(`${again['api']}/v1/invoices/${told.invoice}`, { headers });
    assert.equal(((await kept.json()) as { cae: string }).cae, told.cae);
    assert.equal((await fetch(`${again['api']}/docs/`)).status, 200);
    assert.equal((await fetch(`${again['api']}/openapi.json`)).status, 200);
  });

  it('goes on at once with what was being done when it was killed', async () => {
    const { api, key } = running?.told ?? {};
    const headers = { authorization: `Bearer ${key}` };
    const taken = await fetch(`${api}/v1/invoices/batch`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-ndjson' },
      body: '{"lines":[]}',
    });
    const { id } = (await taken.json()) as { id: string };
    for (let status = ''; status !== 'finished'; await sleep(50)) {
      const batch = await fetch(`${api}/v1/batches/${id}`, { headers });
      status = ((await batch.json()) as { status: string }).status;
    }
  });

  it('refuses a second process on the same data with one sentence and exit code 1', async () => {
    const second = await launch(['start', '--once', '--port', '0', '--data', data]).ended;
    assert.equal(second.code, 1);
    assert.match(second.err, /ya (la |los )?(está )?usa/i);
    assert.equal(second.err.trim().split('\n').length, 1);
  });

  it('refuses a taken port, bad flags and a folder it may not use, each with its reason', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const other = join(data, 'other');
    const busy = await launch(['start', '--once', '--port', String(port), '--data', other]).ended;
    taken.close();
    assert.equal(busy.code, 1);
    assert.match(busy.err, new RegExp(`${port} ya está en uso`));

    const wrong = await launch(['start', '--port', 'x', '--data', other], {
      ARCA_LOG: 'loud',
      ARCA_MASTER_KEY: 'short',
    }).ended;
    assert.equal(wrong.code, 1);
    assert.equal(wrong.err.trim().split('\n').length, 3, wrong.err);
    assert.doesNotMatch(wrong.err, /short/, 'a secret is never repeated');

    const file = join(data, 'file');
    await writeFile(file, '');
    const folder = await launch(['start', '--once', '--data', file]).ended;
    assert.equal(folder.code, 1);
    assert.match(folder.err, /no es una carpeta/);

    if (process.platform === 'linux') {
      const nowhere = await launch(['start', '--once', '--data', '/proc/x']).ended;
      assert.equal(nowhere.code, 1);
      assert.match(nowhere.err, /No se puede crear/);
    }
  });

  it('demonstrates one comprobante of each class, each with a PDF of its own, and leaves nothing behind', async () => {
    const shown = await launch(['demo', '--once', '--port', '0'], { TMPDIR: data }).ended;
    assert.equal(shown.code, 0, shown.err);
    const titles = shown.out.match(/^(Factura [ABE]|Nota de crédito B).* CAE \d{14}/gm) ?? [];
    assert.equal(new Set(titles.map((title) => title.slice(0, 9))).size, 4, shown.out);
    const files = shown.out.match(/\S+\.pdf/g) ?? [];
    assert.equal(files.length, titles.length);
    assert.equal(new Set(files).size, files.length, shown.out);
    assert.ok(files.every((file) => !existsSync(file)));
  });

  it('says which addresses are missing where tickets of one WSAA would go to services that take those of another', async () => {
    const file = join(data, 'no-folder');
    await writeFile(file, '');
    const told = async (environment: Record<string, string>) =>
      (await launch(['start', '--once', '--data', file], environment).ended).err;
    const url = 'http://127.0.0.1:9/';
    assert.match(
      await told({ ARCA_URL_WSAA: url, ARCA_URL_WSFEV1: url }),
      /Falta ARCA_URL_WSFEXV1, ARCA_URL_WSCDC, ARCA_URL_WS_SR_CONSTANCIA_INSCRIPCION:/,
    );
    assert.match(await told({ ARCA_URL_WSFEXV1: url }), /Falta ARCA_URL_WSAA:/);
    assert.doesNotMatch(await told({}), /Falta/);
  });

  it('says which folder it lacks permission for', {
    skip: process.getuid?.() === 0 ? 'root may write everywhere' : false,
  }, async () => {
    const closed = join(data, 'closed');
    await mkdir(closed);
    await chmod(closed, 0o500);
    const refused = await launch(['start', '--once', '--data', join(closed, 'data')]).ended;
    assert.equal(refused.code, 1);
    assert.match(refused.err, /permiso/);
  });
});
