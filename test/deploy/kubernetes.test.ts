/** The Kubernetes manifests and the code agree, and say what Kubernetes understands. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Config, readConfig, SETTINGS } from '@arca-api/app/config';
import { PARTS } from '@arca-api/app/parts';
import { PROBE_PATHS } from '@arca-api/platform/http/probes';
import { parse } from 'yaml';
import { parseCommand } from '../../arca-simulator/cli/parse-command.ts';
import { ROOT } from '../tidy/sources.ts';
import { type Manifest, readManifests } from './manifests.ts';

const manifests = readManifests();
const of = (kind: string): readonly Manifest[] => manifests.filter((one) => one.kind === kind);
const named = (kind: string, name: string): Manifest['whole'] => {
  const found = of(kind).find((one) => one.name === name);
  assert.ok(found !== undefined, `there is no ${kind} ${name}`);
  return found.whole;
};

const settings: Record<string, string> = named('ConfigMap', 'arca-settings').data;
const workloads = [...of('Deployment'), ...of('Job')].map(({ name, whole }) => ({
  name,
  pod: whole.spec.template.spec,
  container: whole.spec.template.spec.containers[0],
  labels: whole.spec.template.metadata.labels,
}));
const started = workloads.filter(({ container }) => container.args[0] === 'start');
const workload = (name: string) => workloads.find((one) => one.name === name);

/** What a process is told, with the example's secrets in the place of files. */
function configOf(name: string): Config {
  const secrets: Record<string, string> = named('Secret', 'arca-secrets').stringData;
  const told = Object.entries(settings).map(([setting, value]) => {
    const key = /^\/run\/secrets\/arca\/(.*)$/.exec(value)?.[1];
    return key === undefined ? [setting, value] : [setting.replace(/_FILE$/, ''), secrets[key]];
  });
  return readConfig(workload(name)?.container.args.slice(1) ?? [], {
    ...Object.fromEntries(told),
    ARCA_HOST: '0.0.0.0',
    ARCA_DATA: '/data',
  });
}

/** Secrets of which nothing is asked. */
const FILES_NOT_READ = {
  DATABASE_URL_FILE: '',
  REDIS_URL_FILE: '',
  ARCA_MASTER_KEY_FILE: '',
  DATABASE_URL: 'postgres://arca@database/arca',
};

const portOf = (name: string): number | null => {
  const config = configOf(name);
  return config.services?.has('api:doors') === true ? config.port : config.internalPort;
};

