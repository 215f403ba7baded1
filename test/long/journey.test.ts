/** From an empty installation to real invoices: by the API, and by the very commands of the guide. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cuitNumber, type Place, setOut } from '../road/stage.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NODE = `"${process.execPath}" --disable-warning=ExperimentalWarning`;

test('by the API: from nothing to a CAE through a strict ARCA, for oneself and for another, and then live', async () => {
  const road = await setOut();
  try {
    const [office, client] = [cuitNumber(500), cuitNumber(501)];
    for (const cuit of [office, client]) road.enrol(cuit);
    const lines = [{ description: 'Resma A4', unit_price: '9500', iva: '21' }];
    for (const place of ['homologacion', 'produccion'] satisfies Place[]) {
      const ask = road.as(place);
      for (const cuit of [office, client]) {
        const body = { cuit, name: 'X', iva_condition: 'responsable_inscripto', address: 'Y' };
        const made = await ask('POST', '/v1/taxpayers', { ...body, environment: place });
        assert.deepEqual([made.status, made.body.puntos_de_venta], [201, []], JSON.stringify(made.body));
      }
      await road.equip(office, place);
      const by = await ask('PUT', `/v1/taxpayers/${client}/representative`, { cuit: office });
      assert.equal(by.body.certificate_cuit, office);
      // Before the first ticket, which freezes the relations that there are.
      for (const cuit of [office, client]) road.delegate(cuit, ['wsfe'], office, place);
      for (const cuit of [office, client]) {
        road.arca[place].control.putPunto({ cuit, number: 3, kind: 'ri', blocked: false });
        const synced = await ask('POST', `/v1/taxpayers/${cuit}/puntos-de-venta/sync`);
        assert.equal(synced.body.data[0].state, 'new', JSON.stringify(synced.body));
        const diagnosis = await ask('GET', `/v1/taxpayers/${cuit}/diagnosis`);
        assert.equal(diagnosis.body.healthy, true, JSON.stringify(diagnosis.body.checks));
        if (place === 'produccion') {
          const live = await ask('POST', `/v1/taxpayers/${cuit}/go-live`);
          assert.equal(live.status, 200, JSON.stringify(live.body));
        }
        const invoice = await ask('POST', '/v1/invoices', { taxpayer: cuit, lines });
        assert.equal(invoice.status, 201, JSON.stringify(invoice.body));
        const [entry] = road.arca[place].control.ledger({ cuit });
        assert.equal(entry?.cae, invoice.body.cae);
      }
    }
    const kept = await road.world.database
      .schema<{ certificates: object; exchanges: object }>('arca')
      .selectFrom('certificates')
      .selectAll()
      .execute();
    assert.doesNotMatch(JSON.stringify(kept), /PRIVATE KEY/);
  } finally {
    await road.close();
  }
});

interface Guide {
  /** Blocks that stay running, by the number of their terminal. */
  readonly terminals: readonly string[];
  /** What is typed, in order. */
  readonly typed: string;
}

async function readGuide(name: string): Promise<Guide> {
  const text = await readFile(join(ROOT, 'docs/guides', name), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  const isTerminal = (block: string) => block.startsWith('# terminal ');
  const withoutComment = (block: string) => block.replace(/^#.*\n/, '');
  return {
    terminals: blocks.filter(isTerminal).map(withoutComment),
    typed: blocks.filter((block) => !isTerminal(block)).join('\n'),
  };
}

/** The project is not installed where the guide is followed here: its programs are run from where they are. */
function here(script: string, ports: Readonly<Record<string, string>>): string {
  const local = script
    .replaceAll('npm run simulator --', `exec ${NODE} "${join(ROOT, 'arca-simulator/cli/cli.ts')}"`)
    .replaceAll('npm start --', `exec ${NODE} "${join(ROOT, 'app/arca.ts')}" start`)
    .replaceAll('npm run -s arca --', `${NODE} "${join(ROOT, 'app/arca.ts')}"`);
  return Object.entries(ports).reduce((text, [told, actual]) => text.replaceAll(told, actual), local);
}

test('by the commands of the guide: every one works as written, and both languages have the same', async () => {
  const spanish = await readGuide('salir-a-produccion.md');
  assert.deepEqual(await readGuide('going-live.md'), spanish);
  const [first = '', second = '', platform = ''] = spanish.terminals;
  const folder = await mkdtemp(join(tmpdir(), 'arca-guide-'));
  const running: ChildProcess[] = [];
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(ARCA_|DATABASE_URL$)/.test(name)),
  );

  /** Starts a terminal and answers what matches in what it says. */
  const open = (script: string, ready: RegExp): Promise<string> => {
    const child = spawn('bash', ['-euc', script], {
      cwd: folder,
      env: { ...clean, ARCA_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    return new Promise((resolve, reject) => {
      let said = '';
      const hear = (text: string) => {
        said += text;
        const found = ready.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      };
      child.stdout.setEncoding('utf8').on('data', hear);
      child.stderr.setEncoding('utf8').on('data', hear);
      child.on('exit', () => reject(new Error(said)));
    });
  };

  try {
    const free = { '--port 7443': '--port 0', '--port 7444': '--port 0' };
    const port = /origin\s+http:\/\/127\.0\.0\.1:(\d+)\n/;
    const ports = {
      '127.0.0.1:7443': `127.0.0.1:${await open(here(first, free), port)}`,
      '127.0.0.1:7444': `127.0.0.1:${await open(here(second, free), port)}`,
    };
    await open(here(platform, ports), /API:? +(http:\/\/[^\s]+)/);
    const { code, out, err } = await run(here(spanish.typed, ports), folder, clean);
    assert.equal(code, 0, `${out}\n${err}`);
    assert.equal(out.match(/CAE \d{14}/g)?.length, 3, out);
    assert.equal(out.match(/sin validez fiscal/g)?.length, 2, out);
    assert.match(out, /falta lo que indica «errors»/);
    assert.match(out, /30000000139 está en producción/);
    for (const place of ['7443', '7444']) {
      const at = place === '7443' ? ports['127.0.0.1:7443'] : ports['127.0.0.1:7444'];
      const ledger = (await (await fetch(`http://${at}/control/ledger`)).json()) as object[];
      assert.equal(ledger.length, place === '7443' ? 2 : 1);
    }
  } finally {
    for (const child of running) child.kill('SIGTERM');
    await Promise.all(
      running.map((child) => child.exitCode ?? new Promise((end) => child.once('exit', end))),
    );
    await rm(folder, { recursive: true, force: true });
  }
});

function run(
  script: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-euc', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
