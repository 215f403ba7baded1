import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastTurn } from './due-tonight.ts';

const at = (text: string): number => Date.parse(`${text}-03:00`);

test('each lane has its turn once a night between two and six, spread over the whole of it', () => {
  const now = at('2026-11-22T09:00:00');
  const [begin, end] = [at('2026-11-22T02:00:00'), at('2026-11-22T06:00:00')];
  const hours = new Map<number, number>();
  for (let punto = 1; punto <= 1000; punto += 1) {
    const turn = lastTurn(`produccion:30000000147:${punto}:6`, now);
    assert.ok(turn >= begin && turn < end);
    const quarter = Math.floor((turn - begin) / 900_000);
    hours.set(quarter, (hours.get(quarter) ?? 0) + 1);
  }
  assert.equal(hours.size, 16);
  assert.ok(Math.max(...hours.values()) < 120, 'no quarter of an hour has twice its share');
});

test('before its turn tonight a lane is due since last night, and a missed night is not made up twice', () => {
  const lane = 'simulator:30000000147:1:6';
  const tonight = lastTurn(lane, at('2026-11-22T23:00:00'));
  assert.equal(lastTurn(lane, tonight), tonight);
  assert.equal(lastTurn(lane, tonight - 1), tonight - 24 * 3_600_000);
  assert.equal(lastTurn(lane, at('2026-11-23T01:00:00')), tonight, 'midnight alone changes nothing');
});