describe('the Kubernetes manifests', () => {
  it('have nothing but what Kubernetes knows, each of its own kind', () => {
    const cache = join(ROOT, 'node_modules/.cache');
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, 'manifests-'));
    try {
      const module = (version: string) =>
        `kubernetes-types/${version === 'v1' ? 'core/v1' : moduleOf(version)}`;
      const lines = manifests.map(
        ({ apiVersion, kind, whole }, index) =>
          `export const m${index} = ${JSON.stringify(whole)} satisfies import('${module(apiVersion)}').${kind};`,
      );
      writeFileSync(join(folder, 'manifests.ts'), lines.join('\n'));
      const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
      const options = [
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        '--module',
        'esnext',
        '--moduleResolution',
        'bundler',
      ];
      const { status, stdout } = spawnSync(
        process.execPath,
        [compiler, '--ignoreConfig', ...options, join(folder, 'manifests.ts')],
        { encoding: 'utf8', cwd: folder },
      );
      const told = stdout.replace(/m(\d+)/g, (_, index) => `${manifests[Number(index)]?.file} ${index}`);
      assert.equal(status, 0, told.slice(0, 4_000));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('start every part of the platform, each told all that it has to be', () => {
    const parts = started.flatMap(({ name }) => [...(configOf(name).services ?? [])]);
    assert.deepEqual(parts.sort(), [...PARTS].sort());
    assert.deepEqual(
      Object.keys(settings).filter((setting) => !Object.hasOwn(SETTINGS, setting)),
      [],
    );
    assert.deepEqual(workload('migrate')?.container.args, ['migrate']);
  });

  it('open, probe and reach the ports that processes listen on', () => {
    for (const { name, container } of started) {
      const [port, metrics, ...others] = container.ports;
      assert.deepEqual([port.containerPort, others], [portOf(name), []], name);
      assert.deepEqual(metrics, { name: 'metrics', containerPort: configOf(name).metricsPort }, name);
      for (const [probe, path] of [
        ['startupProbe', PROBE_PATHS.live],
        ['livenessProbe', PROBE_PATHS.live],
        ['readinessProbe', PROBE_PATHS.ready],
      ] as const)
        assert.deepEqual(container[probe].httpGet, { path, port: port.name }, `${name} ${probe}`);
    }
    for (const { name, whole } of of('Service')) {
      const { container, labels } = workload(name) ?? assert.fail(`${name} is nobody's service`);
      assert.deepEqual(whole.spec.selector, labels, name);
      const [{ name: portName, containerPort }] = container.ports;
      assert.deepEqual(whole.spec.ports, [{ name: portName, port: containerPort, targetPort: portName }]);
    }
    assert.deepEqual(configOf('doors').gatewayUrls, [`http://arca-gateway:${portOf('arca-gateway')}`]);
    assert.deepEqual(configOf('doors').webhooksUrls, [`http://webhooks:${portOf('webhooks')}`]);
    const { service } = named('Ingress', 'doors').spec.rules[0].http.paths[0].backend;
    assert.deepEqual(service, { name: 'doors', port: { name: workload('doors')?.container.ports[0].name } });
    assert.equal(configOf('doors').publicUrl, `https://${named('Ingress', 'doors').spec.rules[0].host}`);
  });

  it('keep files in a bucket once the lines that say so are no comment any more', () => {
    const text = readFileSync(join(ROOT, 'deploy/kubernetes/base/settings.yaml'), 'utf8');
    const told = parse(text.replace(/^ {2}# ((?:ARCA_S3|AWS)_\w+:)/gm, '  $1')).data;
    assert.deepEqual(readConfig([], { ...told, ...FILES_NOT_READ }).s3, {
      bucket: 'arca-api',
      region: 'us-east-1',
      endpoint: 'http://s3:8333',
      prefix: '',
      pathStyle: true,
    });
    const key = told.AWS_SHARED_CREDENTIALS_FILE.replace('/run/secrets/arca/', '');
    assert.match(named('Secret', 'arca-secrets').stringData[key], /^\[default\]\naws_access_key_id = /);
    const { spec } = of('NetworkPolicy').find(({ name }) => name === 'to-files')?.whole ?? assert.fail();
    assert.equal(spec.egress[0].ports[0].port, Number(new URL(told.ARCA_S3_ENDPOINT).port));
  });

  it('run nothing as root, with privileges, or on a root that can be written', () => {
    for (const { name, pod, container } of workloads) {
      assert.equal(pod.securityContext.runAsNonRoot, true, name);
      assert.deepEqual(pod.securityContext.seccompProfile, { type: 'RuntimeDefault' }, name);
      assert.equal(pod.automountServiceAccountToken, false, name);
      assert.deepEqual(
        container.securityContext,
        {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        name,
      );
      assert.equal(pod.containers.length, 1);
      assert.ok(container.resources.requests.memory !== undefined, name);
      assert.ok(container.resources.limits.memory !== undefined, name);
      const mounts = container.volumeMounts.map((one: { mountPath: string }) => one.mountPath);
      for (const path of ['/tmp', '/data']) assert.ok(mounts.includes(path), `${name} has no ${path}`);
    }
    const { labels } = named('Namespace', 'arca-api').metadata;
    assert.equal(labels['pod-security.kubernetes.io/enforce'], 'restricted');
  });

  it('give each as long to end as it sleeps, drains and stops, and let one at a time go', () => {
    for (const { name, pod, container } of started) {
      const { drainSeconds, stopSeconds } = configOf(name);
      const sleeps = container.lifecycle.preStop.sleep.seconds;
      assert.ok(pod.terminationGracePeriodSeconds >= sleeps + drainSeconds + stopSeconds + 5, name);
      const budget = named('PodDisruptionBudget', name).spec;
      assert.equal(budget.maxUnavailable, 1, name);
      assert.deepEqual(budget.selector.matchLabels, workload(name)?.labels);
      assert.equal(named('Deployment', name).spec.strategy.rollingUpdate.maxUnavailable, 0, name);
      assert.ok(pod.topologySpreadConstraints.length >= 1, name);
    }
  });

  it('ask PostgreSQL for no more connections than it gives unless told', () => {
    const scaled = named('HorizontalPodAutoscaler', 'doors').spec;
    assert.deepEqual(scaled.scaleTargetRef, { apiVersion: 'apps/v1', kind: 'Deployment', name: 'doors' });
    const most = (name: string): number =>
      name === 'doors' ? scaled.maxReplicas : named('Deployment', name).spec.replicas;
    const asked = started.map(({ name }) => most(name) * configOf(name).databaseConnections);
    assert.ok(Math.min(...asked) > 0);
    assert.ok(asked.reduce((sum, one) => sum + one) + 5 <= 97, asked.join(' + '));
    assert.equal(named('Deployment', 'doors').spec.replicas, undefined, 'the autoscaler says how many');
  });

  it('let nobody but the gateway and webhooks outside, and nobody but the API to these', () => {
    const policies = of('NetworkPolicy').map(({ whole }) => whole);
    const components = workloads.map(({ labels }) => labels['app.kubernetes.io/component']);
    const everybody = policies.find(({ metadata }) => metadata.name === 'nobody');
    assert.deepEqual(everybody.spec, { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });

    const chosen = ({ matchLabels = {}, matchExpressions = [] }: Manifest['whole']): readonly string[] =>
      components.filter(
        (component) =>
          (matchLabels['app.kubernetes.io/component'] ?? component) === component &&
          matchExpressions.every((one: { values: string[] }) => one.values.includes(component)),
      );
    const outside = policies.filter(({ spec }) =>
      (spec.egress ?? []).some(({ to }: Manifest['whole']) =>
        to.some((peer: Manifest['whole']) => peer.ipBlock !== undefined),
      ),
    );
    assert.deepEqual(
      outside.flatMap(({ spec }) => chosen(spec.podSelector)),
      ['arca-gateway', 'webhooks'],
    );
    const watched = policies.find(({ metadata }) => metadata.name === 'metrics');
    assert.deepEqual([...chosen(watched.spec.podSelector)].sort(), [
      'arca-gateway',
      'doors',
      'issuing',
      'webhooks',
    ]);
    assert.deepEqual(watched.spec.ingress[0].ports, [
      { protocol: 'TCP', port: configOf('doors').metricsPort },
    ]);
    assert.deepEqual(
      watched.spec.ingress[0].from.map((peer: object) => Object.keys(peer)),
      [['namespaceSelector']],
    );
    const into = (part: string): readonly string[] => {
      const senders = policies
        .filter(({ metadata }) => metadata.name !== 'metrics')
        .filter(({ spec }) => spec.ingress !== undefined && chosen(spec.podSelector).includes(part))
        .flatMap(({ spec }) => spec.ingress)
        .flatMap(({ from, ports }) => {
          assert.deepEqual(ports, [{ protocol: 'TCP', port: portOf(part) }]);
          return from.flatMap((peer: Manifest['whole']) => chosen(peer.podSelector));
        });
      return [...new Set(senders)].sort();
    };
    assert.deepEqual(into('arca-gateway'), ['doors', 'issuing']);
    assert.deepEqual(into('webhooks'), ['doors']);

    const leads = (name: string, port: number): readonly string[] =>
      policies
        .filter(({ spec }) =>
          (spec.egress ?? []).some(({ ports }: Manifest['whole']) =>
            ports.some((one: { port: number }) => one.port === port),
          ),
        )
        .filter(({ metadata }) => metadata.name === name)
        .flatMap(({ spec }) => chosen(spec.podSelector));
    assert.deepEqual([...leads('to-the-gateway', portOf('arca-gateway') ?? 0)].sort(), ['doors', 'issuing']);
    const databasePort = Number(new URL(configOf('doors').databaseUrl ?? '').port);
    assert.deepEqual([...leads('to-the-database', databasePort)].sort(), [
      'arca-gateway',
      'doors',
      'issuing',
      'migrate',
      'webhooks',
    ]);
    const redisPort = Number(new URL(configOf('doors').redisUrl ?? '').port);
    assert.deepEqual([...leads('to-redis', redisPort)].sort(), [
      'arca-gateway',
      'doors',
      'issuing',
      'webhooks',
    ]);
    assert.deepEqual(leads('to-webhooks', portOf('webhooks') ?? 0), ['doors']);
  });

  it('play ARCA in test mode, where the gateway is told to look', () => {
    const { container } = workload('simulator') ?? assert.fail('there is no simulator');
    assert.ok(container.command.includes('arca-simulator/cli/cli.ts'));
    const command = parseCommand(container.args);
    assert.ok(command.kind === 'start' && command.options.token !== undefined);
    assert.equal(command.where.port, container.ports[0].containerPort);
    const { patches } = kustomization('test-mode');
    const patched = parse(patches[0].patch).data;
    assert.equal(patched.ARCA_SIMULATOR_URL, `http://simulator:${command.where.port}`);
    const key = patched.ARCA_SIMULATOR_TOKEN_FILE.replace('/run/secrets/arca/', '');
    assert.equal(container.env[0].valueFrom.secretKeyRef.key, key);
    assert.ok(Object.hasOwn(named('Secret', 'arca-secrets').stringData, key));
    assert.deepEqual(
      Object.keys(patched).filter((setting) => !Object.hasOwn(SETTINGS, setting)),
      [],
    );
  });

  it('list every file in a kustomization, and pin the image', () => {
    for (const folder of ['base', 'test-mode']) {
      const { resources, images } = kustomization(folder);
      const files = manifests
        .filter(({ file }) => file.startsWith(`deploy/kubernetes/${folder}/`))
        .map(({ file }) => file.split('/').at(-1));
      assert.deepEqual(
        resources.filter((one: string) => one.endsWith('.yaml')).sort(),
        [...new Set(files)].sort(),
      );
      assert.deepEqual(
        images.map((one: { name: string }) => one.name),
        ['arca-api'],
      );
      assert.match(images[0].newTag, /^\d+\.\d+\.\d+$/);
    }
    for (const { name, container } of workloads) assert.equal(container.image, 'arca-api', name);
  });

  it('are put together by kubectl', (context) => {
    if (spawnSync('kubectl', ['version', '--client']).status !== 0) return context.skip('no kubectl here');
    for (const folder of ['base', 'test-mode']) {
      const path = join(ROOT, 'deploy/kubernetes', folder);
      const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', path], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      assert.equal(/image: (?!registry\.example\.com\/arca-api:\d)/.test(stdout), false);
      assert.match(stdout, folder === 'base' ? /ARCA_SIMULATOR_URL: none/ : /ARCA_SIMULATOR_URL: http:/);
    }
  });
});

// biome-ignore lint/suspicious/noExplicitAny: kustomize's own format
function kustomization(folder: string): any {
  return parse(readFileSync(join(ROOT, 'deploy/kubernetes', folder, 'kustomization.yaml'), 'utf8'));
}

/** `networking.k8s.io/v1` → `networking/v1`. */
const moduleOf = (version: string): string => version.replace(/^([a-z]+)(?:\.k8s\.io)?\//, '$1/');
