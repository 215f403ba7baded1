/** The commands that talk with a server: what they say when they are used wrongly, and what goes through them. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createSimulator, type Simulator } from 'arca-simulator';

const ARCA = fileURLToPath(new URL('../../app/arca.ts', import.meta.url));
const CUIT = '30000000139';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let folder: string;
let simulator: Simulator;
let server: ChildProcess;
let environment: Record<string, string>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arca-commands-'));
  simulator = createSimulator({ strict: true });
  const urls = await simulator.listen();
  const clean = Object.entries(process.env).filter(([name]) => !/^(ARCA_|DATABASE_URL$)/.test(name));
  environment = {
    ...(Object.fromEntries(clean) as Record<string, string>),
    ARCA_DATA: join(folder, 'data'),
    ARCA_PORT: '0',
    ARCA_URL_HOMOLOGACION_WSAA: urls.wsaa,
    ARCA_URL_HOMOLOGACION_WSFEV1: urls.wsfe,
    ARCA_URL_HOMOLOGACION_WSFEXV1: urls.wsfex,
    ARCA_URL_HOMOLOGACION_WSCDC: urls.wscdc,
    ARCA_URL_HOMOLOGACION_WS_SR_CONSTANCIA_INSCRIPCION: urls.padronA5,
  };
  const early = await arca(['taxpayers', 'list']);
  assert.equal(early.code, 1);
  assert.match(early.err, /No hay un servidor levantado[\s\S]*No server is running/);
  server = spawn(process.execPath, [ARCA, 'start', '--no-demo', '--json'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((ready) => server.stdout?.once('data', ready));
});
after(async () => {
  const ended = new Promise((end) => server.once('exit', end));
  server.kill('SIGTERM');
  await ended;
  await assert.rejects(
    stat(join(folder, 'data', 'running.json')),
    'a server that has stopped is not announced',
  );
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

/** `stop`: the signal it is sent as soon as it says how far it is. */
function arca(
  args: readonly string[],
  more: Record<string, string> = {},
  stop: NodeJS.Signals | null = null,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ARCA, ...args], {
      env: { ...environment, ...more },
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    if (stop !== null) child.stderr.once('data', () => child.kill(stop));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

test('a wrong use is told how to do it, in one breath and without a trace', async () => {
  const uses = [
    ['taxpayers', 'dance'],
    ['taxpayers', 'add'],
    ['taxpayers', 'represent', CUIT],
    ['taxpayers', 'represent', CUIT, '--by', CUIT, '--alone'],
    ['certificates', 'upload', CUIT],
    ['puntos-de-venta', 'add', CUIT],
    ['diagnose'],
    ['invoices', 'issue'],
    ['invoices', 'import'],
    ['invoices', 'import', 'a.csv', '--decimal', 'coma'],
    ['simulator', 'certify', 'x.csr'],
    ['lanes', 'adopt', 'x', '1'],
    ['lanes', 'adopt', 'x', 'y', '--stranger'],
    ['lanes', 'inspect'],
  ];
  const told = await Promise.all(uses.map((args) => arca(args)));
  for (const [index, { code, err }] of told.entries()) {
    assert.equal(code, 1, uses[index]?.join(' '));
    assert.match(err, /^Uso \/ usage:\n {2}arca /, uses[index]?.join(' '));
  }
  const help = await arca(['lanes', '--help']);
  assert.equal(help.code, 0);
  assert.match(help.out, /^Uso \/ usage:\n {2}arca lanes /);
  const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
    [['diagnose', CUIT, '--colour'], /colour/],
    [['certificates', 'upload', CUIT, 'nowhere.crt'], /nowhere\.crt: no se puede leer/],
    [['invoices', 'issue', '--body', 'nowhere.json'], /nowhere\.json: no se puede leer/],
    [['invoices', 'import', 'nowhere.csv'], /nowhere\.csv: no se puede leer/],
    [['diagnose', CUIT, '--api', 'no es'], /no es una dirección/],
    [['diagnose', CUIT, '--api', 'http://127.0.0.1:1'], /No responde nadie/],
    [['diagnose', CUIT, '--key', 'arca_live_x'], /agregá --live/],
    [['diagnose', CUIT, '--key', 'arca_test_x', '--live'], /hace falta una clave arca_live_/],
    [['diagnose', CUIT, '--key', 'arca_test_x'], /La clave de API no es válida/],
    [['diagnose', CUIT], /No existe o no es de esta organización/],
    [['diagnose', '../../me'], /No existe|no tiene permiso/],
    [['simulator', 'certify', 'x', '--at', 'http://127.0.0.1:1'], /x: no se puede leer/],
  ];
  await Promise.all(
    mistakes.map(async ([args, words]) => {
      const { code, err } = await arca(args);
      assert.equal(code, 1, args.join(' '));
      assert.match(err, words);
      assert.doesNotMatch(err, /\n\s+at /, err);
    }),
  );
});

