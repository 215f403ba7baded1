import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatabaseFailure } from '@arca-api/platform/database/database-failure';
import { answerProblem } from './answer-problem.ts';

const answer = (reason: DatabaseFailure['reason']) =>
  answerProblem(new DatabaseFailure(reason, 'db.interno:5432/arca', new Error('secret of ours')), {
    id: 'req_1',
  });

test('a database that cannot be had is told as a service that will answer later, without what it is', () => {
  for (const reason of [
    'unreachable',
    'no_connection_free',
    'connection_lost',
    'statement_timeout',
  ] as const) {
    const { status, headers, body } = answer(reason);
    assert.equal(status, 503);
    assert.equal(headers?.['retry-after'], '2');
    assert.equal((body as { code: string }).code, 'service.unavailable');
    assert.doesNotMatch(JSON.stringify(body), /interno|secret/);
  }
});

test('a request that may have been done is not told as failed, nor to be tried again blindly', () => {
  const { status, headers, body } = answer('outcome_unknown');
  assert.equal(status, 503);
  assert.equal(headers?.['retry-after'], undefined);
  assert.equal((body as { code: string }).code, 'service.outcome_unknown');
  assert.match(JSON.stringify(body), /Idempotency-Key/);
});
