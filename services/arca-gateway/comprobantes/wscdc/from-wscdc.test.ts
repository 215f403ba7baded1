import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConstatarResponse } from 'arca-soap';
import { fromVerification } from './from-wscdc.ts';

const ASKED = {
  issuer: '30000000147',
  type: 6,
  punto_de_venta: 1,
  number: 7,
  issue_date: '2026-11-18',
  total: '121.00',
  authorization: { kind: 'cae', code: '70417054367637' },
  recipient: null,
} as const;
const ECHO = { CuitEmisor: '30000000147', CbteNro: 7, CodAutorizacion: '70417054367637', Opcionales: [] };
const ANSWER: ConstatarResponse = {
  CmpResp: ECHO,
  Resultado: 'A',
  Observaciones: [],
  FchProceso: '20261118120000',
  Events: [],
  Errors: [],
};
const verdict = (change: Partial<ConstatarResponse>) => fromVerification(ASKED, { ...ANSWER, ...change });
const saying = (Code: number) => ({ Observaciones: [{ Code, Msg: 'x' }] });

test('yes, not yet and no are told apart', () => {
  assert.equal(verdict({})?.result, 'confirmed');
  assert.equal(verdict(saying(200))?.result, 'not_reported_yet');
  assert.equal(verdict({ Resultado: 'R', ...saying(100) })?.result, 'refuted');
  assert.equal(verdict({ Resultado: 'R', ...saying(200) })?.result, 'refuted');
  assert.equal(verdict({})?.processed_at, '2026-11-18T12:00:00');
});

test('no verdict, a no without a reason, and an answer about another comprobante are not believed', () => {
  const { Resultado: _, ...silent } = ANSWER;
  assert.equal(fromVerification(ASKED, silent), null);
  assert.equal(verdict({ Resultado: 'R' }), null);
  for (const other of [{ CuitEmisor: '30000000139' }, { CbteNro: 8 }, { CodAutorizacion: '7' }]) {
    assert.equal(verdict({ CmpResp: { ...ECHO, ...other } }), null, JSON.stringify(other));
    assert.equal(verdict({ Resultado: 'R', ...saying(100), CmpResp: { ...ECHO, ...other } }), null);
  }
});