test('whoever asks for JSON is answered and refused in JSON, with codes a program can tell apart', async () => {
  const added = await arca([
    ...['taxpayers', 'add', CUIT, '--environment', 'homologacion', '--name', 'La Imaginaria'],
    ...['--iva-condition', 'responsable_inscripto', '--address', 'Calle 1', '--json'],
  ]);
  assert.equal(added.code, 0, added.err);
  assert.equal(JSON.parse(added.out).cuit, CUIT);
  const twice = await arca([
    'taxpayers',
    'add',
    CUIT,
    '--name',
    'X',
    '--iva-condition',
    'exento',
    '--address',
    'Y',
    '--json',
  ]);
  assert.deepEqual([twice.code, JSON.parse(twice.out).code], [1, 'taxpayer.exists']);
  const ill = await arca(['diagnose', CUIT, '--json']);
  assert.equal(ill.code, 2);
  assert.equal(JSON.parse(ill.out).healthy, false);
  const early = await arca(['taxpayers', 'go-live', CUIT, '--json']);
  assert.deepEqual([early.code, JSON.parse(early.out).code], [2, 'taxpayer.not_ready']);
  const listed = await arca(['taxpayers', 'list', '--live', '--json']);
  assert.deepEqual(
    JSON.parse(listed.out).data.map(({ name, live_since }: { name: string; live_since: null }) => [
      name,
      live_since,
    ]),
    [['La Imaginaria', null]],
  );
});

test('files of any shape go through as they are: binary ones too, and a key is refused and never repeated', async () => {
  const at = (await simulatorAt()) ?? '';
  const asked = await arca(['certificates', 'request', CUIT, '--out', 'p.csr']);
  assert.equal(asked.code, 0, asked.err);
  const made = await arca(['simulator', 'certify', 'p.csr', '--at', at, '--out', 'c.crt']);
  assert.equal(made.code, 0, made.err);
  const pem = await readFile(join(folder, 'c.crt'), 'utf8');
  const body = pem.replace(/-----[A-Z ]+-----/g, '');
  await writeFile(join(folder, 'key.pem'), `-----BEGIN PRIVATE KEY-----${body}-----END PRIVATE KEY-----\n`);
  const key = await arca(['certificates', 'upload', CUIT, 'key.pem']);
  assert.equal(key.code, 1);
  assert.match(key.err, /clave privada/);
  assert.ok(!key.err.includes(body.slice(10, 50)) && !key.out.includes(body.slice(10, 50)));
  await writeFile(join(folder, 'c.der'), Buffer.from(body, 'base64'));
  await writeFile(join(folder, 'c.utf16'), Buffer.from(`\uFEFF${pem}`, 'utf16le'));
  for (const file of ['c.der', 'c.utf16', 'c.crt']) {
    const up = await arca(['certificates', 'upload', CUIT, file]);
    assert.equal(up.code, 0, `${file}: ${up.err}`);
    assert.match(up.out, /certificado instalado/);
  }
  const wrong = await arca(['simulator', 'certify', 'c.crt', '--at', at]);
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /El simulador no quiso/);
});

