/** The dashboard and the alerts speak of numbers that the code tells, under labels that they have. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { API_METRICS } from '@arca-api/api/telemetry/metrics';
import { GATEWAY_METRICS } from '@arca-api/arca-gateway/telemetry/metrics';
import { PLATFORM_METRICS } from '@arca-api/platform/telemetry/metrics';
import type { Metric } from '@arca-api/platform/telemetry/port';
import { WEBHOOK_METRICS } from '@arca-api/webhooks/telemetry/metrics';
import { parse } from 'yaml';
import { ROOT } from '../tidy/sources.ts';

const FOLDER = join(ROOT, 'deploy', 'observability');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

const OURS: readonly Metric[] = [...PLATFORM_METRICS, ...API_METRICS, ...GATEWAY_METRICS, ...WEBHOOK_METRICS];

/** Told by the process itself or by Prometheus. */
const THEIRS: Readonly<Record<string, readonly string[]>> = {
  up: [],
  process_cpu_seconds_total: [],
  process_resident_memory_bytes: [],
  nodejs_eventloop_lag_p99_seconds: [],
};
/** Given by whoever scrapes. */
const SCRAPED = ['job', 'instance'];

const LABELS = new Map<string, readonly string[]>(Object.entries(THEIRS));
for (const { name, kind, labels } of OURS) {
  if (kind !== 'histogram') LABELS.set(name, labels);
  else {
    LABELS.set(`${name}_bucket`, [...labels, 'le']);
    for (const ending of ['count', 'sum']) LABELS.set(`${name}_${ending}`, labels);
  }
}

const WORDS = new Set(
  'sum min max count by rate increase topk histogram_quantile or vector and on ignoring'.split(' '),
);

interface Asked {
  readonly where: string;
  readonly expression: string;
}

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const dashboard = JSON.parse(read('dashboard.json')) as { readonly panels: readonly Panel[] };
const alerts = parse(read('alerts.yaml')) as {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly alert: string;
      readonly expr: string;
      readonly labels: { readonly severity: string };
      readonly annotations: Readonly<Record<string, string>>;
    }[];
  }[];
};
const rules = alerts.groups.flatMap((group) => group.rules);
const asked: readonly Asked[] = [
  ...dashboard.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ where: title, expression: expr })),
  ),
  ...rules.map(({ alert, expr }) => ({ where: alert, expression: expr })),
];

/** Names of numbers and labels in a query, without what is quoted. */
function namesIn(expression: string): { readonly metrics: string[]; readonly labels: string[] } {
  const bare = expression.replace(/"[^"]*"/g, '""');
  const grouped = [...bare.matchAll(/\bby\s*\(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(','));
  const matched = [...bare.matchAll(/\{([^}]*)\}/g)].flatMap(([, list = '']) => list.split(','));
  const labels = [...grouped, ...matched.map((one) => one.replace(/\s*(=~|!~|!=|=).*/, ''))].map((one) =>
    one.trim(),
  );
  const rest = bare
    .replace(/\bby\s*\([^)]*\)/g, ' ')
    .replace(/\{[^}]*\}/g, ' ')
    .replace(/\[[^\]]*\]/g, ' ');
  const metrics = [...rest.matchAll(/[a-z_][a-z0-9_]*/gi)]
    .map(([name]) => name)
    .filter((name) => !WORDS.has(name));
  return { metrics, labels: labels.filter((label) => label !== '') };
}

suite('what operators watch', () => {
  test('every name is in base units, by one owner, and no label can be made up by customers', () => {
    assert.equal(new Set(OURS.map(({ name }) => name)).size, OURS.length);
    for (const { name, kind, labels, help } of OURS) {
      assert.match(name, /^arca_[a-z_]+$/);
      assert.equal(kind === 'counter', name.endsWith('_total'), name);
      if (kind === 'histogram') assert.match(name, /_seconds$/);
      assert.ok(help.length > 10);
      for (const label of labels)
        assert.doesNotMatch(label, /cuit|organi[sz]ation|key|taxpayer|invoice|lane|id$/);
    }
  });

  test('the dashboard and the alerts ask for nothing that is not told', () => {
    assert.ok(asked.length > 40);
    for (const { where, expression } of asked) {
      const { metrics, labels } = namesIn(expression);
      assert.ok(metrics.length > 0, where);
      for (const metric of metrics) assert.ok(LABELS.has(metric), `${where}: nobody tells ${metric}`);
      const known = [...metrics.flatMap((metric) => LABELS.get(metric) ?? []), ...SCRAPED];
      for (const label of labels) assert.ok(known.includes(label), `${where}: no label ${label}`);
    }
  });

  test('everything that is told is shown', () => {
    const shown = new Set(
      dashboard.panels.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => namesIn(expr).metrics)),
    );
    const hidden = OURS.filter(
      ({ name }) => ![name, `${name}_bucket`, `${name}_count`].some((told) => shown.has(told)),
    );
    assert.deepEqual(
      hidden.map(({ name }) => name),
      [],
    );
  });

  test('every alert says what it is and what to do, in both languages', () => {
    assert.equal(new Set(rules.map(({ alert }) => alert)).size, rules.length);
    for (const { alert, labels, annotations } of rules) {
      assert.match(alert, /^Arca[A-Z]/);
      assert.match(labels.severity, /^(warning|critical)$/);
      for (const word of ['summary', 'description']) assert.match(annotations[word] ?? '', / \/ /, alert);
    }
  });

  test('Prometheus itself takes the rules and the configuration', (t) => {
    if (spawnSync('promtool', ['--version']).error !== undefined) return t.skip('promtool is not installed');
    for (const args of [
      ['check', 'rules', join(FOLDER, 'alerts.yaml')],
      ['check', 'config', join(FOLDER, 'prometheus.yaml')],
    ]) {
      const { status, stdout, stderr } = spawnSync('promtool', args, { encoding: 'utf8' });
      assert.equal(status, 0, stdout + stderr);
    }
  });
});
