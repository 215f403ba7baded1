import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulatedClock } from '../clock/simulated.ts';
import { outbox } from './outbox.ts';
import type { NewEvent } from './port.ts';
import { promptOutbox } from './prompt-outbox.ts';
import { outboxTopic } from './topics.ts';

const news = (id: string): NewEvent => ({
  id,
  type: 'invoice.authorized',
  organization: 'org_1',
  mode: 'test',
  subject: 'inv_1',
  sequence: 1,
  data: {},
  occurredAt: 1,
});

test('all that is written within a moment is told of in one word, and once more later; nothing is told of nothing', async () => {
  const clock = simulatedClock(0);
  const told: string[] = [];
  const signals = { notify: (topic: string) => void told.push(`${topic} ${clock.now()}`) };
  const prompt = promptOutbox(outbox, { signals, clock });
  assert.equal(prompt.rowsOf([]), '[]');
  await clock.advance(1000);
  assert.deepEqual(told, []);
  for (const id of ['a', 'b', 'c']) assert.equal(prompt.rowsOf([news(id)]), outbox.rowsOf([news(id)]));
  await clock.advance(10);
  prompt.rowsOf([news('d')]);
  await clock.advance(1000);
  assert.deepEqual(told, [`${outboxTopic} 1025`, `${outboxTopic} 1250`]);
});
