/** SOAP stacks of other languages, and OpenSSL, run against the simulator as their distributions bring them. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createSimulator, type SimulatorUrls } from '../../arca-simulator/index.ts';
import { makeKey, makeRequest, makeTra } from '../../arca-simulator/testing/sign-login.ts';

const CUIT = '30000000147';
const PERSON = '30000000198';
const CLIENTS = join(import.meta.dirname, '..', 'foreign-stacks', 'clients');
const key = makeKey();
const folder = mkdtempSync(join(tmpdir(), 'foreign-stacks-'));
const simulators = { http: createSimulator(), https: createSimulator() };
type Scheme = keyof typeof simulators;

const urls: Partial<Record<Scheme, SimulatorUrls>> = {};

before(async () => {
  urls.http = await simulators.http.listen();
  urls.https = await simulators.https.listen({ https: true });
});
after(async () => {
  await Promise.all([simulators.http.close(), simulators.https.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** Nothing of the machine's own that could change whom a client trusts. */
const env = { PATH: process.env['PATH'], TZ: 'America/Argentina/Buenos_Aires' };

/** What a machine lacks to run a client; these are optional everywhere. */
function lack(command: string, args: readonly string[], what: string): string | false {
  const { status, error } = spawnSync(command, args, { env, timeout: 30_000 });
  return error || status !== 0 ? `this machine has no ${what}` : false;
}

const noOpenssl = lack('openssl', ['version'], 'openssl');

/** The interpreter that distributions bring modules for is not always the first one of the path. */
const pythonWith = (module: string): string | undefined =>
  ['/usr/bin/python3', 'python3'].find((one) => !lack(one, ['-c', `import ${module}`], module));

const WITH_ZEEP = pythonWith('zeep');
const WITH_SIMPLE = pythonWith('pysimplesoap');

interface Stack {
  readonly title: string;
  readonly command: string;
  readonly script: string;
  readonly skip: string | false;
  readonly soap12?: boolean;
}

const PHP = {
  command: 'php',
  script: 'soap-client.php',
  skip: lack(
    'php',
    ['-r', 'exit(extension_loaded("soap") && extension_loaded("openssl") ? 0 : 1);'],
    'php-soap',
  ),
};
const ZEEP = {
  command: WITH_ZEEP ?? 'python3',
  script: 'zeep-client.py',
  skip: WITH_ZEEP === undefined ? 'this machine has no python3-zeep' : noOpenssl,
};
const SIMPLE = {
  command: WITH_SIMPLE ?? 'python3',
  script: 'pysimplesoap-client.py',
  skip: WITH_SIMPLE === undefined ? 'this machine has no python3-pysimplesoap' : noOpenssl,
};
const LITE = {
  command: 'perl',
  script: 'soap-lite.pl',
  skip: lack('perl', ['-MSOAP::Lite', '-MJSON::PP', '-e', '1'], 'SOAP::Lite') || noOpenssl,
};

const STACKS: readonly Stack[] = [
  { title: "PHP's SoapClient", ...PHP },
  { title: "PHP's SoapClient over SOAP 1.2", ...PHP, soap12: true },
  { title: "Python's zeep, strict", ...ZEEP },
  { title: "Python's zeep over SOAP 1.2", ...ZEEP, soap12: true },
  { title: "Python's pysimplesoap, as PyAfipWs uses it", ...SIMPLE },
  { title: "Perl's SOAP::Lite, without a WSDL", ...LITE },
];

/** What a script tells of what it did. */
interface Told {
  readonly number: number;
  readonly cae: string;
  readonly readBack: Record<string, unknown>;
  readonly export: {
    readonly number: number;
    readonly cae: string;
    readonly readBack: Record<string, unknown>;
  };
  readonly verification: string;
  readonly person: string;
  readonly refusal: string;
}

/** A certificate of its own and whom to trust, in files. */
function certify(
  scheme: Scheme,
  alias: string,
): Record<'certificate' | 'key' | 'authority' | 'folder', string> {
  const { control } = simulators[scheme];
  const own = mkdtempSync(join(folder, `${scheme}-`));
  const { pem } = control.issueCertificate({ csr: makeRequest(key, CUIT, alias) });
  const write = (name: string, text: string | Buffer): string => {
    writeFileSync(join(own, name), text);
    return join(own, name);
  };
  return {
    certificate: write('certificate.pem', pem),
    key: write('key.pem', key.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    authority: write('authority.pem', control.authority()),
    folder: own,
  };
}

function run({ command, script, soap12 = false }: Stack, given: object): Promise<Told> {
  const child = spawn(command, [join(CLIENTS, script)], {
    env: { ...env, FOREIGN_CLIENT: JSON.stringify({ ...given, soap12 }) },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const last = out.trim().split('\n').at(-1) ?? '';
      if (code === 0 && last.startsWith('{')) resolve(JSON.parse(last));
      else reject(new Error(`${script} ended with ${code}\n${out}\n${err}`));
    });
  });
}

