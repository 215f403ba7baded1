/** Whatever happens and in whatever order: what opens a breaker, what never does, and that it always closes again. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { DEFAULTS } from '../config.ts';
import {
  type Breaker,
  CLOSED,
  closed,
  decide,
  isRecovered,
  isWithinShare,
  leased,
  opened,
  probeFailed,
  probeSucceeded,
  rampLasts,
  released,
} from './breaker.ts';
import { type CallEnd, NO_OUTCOMES, noted, type Outcomes, outageIn } from './outcomes.ts';

const RULE = DEFAULTS.breaker;
const START = Date.UTC(2026, 10, 18, 15);

const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const took = fc.integer({ min: 0, max: 14_999 });
const pause = fc.integer({ min: 0, max: 40_000 });

interface Passing {
  readonly after: number;
  readonly end: CallEnd;
}

const passings = (failed: fc.Arbitrary<boolean>, length: { minLength?: number; maxLength: number }) =>
  fc.array(fc.record({ after: pause, end: fc.record({ failed, tookMs: took }) }), length);

/** Calls that end one after another; the first instant at which they are an outage. */
function firstOutage(
  ends: readonly Passing[],
  from = START,
  before: Outcomes = NO_OUTCOMES,
): { readonly outcomes: Outcomes; readonly now: number; readonly openedAt: number | null } {
  let outcomes = before;
  let now = from;
  for (const { after, end } of ends) {
    now += after;
    outcomes = noted(outcomes, end, now, RULE);
    if (outageIn(outcomes, now, RULE) !== null) return { outcomes, now, openedAt: now };
  }
  return { outcomes, now, openedAt: null };
}

suite('what is an outage', () => {
  test('answers, whatever they say, never are one, however many and whatever the clock does', () => {
    const jumps = fc.array(
      fc.record({ after: fc.integer({ min: -7_200_000, max: 7_200_000 }), tookMs: took }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(jumps, (calls) => {
        const ends = calls.map(({ after, tookMs }) => ({ after, end: { failed: false, tookMs } }));
        assert.equal(firstOutage(ends).openedAt, null);
      }),
    );
  });

  test('a full one is noticed, whatever went before: after five failures, or a second after twenty calls', () => {
    const between = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(
        passings(fc.constant(false), { maxLength: 120 }),
        fc.array(between, { minLength: 25, maxLength: 25 }),
        (healthy, pauses) => {
          const before = firstOutage(healthy);
          const start = before.now;
          const failing = pauses.map((after) => ({ after, end: { failed: true, tookMs: 0 } }));
          const found = firstOutage(failing, start, before.outcomes);
          assert.ok(found.openedAt !== null);
          const calls = found.outcomes.inARow;
          // The first failure begins the second, and the call after it notices.
          const lasted = found.openedAt - start - (pauses[0] ?? 0);
          assert.ok(calls <= RULE.enough, `${calls} calls`);
          assert.ok(calls <= RULE.inARow || lasted - (pauses[calls - 1] ?? 0) < RULE.silence);
        },
      ),
    );
  });

  test('fewer than five failures never are one, nor are some among enough successes', () => {
    fc.assert(
      fc.property(passings(fc.constant(true), { maxLength: RULE.inARow - 1 }), (ends) => {
        assert.equal(firstOutage(ends).openedAt, null);
      }),
    );
    // Every third fails: never five in a row, never half.
    const ends = Array.from({ length: 300 }, (_, index) => ({
      after: 50,
      end: { failed: index % 3 === 0, tookMs: 10 },
    }));
    assert.equal(firstOutage(ends).openedAt, null);
  });

  test('half of enough calls are one, and so are most of them slow', () => {
    const alternating = Array.from({ length: 20 }, (_, index) => ({
      after: 50,
      end: { failed: index % 2 === 0, tookMs: 10 },
    }));
    assert.equal(firstOutage(alternating).outcomes.inARow, 0, 'the last one was well');
    assert.notEqual(firstOutage(alternating).openedAt, null);
    const crawling = (slow: number) =>
      Array.from({ length: 20 }, (_, index) => ({
        after: 50,
        end: { failed: false, tookMs: index < slow ? 15_001 : 10 },
      }));
    assert.equal(firstOutage(crawling(12)).openedAt, null);
    assert.notEqual(firstOutage(crawling(13)).openedAt, null);
  });

  test('what lies further back than the window counts for nothing', () => {
    const failing = Array.from({ length: 15 }, (_, index) => ({
      after: 10,
      end: { failed: index % 4 !== 3, tookMs: 10 },
    }));
    const before = firstOutage(failing);
    assert.equal(before.openedAt, null);
    const healthy = Array.from({ length: 5 }, () => ({ after: 0, end: { failed: false, tookMs: 1 } }));
    assert.notEqual(firstOutage(healthy, before.now + 1_000, before.outcomes).openedAt, null);
    assert.equal(firstOutage(healthy, before.now + RULE.window + 1_000, before.outcomes).openedAt, null);
  });

  test('a clock set back or forward during an outage does not hide it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -7_200_000, max: 7_200_000 }), (jump) => {
        const some = firstOutage(
          Array.from({ length: 4 }, () => ({ after: 10, end: { failed: true, tookMs: 0 } })),
        );
        const rest = Array.from({ length: 20 }, () => ({ after: 10, end: { failed: true, tookMs: 0 } }));
        assert.notEqual(firstOutage(rest, some.now + jump, some.outcomes).openedAt, null);
      }),
    );
  });
});

