/** What every tracer promises. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inSpan } from './in-span.ts';
import type { TraceContext, Tracer } from './tracer.ts';

export interface Told {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly links: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly failed: boolean;
}

export interface TracerHarness {
  readonly tracer: Tracer;
  /** Spans that have ended, once they were told. */
  told(): Promise<readonly Told[]>;
}

const THEIRS: TraceContext = {
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId: '00f067aa0ba902b7',
  sampled: true,
};

export function tracerConformance(name: string, make: () => Promise<TracerHarness>): void {
  suite(`${name} as a tracer`, () => {
    const turn = () => new Promise((resolve) => setImmediate(resolve));

    test('what is begun in a span is its part, over turns and for each of many at once', async () => {
      const { tracer, told } = await make();
      assert.equal(tracer.current(), null);
      await Promise.all(
        ['a', 'b', 'c'].map((one) =>
          inSpan(tracer, { name: one, kind: 'server' }, async () => {
            await turn();
            await inSpan(tracer, { name: `${one}1`, kind: 'client' }, async (span) => {
              await turn();
              span?.set({ of: one });
              assert.deepEqual(tracer.current(), span?.context);
            });
          }),
        ),
      );
      assert.equal(tracer.current(), null);
      const spans = await told();
      assert.equal(spans.length, 6);
      for (const one of ['a', 'b', 'c']) {
        const outer = spans.find((span) => span.name === one);
        const inner = spans.find((span) => span.name === `${one}1`);
        assert.equal(outer?.parentId, null);
        assert.equal(inner?.parentId, outer?.spanId);
        assert.equal(inner?.traceId, outer?.traceId);
        assert.equal(inner?.attributes['of'], one);
        assert.match(outer?.traceId ?? '', /^[0-9a-f]{32}$/);
      }
      assert.equal(new Set(spans.map(({ traceId }) => traceId)).size, 3);
    });

    test('a span is part of the one that is named, or begins a trace of the name it is given, or is part of nothing', async () => {
      const { tracer, told } = await make();
      const identity = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
      await inSpan(tracer, { name: 'theirs', kind: 'server', parent: THEIRS, identity }, async () => {
        await inSpan(
          tracer,
          { name: 'own', kind: 'server', parent: null, identity, links: [THEIRS] },
          async () => {},
        );
        await tracer.apart(async () => {
          assert.equal(tracer.current(), null);
          await turn();
          await inSpan(tracer, { name: 'apart', kind: 'internal' }, async () => {});
        });
      });
      const [own, apart, theirs] = await told();
      assert.deepEqual([theirs?.traceId, theirs?.parentId], [THEIRS.traceId, THEIRS.spanId]);
      assert.notEqual(theirs?.spanId, identity.spanId);
      assert.deepEqual([own?.traceId, own?.spanId, own?.parentId], [identity.traceId, identity.spanId, null]);
      assert.deepEqual(own?.links, [THEIRS.spanId]);
      assert.equal(apart?.parentId, null);
      assert.ok(![THEIRS.traceId, identity.traceId].includes(apart?.traceId ?? ''));
    });

    test('what fails is told as failed, without its words, and thrown on', async () => {
      const { tracer, told } = await make();
      const secret = new TypeError('the secret is 1234');
      await assert.rejects(
        inSpan(tracer, { name: 'fails', kind: 'internal', attributes: { n: 1, yes: true } }, async () => {
          throw secret;
        }),
        secret,
      );
      const [span] = await told();
      assert.equal(span?.failed, true);
      assert.deepEqual([span?.attributes['n'], span?.attributes['yes']], [1, true]);
      assert.ok(!JSON.stringify(span).includes('1234'));
    });
  });
}