for (const scheme of ['http', 'https'] as const)
  for (const [index, stack] of STACKS.entries()) {
    test(`${stack.title} issues, exports, verifies and asks for a person over ${scheme}, and is told why not`, {
      skip: stack.skip,
    }, async () => {
      const punto = index + 1;
      const files = certify(scheme, `pila${index}`);
      const told = await run(stack, {
        ...urls[scheme],
        ...files,
        cuit: CUIT,
        person: PERSON,
        puntoDeVenta: punto,
      });
      const { control } = simulators[scheme];
      const [invoice] = control.ledger({ cuit: CUIT, punto_de_venta: punto, type: 6 });
      const [exported] = control.ledger({ cuit: CUIT, punto_de_venta: punto, type: 19 });
      assert.deepEqual([told.number, told.cae], [1, invoice?.cae]);
      assert.equal(told.readBack['CodAutorizacion'], invoice?.cae);
      assert.equal(Number(told.readBack['ImpTotal']), 121);
      assert.deepEqual([told.export.number, told.export.cae], [1, exported?.cae]);
      assert.equal(told.export.readBack['Cliente'], 'Importação São João');
      assert.equal(exported?.cmp?.Items?.Item?.[0]?.Pro_ds, 'Muñeca');
      assert.equal(told.verification, 'A');
      assert.equal(told.person, control.person(PERSON)?.company_name);
      assert.equal(told.refusal, 'El CMS no es valido');
    });
  }

const SIGNED = 'a ticket';
const SIGNATURES: readonly (readonly [command: string, told: string])[] = [
  ['cms -sign -nodetach -outform PEM', SIGNED],
  ['cms -sign -nodetach -outform PEM -md sha1', SIGNED],
  ['cms -sign -nodetach -outform PEM -md sha512', SIGNED],
  ['cms -sign -nodetach -outform PEM -noattr', SIGNED],
  ['cms -sign -nodetach -outform PEM -nosmimecap -cades', SIGNED],
  ['cms -sign -nodetach -outform PEM -keyid -certfile AUTHORITY', SIGNED],
  ['cms -sign -nodetach -outform PEM -certfile AUTHORITY', SIGNED],
  ['cms -sign -nodetach -outform DER -stream', SIGNED],
  ['smime -sign -nodetach -outform PEM', SIGNED],
  ['smime -sign -nodetach -outform PEM -md sha1 -binary', SIGNED],
  ['smime -sign -nodetach -outform DER -stream', SIGNED],
  ['cms -sign -nodetach -outform PEM -nocerts', 'ns1:cms.cert.notFound'],
  ['cms -sign -nodetach -outform PEM -nocerts -certfile AUTHORITY', 'ns1:cms.cert.notFound'],
  ['cms -sign -outform PEM', 'ns1:cms.bad'],
  ['smime -sign -outform PEM', 'ns1:cms.bad'],
];

for (const [index, [command, expected]] of SIGNATURES.entries()) {
  test(`a login signed by openssl ${command} gets ${expected}`, { skip: noOpenssl }, async () => {
    const files = certify('http', `firma${index}`);
    const args = command.replace('AUTHORITY', files.authority).split(' ');
    const { stdout, status } = spawnSync(
      'openssl',
      [...args, '-signer', files.certificate, '-inkey', files.key],
      {
        env,
        input: makeTra('wsfe', new Date()),
      },
    );
    assert.equal(status, 0);
    const cms = command.includes('DER')
      ? stdout.toString('base64')
      : stdout.toString().replace(/-----[^-]*-----/g, '');
    const response = await fetch(urls.http?.wsaa ?? '', {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '' },
      body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><loginCms xmlns="http://wsaa.view.sua.dvadac.desein.afip.gov"><in0>${cms}</in0></loginCms></e:Body></e:Envelope>`,
    });
    const text = await response.text();
    const told = text.includes('<loginCmsReturn>') ? SIGNED : /<faultcode[^>]*>([^<]*)/.exec(text)?.[1];
    assert.equal(told, expected);
  });
}