/** What may happen to a breaker, as any process would do it. */
type Event =
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'outage'; readonly chance: number }
  | { readonly kind: 'ask' }
  | {
      readonly kind: 'probe ends';
      readonly how: 'well' | 'ill' | 'ping' | 'neither';
      readonly chance: number;
    };

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('time' as const), ms: fc.integer({ min: 0, max: 120_000 }) }),
  fc.record({ kind: fc.constant('outage' as const), chance }),
  fc.record({ kind: fc.constant('ask' as const) }),
  fc.record({
    kind: fc.constant('probe ends' as const),
    how: fc.constantFrom('well' as const, 'ill' as const, 'ping' as const, 'neither' as const),
    chance,
  }),
);

function play(events: readonly Event[]): { readonly breaker: Breaker; readonly now: number } {
  let breaker = CLOSED;
  let now = START;
  for (const one of events) {
    if (one.kind === 'time') now += one.ms;
    else if (one.kind === 'outage' && breaker.state !== 'open')
      breaker = opened(breaker, 'no answer', now, RULE, one.chance);
    else if (one.kind === 'ask') {
      if (decide(breaker, now, RULE).kind === 'probe') breaker = leased(breaker, now, RULE);
      else if (isRecovered(breaker, now, RULE)) breaker = closed(breaker, now);
    } else if (one.kind === 'probe ends' && breaker.leased_until > 0) breaker = ended(breaker, one, now);
  }
  return { breaker, now };
}

function ended(
  breaker: Breaker,
  { how, chance: drawn }: Extract<Event, { kind: 'probe ends' }>,
  now: number,
): Breaker {
  if (how === 'well') return probeSucceeded(breaker, now);
  if (how === 'neither') return released(breaker, now, RULE);
  return probeFailed(breaker, { reason: 'no answer', isPing: how === 'ping' }, now, RULE, drawn);
}

suite('what is allowed', () => {
  test('every change has a generation of its own', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), event, (events, next) => {
        const before = play(events).breaker;
        const after = play([...events, next]).breaker;
        if (after !== before) {
          const isChanged = JSON.stringify(after) !== JSON.stringify(before);
          assert.equal(after.generation - before.generation, isChanged ? 1 : 0);
        }
      }),
    );
  });

  test('nobody waits for the next probe longer than the rule says, and less and less than that is left', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const { breaker, now } = play(events);
        const verdict = decide(breaker, now, RULE);
        const longest = RULE.longestWait * (1 + RULE.jitter);
        if (verdict.kind === 'bar') {
          assert.ok(verdict.until > now && verdict.until <= now + longest);
          assert.notEqual(decide(breaker, now + RULE.lease + longest, RULE).kind, 'bar');
        }
      }),
    );
  });

  test('once ARCA is well it always closes: one probe, its share, and all', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const left = play(events);
        let { breaker } = left;
        const { now } = left;
        const limit = now + RULE.lease + RULE.longestWait * (1 + RULE.jitter) + rampLasts(RULE) + 5_000;
        for (let at = now; at < limit && breaker.state !== 'closed'; at += 500) {
          if (isRecovered(breaker, at, RULE)) breaker = closed(breaker, at);
          else if (decide(breaker, at, RULE).kind === 'probe')
            breaker = probeSucceeded(leased(breaker, at, RULE), at);
        }
        assert.equal(breaker.state, 'closed');
        assert.equal(breaker.failing_since, null);
      }),
    );
  });

  test('a service that does not even answer a ping is asked at least every 36 seconds, however long it is out', () => {
    fc.assert(
      fc.property(fc.array(chance, { minLength: 1, maxLength: 50 }), (chances) => {
        let now = START;
        let breaker = opened(CLOSED, 'no answer', now, RULE, 0.5);
        for (const drawn of chances) {
          now = breaker.probe_at;
          breaker = probeFailed(leased(breaker, now, RULE), { reason: 'x', isPing: true }, now, RULE, drawn);
          assert.ok(breaker.probe_at - now <= 36_000);
        }
      }),
    );
  });

  test('one that answers the ping and fails at its work is asked ever more rarely, every five minutes at last', () => {
    let now = START;
    let breaker = opened(CLOSED, 'code 501', now, RULE, 0.5);
    const waits = [breaker.probe_at - now];
    for (let time = 0; time < 6; time += 1) {
      now = breaker.probe_at;
      breaker = probeFailed(leased(breaker, now, RULE), { reason: 'x', isPing: false }, now, RULE, 0.5);
      waits.push(breaker.probe_at - now);
    }
    assert.deepEqual(waits, [15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
    assert.equal(breaker.since, START);
    assert.equal(breaker.failing_since, START);
  });

  test('while it recovers a growing share leaves, the first call of each process always', () => {
    const breaker = probeSucceeded(leased(opened(CLOSED, 'x', START, RULE, 0), START, RULE), START);
    const shareAt = (ms: number) => decide(breaker, START + ms, RULE);
    assert.deepEqual(shareAt(0), { kind: 'share', share: 0.1, until: START + 4_000 });
    assert.deepEqual(shareAt(4_000), { kind: 'share', share: 0.5, until: START + 8_000 });
    assert.deepEqual(shareAt(8_000), { kind: 'pass' });
    assert.equal(isRecovered(breaker, START + 7_999, RULE), false);
    const of = (share: number) =>
      Array.from({ length: 20 }, (_, index) => isWithinShare(index + 1, share)).filter(Boolean).length;
    assert.deepEqual([isWithinShare(1, 0.1), of(0.1), of(0.5)], [true, 2, 10]);
  });

  test('a clock of the store that is set back lets the next one ask, and closes what was recovering', () => {
    const open = opened(CLOSED, 'x', START, RULE, 0.5);
    assert.equal(decide(open, START - 3_600_000, RULE).kind, 'probe');
    const held = leased(open, START + 20_000, RULE);
    assert.equal(decide(held, START - 3_600_000, RULE).kind, 'probe');
    assert.equal(decide(probeSucceeded(held, START), START - 1, RULE).kind, 'pass');
  });
});
