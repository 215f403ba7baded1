/** What every keeper of numbers promises. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Metric, Metrics, MetricsPage } from './port.ts';

export interface MetricsHarness {
  readonly metrics: Metrics & MetricsPage;
  /** Lets time pass. */
  pass(ms: number): Promise<void>;
}

const metric = (name: string, kind: Metric['kind'], labels: readonly string[] = []): Metric => ({
  name,
  kind,
  help: `Of ${name}.`,
  labels,
});

export function metricsConformance(name: string, make: () => MetricsHarness): void {
  suite(`${name} as a keeper of numbers`, () => {
    /** Lines without comments and types. */
    const lines = async ({ metrics }: MetricsHarness) =>
      (await metrics.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));

    test('what is counted adds up, by its labels', async () => {
      const harness = make();
      const told = metric('arca_told_total', 'counter', ['a', 'b']);
      harness.metrics.count(told, { a: '1', b: 'x "quoted"' });
      harness.metrics.count(told, { a: '1', b: 'x "quoted"' }, 2);
      harness.metrics.count(told, { a: '2', b: '' });
      assert.deepEqual(await lines(harness), [
        'arca_told_total{a="1",b="x \\"quoted\\""} 3',
        'arca_told_total{a="2",b=""} 1',
      ]);
    });

    test('what is observed is counted and summed', async () => {
      const harness = make();
      const took = metric('arca_took_seconds', 'histogram', ['of']);
      harness.metrics.observe(took, { of: 'x' }, 0.5);
      harness.metrics.observe(took, { of: 'x' }, 1.5);
      const told = await lines(harness);
      assert.ok(told.includes('arca_took_seconds_sum{of="x"} 2'), told.join('\n'));
      assert.ok(told.includes('arca_took_seconds_count{of="x"} 2'));
    });

    test('gauges are read when somebody looks, once for all who look within seconds', async () => {
      const harness = make();
      const { metrics, pass } = harness;
      const deep = metric('arca_deep', 'gauge', ['of']);
      let reads = 0;
      const off = metrics.watch('depth', [deep], async () => {
        reads += 1;
        return [{ metric: deep, labels: { of: `${reads}` }, value: reads }];
      });
      assert.equal(reads, 0);
      const first = await Promise.all([lines(harness), lines(harness), lines(harness)]);
      assert.deepEqual(first, [['arca_deep{of="1"} 1'], ['arca_deep{of="1"} 1'], ['arca_deep{of="1"} 1']]);
      await pass(4000);
      assert.deepEqual(await lines(harness), ['arca_deep{of="1"} 1']);
      await pass(1000);
      assert.deepEqual(await lines(harness), ['arca_deep{of="2"} 2'], 'what is not told any more is gone');
      off();
      await pass(5000);
      assert.deepEqual(await lines(harness), []);
      assert.equal(reads, 2);
    });

    test('what cannot be read is missing, counted, and keeps nobody else waiting', async () => {
      const harness = make();
      const { metrics, pass } = harness;
      const [sound, broken, hung] = ['sound', 'broken', 'hung'].map((one) => metric(`arca_${one}`, 'gauge'));
      if (sound === undefined || broken === undefined || hung === undefined)
        throw new Error('three of three');
      metrics.watch('broken', [broken], async () => {
        throw new Error('away');
      });
      let begun = 0;
      metrics.watch('hung', [hung], () => {
        begun += 1;
        return new Promise(() => {});
      });
      metrics.watch('sound', [sound], async () => [{ metric: sound, labels: {}, value: 7 }]);
      const asked = lines(harness);
      await pass(2000);
      const told = await asked;
      assert.ok(told.includes('arca_sound 7'), told.join('\n'));
      assert.ok(!told.some((line) => /^arca_(broken|hung)\b/.test(line)), told.join('\n'));
      const failures = (await lines(harness)).filter((line) => line.startsWith('arca_watch_failures_total'));
      assert.deepEqual(failures.sort(), [
        'arca_watch_failures_total{watch="broken"} 1',
        'arca_watch_failures_total{watch="hung"} 1',
      ]);
      const again = async (after: number) => {
        await pass(after);
        const waiting = lines(harness);
        await pass(2000);
        await waiting;
        return begun;
      };
      assert.equal(await again(5000), 1, 'what has not ended is not begun beside itself');
      assert.equal(await again(60_000), 2, 'and is lost some time');
    });
  });
}
