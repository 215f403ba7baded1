/** The compose file and the code agree: commands, settings, secrets, ports, and who may reach whom. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { type Config, readConfig, SETTINGS } from '@arca-api/app/config';
import { PARTS } from '@arca-api/app/parts';
import { parseCommand } from '../../arca-simulator/cli/parse-command.ts';
import { ROOT } from '../tidy/sources.ts';
import { type ComposeService, composeText, readCompose, variablesOf } from './compose-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'arca-compose-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const makeSecrets = (): string =>
  execFileSync('sh', [join(ROOT, 'deploy/make-secrets.sh'), folder], { encoding: 'utf8' });
const made = makeSecrets();

const example = Object.fromEntries(
  readFileSync(join(ROOT, 'deploy/.env.example'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('=') as [string, string]),
);
const { services, networks, secrets, volumes } = readCompose(example);
const ours = Object.entries(services).filter(([, { image }]) => image === example['ARCA_IMAGE']);
const isArca = ({ entrypoint }: ComposeService): boolean => entrypoint === undefined;
const started = ours.filter(([, service]) => isArca(service) && service.command?.[0] === 'start');

/** What a service is told, its secrets read from where the script put them. */
function environmentOf({ environment = {} }: ComposeService): Record<string, string> {
  return {
    ARCA_HOST: '0.0.0.0',
    ARCA_DATA: '/data',
    ...Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, value.replace('/run/secrets', folder)]),
    ),
  };
}

function configOf(name: string): Config {
  const service = services[name];
  assert.ok(service !== undefined, `there is no service ${name}`);
  return readConfig(service.command?.slice(1) ?? [], environmentOf(service));
}

/** Read by Amazon's SDK, past our settings. */
const OF_THE_SDK = 'AWS_SHARED_CREDENTIALS_FILE';

const seconds = (text: string | undefined): number => Number(/^(\d+)s$/.exec(text ?? '')?.[1]);

