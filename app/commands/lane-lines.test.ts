/** What a person reads of a lane: whose a number may be, in words, and the command that decides it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { laneLine, laneLines } from './lane-lines.ts';

const LANE = {
  id: 'simulator:30000000147:1:6',
  state: 'suspect',
  waiting: 1,
  doubtful: 1,
  differences: 0,
  halt: null,
  settled_through: 57,
  last_date: null,
  suspect_since: null,
  arca: null,
  head: null,
  tries: [],
  differing_numbers: [],
  doubtful_numbers: [
    {
      number: 56,
      why: 'orphan',
      candidates: ['inv_1'],
      found: {
        authorization: { code: '76480674410542' },
        processed_at: '2026-11-26T19:54:22',
        comprobante: {
          date: '2026-11-26',
          total: '1210',
          currency: 'PES',
          document: { type: 99, number: '0' },
        },
      },
    },
  ],
};

test('one that waits and many are told rightly', () => {
  assert.match(laneLine(LANE), / {2}· {2}1 espera \/ waits {2}· {2}1 en duda/);
  assert.match(
    laneLine({ ...LANE, waiting: 2, differences: 2 }),
    /2 esperan \/ wait .*2 difieren \/ differ$/,
  );
});

test('a number in doubt shows what ARCA has, in words, and how it is decided', () => {
  const told = laneLines(LANE).join('\n');
  assert.match(told, /CAE 76480674410542 .* PES 1210 {2}sin identificar \/ unidentified/);
  assert.match(told, /arca lanes adopt simulator:30000000147:1:6 56 --invoice inv_… \| --stranger/);
  assert.doesNotMatch(laneLines({ ...LANE, doubtful_numbers: [] }).join('\n'), /adopt/);
});

test('a lane that is stopped says why and what to do in both languages, by its own names', () => {
  const halt = {
    message: { es: 'Falta algo.', en: 'Something is missing.' },
    fix: { es: 'POST /v1/lanes/{lane}/resume', en: 'POST /v1/taxpayers/{cuit}/puntos-de-venta/sync' },
  };
  const told = laneLine({ ...LANE, taxpayer: '30000000147', state: 'halted', halt }).split('\n');
  assert.deepEqual(told.slice(1), [
    '    Falta algo.',
    '    Something is missing.',
    '    → POST /v1/lanes/simulator:30000000147:1:6/resume',
    '      POST /v1/taxpayers/30000000147/puntos-de-venta/sync',
  ]);
});