test('an invoice that cannot go on by itself says so, and what to do, instead of promising a CAE', async () => {
  const added = await arca(['puntos-de-venta', 'add', CUIT, '5']);
  assert.equal(added.code, 0, added.err);
  const flags = ['--taxpayer', CUIT, '--punto-de-venta', '5', '--description', 'X'];
  const early = await arca(['invoices', 'issue', ...flags, '--price', '100']);
  assert.equal(early.code, 3, early.err);
  assert.match(early.out, /ARCA no deja emitir[\s\S]*does not let[\s\S]*arca diagnose 30000000139/);
  assert.doesNotMatch(early.out, /by itself/);
  const comma = await arca(['invoices', 'issue', ...flags, '--price', '100,50']);
  assert.equal(comma.code, 1);
  assert.match(comma.err, /unit_price: No es un número decimal[\s\S]*punto decimal y sin separador de miles/);
});

async function simulatorAt(): Promise<string | undefined> {
  return environment['ARCA_URL_HOMOLOGACION_WSAA']?.replace(/\/ws\/.*$/, '');
}

test('a spreadsheet is imported line by line, what fails is written beside it, and nothing is issued twice', async () => {
  const issuer = '30000000147';
  const added = await arca([
    ...['taxpayers', 'add', issuer, '--name', 'La Imaginada', '--environment', 'simulator'],
    ...['--iva-condition', 'responsable_inscripto', '--address', 'Calle 2'],
  ]);
  assert.equal(added.code, 0, added.err);
  const rows = (count: number, price: string) =>
    Array.from({ length: count }, (_, index) => `${issuer};Café ${index};${price}`).join('\n');
  await writeFile(
    join(folder, 'ventas.csv'),
    `emisor;descripcion;precio\n${rows(3, '1.250,50')}\n${issuer};Té;gratis\n`,
  );

  const first = await arca(['invoices', 'import', 'ventas.csv']);
  assert.equal(first.code, 2, first.err);
  assert.match(first.out, /Con CAE \/ authorised: 3[\s\S]*arca invoices import ventas\.errores\.csv/);
  assert.match(first.err, /4\/4 {2}con CAE 3 · con errores 1/);
  const failures = await readFile(join(folder, 'ventas.errores.csv'), 'utf8');
  assert.match(failures, /;Té;gratis;precio: «gratis» no es un número\./);
  await writeFile(join(folder, 'ventas.errores.csv'), failures.replace(';Té;gratis;', ';Té;80;'));
  const mended = await arca(['invoices', 'import', 'ventas.errores.csv']);
  assert.equal(mended.code, 0, mended.out + mended.err);
  // What somebody is mending is not written over.
  const again = JSON.parse((await arca(['invoices', 'import', 'ventas.csv', '--json'])).out);
  assert.deepEqual([again.counts.authorized, again.failures_file], [3, 'ventas.errores-2.csv']);

  const line = JSON.stringify({ taxpayer: issuer, lines: [{ description: 'X', unit_price: '10' }] });
  await writeFile(join(folder, 'muchas.ndjson'), `${line}\n`.repeat(300));
  const cut = await arca(['invoices', 'import', 'muchas.ndjson'], {}, 'SIGINT');
  assert.equal(cut.code, 130, cut.out + cut.err);
  assert.match(cut.err, /sigue solo[\s\S]*goes on by itself/);
  const resumed = await arca(['invoices', 'import', 'muchas.ndjson', '--json']);
  assert.equal(resumed.code, 0, resumed.err);
  assert.equal(JSON.parse(resumed.out).counts.authorized, 300);
});

test('the keys of the operator are its alone to read', async () => {
  const kept = await stat(join(folder, 'data', 'operator.json'));
  assert.equal(kept.mode & 0o077, 0);
  const { test_key, live_key } = JSON.parse(await readFile(join(folder, 'data', 'operator.json'), 'utf8'));
  assert.match(test_key, /^arca_test_/);
  assert.match(live_key, /^arca_live_/);
});

test('lanes are listed, and what is refused of them is told with its remedy', async () => {
  const listed = await arca(['lanes', 'list']);
  assert.deepEqual([listed.code, listed.err], [0, '']);
  const lane = `simulator:${CUIT}:1:99`;
  for (const args of [
    ['inspect', lane],
    ['resume', lane],
    ['adopt', lane, '1', '--stranger', '--yes'],
  ]) {
    const { code, err } = await arca(['lanes', ...args]);
    assert.equal(code, 1, args[0]);
    assert.match(err, /No existe[\s\S]*→/);
  }
});