describe('the compose file', () => {
  it('starts every part of the platform, each told all that it has to be', () => {
    const parts = started.flatMap(([name]) => [...(configOf(name).services ?? [])]);
    assert.deepEqual(parts.sort(), [...PARTS].sort());
  });

  it('knows commands and settings that there are, and no others', () => {
    const known = ['start', 'migrate', 'help'];
    for (const [name, service] of ours.filter(([, one]) => isArca(one))) {
      assert.ok(known.includes(service.command?.[0] ?? ''), name);
      const unknown = Object.keys(service.environment ?? {}).filter(
        (one) => !Object.hasOwn(SETTINGS, one) && one !== OF_THE_SDK,
      );
      assert.deepEqual(unknown, [], name);
    }
  });

  it('says commands, checks and settings in words alone', () => {
    for (const [name, { command = [], entrypoint = [], environment = {}, healthcheck }] of Object.entries(
      services,
    )) {
      const words = [...command, ...entrypoint, ...Object.values(environment), ...(healthcheck?.test ?? [])];
      for (const word of words) assert.equal(typeof word, 'string', `${name}: ${JSON.stringify(word)}`);
    }
  });

  it('finds the gateway, the database, Redis and the simulator where they are', () => {
    const gateway = configOf('arca-gateway');
    for (const [name] of started) {
      const config = configOf(name);
      assert.deepEqual(config.gatewayUrls, [`http://arca-gateway:${gateway.internalPort}`]);
      assert.deepEqual(config.webhooksUrls, [`http://webhooks:${configOf('webhooks').internalPort}`]);
      assert.equal(new URL(config.databaseUrl ?? '').host, 'database:5432');
      assert.equal(new URL(config.redisUrl ?? '').host, 'redis:6379');
    }
    const { entrypoint = [] } = services['simulator'] ?? {};
    const script = entrypoint.at(-1) ?? '';
    assert.match(script, / arca-simulator\/cli\/cli\.ts /);
    const words = script.split(/\s+/);
    const told = parseCommand(words.slice(words.indexOf('arca-simulator/cli/cli.ts') + 1, -3));
    assert.ok(told.kind === 'start');
    assert.deepEqual(gateway.simulator, {
      kind: 'at',
      origin: `http://simulator:${told.where.port}`,
      token: readFileSync(join(folder, 'simulator_token'), 'utf8').trim(),
    });
    const doors = configOf('doors');
    assert.deepEqual(services['doors']?.ports, [`127.0.0.1:8010:${doors.port}`]);
    assert.equal(doors.publicUrl, example['ARCA_PUBLIC_URL']);
  });

  it('keeps files in a volume, or in the bucket of its S3 server with the keys that server was given', () => {
    for (const name of ['doors', 'issuing']) assert.equal(configOf(name).s3, null);
    const told = { ...example, ARCA_S3_BUCKET: 'arca-api', ARCA_S3_ENDPOINT: 'http://s3:8333' };
    const { services: withS3 } = readCompose(told);
    const server = withS3['s3'];
    assert.match(server?.entrypoint?.join(' ') ?? '', /S3_BUCKET=arca-api\s/);
    assert.match(server?.healthcheck?.test.at(-1) ?? '', /:8333\//);
    for (const name of ['doors', 'issuing']) {
      const service = withS3[name];
      assert.ok(service);
      const { s3 } = readConfig(service.command?.slice(1) ?? [], environmentOf(service));
      assert.deepEqual([s3?.bucket, s3?.endpoint, s3?.pathStyle], ['arca-api', 'http://s3:8333', true], name);
      const credentials = readFileSync(environmentOf(service)[OF_THE_SDK] ?? '', 'utf8');
      const key = (file: string) => readFileSync(join(folder, file), 'utf8').trim();
      assert.equal(
        credentials.trim(),
        `[default]\naws_access_key_id = ${key('s3_access_key')}\naws_secret_access_key = ${key('s3_secret_key')}`,
      );
    }
  });

  it('tells its numbers within the network of the parts alone', () => {
    for (const [name] of started) {
      const { metricsPort, metricsHost } = configOf(name);
      assert.deepEqual([metricsPort, metricsHost], [9464, '0.0.0.0'], name);
    }
    for (const [name, { ports = [] }] of Object.entries(services))
      assert.ok(!ports.some((port) => port.includes('9464')), name);
  });

  it('begins with the migration, and each after what it needs is well', () => {
    for (const [name, { depends_on }] of started) {
      assert.equal(depends_on?.['migrate']?.condition, 'service_completed_successfully', name);
      for (const store of ['database', 'redis'])
        assert.equal(depends_on?.[store]?.condition, 'service_healthy', name);
    }
    assert.equal(services['migrate']?.restart, 'no');
    const awaited = Object.values(services).flatMap(({ depends_on = {} }) =>
      Object.entries(depends_on).filter(([, { condition }]) => condition === 'service_healthy'),
    );
    for (const [name] of awaited)
      assert.ok(services[name]?.healthcheck !== undefined, `${name} has no check`);
  });

  it('lets only the gateway, webhooks, and whoever runs a command by hand, reach outside', () => {
    const isOpen = (network: string): boolean =>
      networks[network]?.internal !== true &&
      networks[network]?.driver_opts?.['com.docker.network.bridge.enable_ip_masquerade'] !== 'false';
    const reach = Object.entries(services)
      .filter(([, service]) => (service.networks ?? ['default']).some(isOpen))
      .map(([name]) => name);
    assert.deepEqual(reach.sort(), ['arca', 'arca-gateway', 'webhooks']);
    assert.deepEqual(services['arca']?.profiles, ['tools']);
    const published = Object.entries(services).filter(([, { ports = [] }]) => ports.length > 0);
    assert.deepEqual(
      published.map(([name]) => name),
      ['doors'],
    );
  });

  it('runs what is ours without privileges, on a root that cannot be written', () => {
    for (const [name, service] of ours) {
      assert.equal(service.read_only, true, name);
      assert.deepEqual(service.cap_drop, ['ALL'], name);
      assert.deepEqual(service.security_opt, ['no-new-privileges:true'], name);
      assert.equal(service.privileged, undefined, name);
      assert.equal(service.user, undefined, `${name} runs as the image says`);
      const places = [...(service.tmpfs ?? []), ...(service.volumes ?? []).map((one) => one.split(':')[1])];
      for (const needed of ['/tmp', '/data'])
        assert.ok(
          places.some((place) => place?.split(':')[0] === needed),
          `${name} has no ${needed}`,
        );
    }
  });

  it('gives each as long to stop as it was told that it has', () => {
    for (const [name, { stop_grace_period }] of started) {
      const { drainSeconds, stopSeconds } = configOf(name);
      assert.ok(seconds(stop_grace_period) >= drainSeconds + stopSeconds + 5, name);
    }
  });

  it('hands out each secret as a file, to whoever is told to read it, and only there', () => {
    for (const [name, service] of Object.entries(services)) {
      const text = JSON.stringify([
        service.environment,
        service.command,
        service.entrypoint,
        service.healthcheck,
      ]);
      const read = [...new Set([...text.matchAll(/\/run\/secrets\/(\w+)/g)].map(([, secret]) => secret))];
      assert.deepEqual([...(service.secrets ?? [])].sort(), read.sort(), name);
    }
    assert.deepEqual(readdirSync(folder).sort(), Object.keys(secrets).sort());
    for (const [name, { file }] of Object.entries(secrets)) assert.equal(file, `./secrets/${name}`);
    const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8');
    assert.match(ignored, /^deploy\/secrets\/$/m);
    assert.match(ignored, /^deploy\/\.env$/m);
  });

  it('pins every image, and names every volume and network that it uses', () => {
    for (const [name, service] of Object.entries(services)) {
      assert.match(service.image, /^[\w./-]+:(?!latest)[\w.-]+$/, name);
      for (const network of service.networks ?? []) assert.ok(Object.hasOwn(networks, network), name);
      for (const volume of service.volumes ?? [])
        assert.ok(Object.hasOwn(volumes, volume.split(':')[0] ?? ''), name);
    }
  });

  it('asks for no variable that the example does not explain', () => {
    assert.deepEqual(variablesOf(composeText), Object.keys(example).sort());
    assert.throws(() => readCompose({}), /ARCA_PUBLIC_URL/);
  });
});

describe('the script of secrets', () => {
  it('makes each of them once, unlike any other, readable through its folder alone', () => {
    assert.equal(made.match(/: made$/gm)?.length, Object.keys(secrets).length);
    const read = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const before = read();
    assert.equal(new Set(before).size, before.length);
    assert.equal(makeSecrets().match(/: kept$/gm)?.length, before.length);
    assert.deepEqual(read(), before);
    assert.equal(statSync(folder).mode & 0o077, 0);
  });
});
