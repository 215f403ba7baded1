import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logConformance } from './conformance.ts';
import { memoryLog } from './memory.ts';
import { pinoLog } from './pino.ts';

logConformance('Memory', () => {
  const log = memoryLog();
  const lines = () =>
    log.lines.map(({ level, message, fields }) => ({ level, message, fields: { ...fields } }));
  return { log, written: () => ({ lines: lines(), text: JSON.stringify(lines()) }) };
});

logConformance('Pino', () => {
  let text = '';
  const log = pinoLog({
    level: 'debug',
    destination: {
      write(line) {
        text += line;
      },
    },
  });
  const parse = (line: string) => {
    const { level, msg, time, ...fields } = JSON.parse(line);
    assert.equal(typeof time, 'number');
    return { level, message: msg, fields };
  };
  return { log, written: () => ({ text, lines: text.trim().split('\n').map(parse) }) };
});

test('a level left out is not written', () => {
  let text = '';
  const destination = {
    write(line: string) {
      text += line;
    },
  };
  const log = pinoLog({ level: 'warn', destination });
  log.info({}, 'quiet');
  log.child({}).debug({}, 'quiet');
  log.warn({}, 'loud');
  assert.equal(text.trim().split('\n').length, 1);
});
