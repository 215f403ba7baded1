/** A mistyped flag is told in Spanish and in English, by its name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigFaults, readConfig } from './config.ts';

const said = (...args: readonly string[]): string => {
  try {
    readConfig(args, {});
  } catch (error) {
    assert.ok(error instanceof ConfigFaults);
    return error.message;
  }
  return '';
};

test('a flag that is none, lacks its value or takes none is named in both languages', () => {
  assert.match(said('--prot', '1'), /«--prot» no es una opción.*"--prot" is no option/);
  assert.match(said('--port'), /A «--port» le falta su valor\..*"--port" lacks its value/);
  assert.match(said('--once=3'), /«--once» no lleva un valor\..*"--once" takes no value/);
});
