/** Nobody can tell the platform to keep comprobantes for less than the law does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigFaults, readConfig } from './config.ts';

test('what is not told is kept as long as it should', () => {
  assert.deepEqual(readConfig([], {}).retention, {
    years: 10,
    eventsDays: 3660,
    batchesDays: 365,
    draftsDays: 365,
    jobsDays: 90,
    payloadsDays: 30,
    attemptsDays: 90,
  });
});

test('more may be told', () => {
  const { retention } = readConfig([], { ARCA_RETENTION_YEARS: '30', ARCA_RETENTION_DRAFTS_DAYS: '1' });
  assert.deepEqual([retention.years, retention.draftsDays], [30, 1]);
});

test('less than ten years, nothing, and what is no number are refused, all at once', () => {
  const told = {
    ARCA_RETENTION_YEARS: '9',
    ARCA_RETENTION_EVENTS_DAYS: '29',
    ARCA_RETENTION_BATCHES_DAYS: '0',
    ARCA_RETENTION_DRAFTS_DAYS: '-1',
    ARCA_RETENTION_JOBS_DAYS: 'nunca',
    ARCA_RETENTION_PAYLOADS_DAYS: '91',
    ARCA_RETENTION_ATTEMPTS_DAYS: '3',
  };
  assert.throws(
    () => readConfig([], told),
    (error) => {
      assert.ok(error instanceof ConfigFaults);
      for (const name of Object.keys(told))
        assert.equal(error.faults.filter((fault) => fault.startsWith(name)).length, 1, name);
      return true;
    },
  );
  for (const years of ['0', '9.99', '-10', '1e9', '10 años'])
    assert.throws(() => readConfig([], { ARCA_RETENTION_YEARS: years }), ConfigFaults, years);
});

test('a webhook tells nothing for longer than its attempts are kept', () => {
  const told = (more: Record<string, string>) => readConfig([], more).retention;
  const { payloadsDays } = told({ ARCA_RETENTION_ATTEMPTS_DAYS: '10' });
  assert.equal(payloadsDays, 10);
  assert.equal(
    told({ ARCA_RETENTION_ATTEMPTS_DAYS: '10', ARCA_RETENTION_PAYLOADS_DAYS: '4' }).payloadsDays,
    4,
  );
  assert.throws(
    () => told({ ARCA_RETENTION_ATTEMPTS_DAYS: '10', ARCA_RETENTION_PAYLOADS_DAYS: '11' }),
    /ARCA_RETENTION_PAYLOADS_DAYS/,
  );
});
