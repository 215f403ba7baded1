import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FECAEResponse } from 'arca-soap';
import fc from 'fast-check';
import { gravestClass } from '../../arca/answer-class.ts';
import { CUIT, LANE, plain, request } from '../../testing/comprobantes.ts';
import { fromAuthorization, fromDay, fromInstant } from './from-wsfe.ts';

const DATE = '2026-11-18';
const CAE = '70417054367013';
const asked = request(7, [plain(DATE), plain(DATE), plain(DATE)], { send_id: 's1', deadline: 0 });

type Detail = FECAEResponse['FeDetResp'][number];

function detail(number: number, change: Partial<Detail> = {}): Detail {
  return {
    Concepto: 1,
    DocTipo: 99,
    DocNro: '0',
    CbteDesde: number,
    CbteHasta: number,
    CbteFch: '20261118',
    Resultado: 'A',
    Observaciones: [],
    CAE,
    CAEFchVto: '20261128',
    ...change,
  };
}

function refused(number: number, ...codes: number[]): Detail {
  const { CAE: _, CAEFchVto: __, ...rest } = detail(number);
  return { ...rest, Resultado: 'R', Observaciones: codes.map((Code) => ({ Code, Msg: `obs ${Code}` })) };
}

function answer(details: Detail[], change: Partial<FECAEResponse> = {}): FECAEResponse {
  return {
    FeCabResp: {
      Cuit: CUIT,
      PtoVta: LANE.punto_de_venta,
      CbteTipo: LANE.type,
      FchProceso: '20261118093005',
      CantReg: details.length,
      Resultado: 'A',
      Reproceso: 'N',
    },
    FeDetResp: details,
    Errors: [],
    Events: [],
    ...change,
  };
}

const errors = (...codes: number[]) => codes.map((Code) => ({ Code, Msg: `error ${Code}` }));
const bare = (...codes: number[]): FECAEResponse => ({ FeDetResp: [], Errors: errors(...codes), Events: [] });

suite('what ARCA answered to an authorisation', () => {
  test('a partial approval is authorised, rejected and unprocessed, each by its number', () => {
    const said = fromAuthorization(asked, answer([detail(7), refused(8, 10048), refused(9)]));
    assert.deepEqual(said, {
      certainty: 'answered',
      results: [
        { number: 7, result: 'authorized', cae: CAE, cae_expires_on: '2026-11-28', observations: [] },
        {
          number: 8,
          result: 'rejected',
          cae: null,
          cae_expires_on: null,
          observations: [{ code: 10048, message: 'obs 10048' }],
        },
        { number: 9, result: 'unprocessed', cae: null, cae_expires_on: null, observations: [] },
      ],
      errors: [],
      error_class: null,
      processed_at: '2026-11-18T09:30:05',
    });
  });

  test('10016 in the header means the lane is out of step, and no comprobante was looked at', () => {
    const said = fromAuthorization(
      asked,
      answer([refused(7), refused(8), refused(9)], { Errors: errors(10016) }),
    );
    assert.ok(said.certainty === 'answered');
    assert.equal(said.error_class, 'sequence');
    assert.deepEqual([...new Set(said.results.map((one) => one.result))], ['unprocessed']);
  });

  test('10016 among the observations is a rejection like any other', () => {
    const said = fromAuthorization(asked, answer([refused(7, 10016), refused(8), refused(9)]));
    assert.ok(said.certainty === 'answered');
    assert.equal(said.error_class, null);
    assert.equal(said.results[0]?.result, 'rejected');
  });

  test('an internal error of ARCA is never taken for a rejection, whatever comes beside it', () => {
    for (const code of [500, 501, 502]) {
      assert.equal(fromAuthorization(asked, bare(code)).certainty, 'unknown');
      const beside = answer([refused(7, 10048), refused(8), refused(9)], { Errors: errors(10016, code) });
      assert.equal(fromAuthorization(asked, beside).certainty, 'unknown');
    }
  });

  test('header errors without any comprobante are an answer of their class', () => {
    const classes = [
      [600, 'delegation'],
      [601, 'delegation'],
      [10000, 'lane_permanent'],
      [10005, 'lane_permanent'],
      [11002, 'lane_permanent'],
      [10016, 'sequence'],
    ] as const;
    for (const [code, expected] of classes) {
      const said = fromAuthorization(asked, bare(code));
      assert.ok(said.certainty === 'answered');
      assert.equal(said.error_class, expected);
      assert.deepEqual(said.results, []);
    }
  });

  test('the gravest class of several rules', () => {
    assert.equal(gravestClass('wsfe', [{ code: 10016 }, { code: 10005 }]), 'lane_permanent');
    assert.equal(gravestClass('wsfe', [{ code: 10005 }, { code: 600 }]), 'delegation');
    assert.equal(gravestClass('wsfe', [{ code: 600 }, { code: 502 }]), 'infrastructure');
    assert.equal(gravestClass('wsfe', []), null);
  });

  test('an answer about anything but what was asked is not believed', () => {
    const whole = [detail(7), detail(8), detail(9)];
    const header = answer(whole).FeCabResp;
    assert.ok(header);
    const { FeCabResp: _, ...headless } = answer(whole);
    const strange: FECAEResponse[] = [
      bare(),
      headless,
      answer([detail(7), detail(8)]),
      answer([...whole, detail(10)]),
      answer([detail(8), detail(7), detail(9)]),
      answer([detail(7), detail(8), detail(9, { CbteHasta: 10 })]),
      answer(whole, { FeCabResp: { ...header, Cuit: '30000000139' } }),
      answer(whole, { FeCabResp: { ...header, PtoVta: 4 } }),
      answer(whole, { FeCabResp: { ...header, CbteTipo: 1 } }),
      answer([]),
    ];
    for (const response of strange) assert.equal(fromAuthorization(asked, response).certainty, 'unknown');
  });

  test('authorised without a CAE, or refused with one, is not believed', () => {
    const { CAE: _, ...without } = detail(7);
    const doubtful = [without, detail(7, { CAE: '1234' }), { ...refused(7, 10048), CAE }];
    for (const one of doubtful) {
      assert.equal(fromAuthorization(asked, answer([one, detail(8), detail(9)])).certainty, 'unknown');
    }
  });

  test('whatever ARCA answers, a number is authorised only with fourteen digits, and nothing throws', () => {
    const anyDetail = fc.record({
      number: fc.integer({ min: 6, max: 10 }),
      accepted: fc.boolean(),
      cae: fc.option(fc.constantFrom(CAE, '1', ''), { nil: undefined }),
      codes: fc.array(fc.constantFrom(10016, 10048, 10217), { maxLength: 2 }),
    });
    const anyAnswer = fc.record({
      details: fc.array(anyDetail, { maxLength: 4 }),
      codes: fc.array(fc.constantFrom(500, 502, 600, 10016, 10005), { maxLength: 2 }),
      header: fc.boolean(),
    });
    fc.assert(
      fc.property(anyAnswer, ({ details, codes, header }) => {
        const made = details.map(({ number, accepted, cae, codes: obs }) => {
          const base = accepted ? detail(number) : refused(number, ...obs);
          const { CAE: _, ...rest } = base;
          return cae === undefined ? rest : { ...rest, CAE: cae };
        });
        const { FeCabResp, ...rest } = answer(made, { Errors: errors(...codes) });
        const said = fromAuthorization(asked, header && FeCabResp ? { ...rest, FeCabResp } : rest);
        if (said.certainty !== 'answered') return;
        assert.ok(!codes.some((code) => code >= 500 && code <= 502));
        for (const one of said.results) {
          assert.equal(one.result === 'authorized', /^\d{14}$/.test(one.cae ?? ''));
        }
        if (said.results.length > 0) {
          assert.deepEqual(
            said.results.map((one) => one.number),
            [7, 8, 9],
          );
        }
      }),
    );
  });

  test('days and instants of any other shape are left out', () => {
    assert.equal(fromDay('20261118'), '2026-11-18');
    assert.equal(fromInstant('20261118093005'), '2026-11-18T09:30:05');
    assert.equal(fromInstant('20261118'), '2026-11-18T00:00:00');
    for (const text of [undefined, '', 'NULL', '2026-11-18', '202611181', ' 20261118 ']) {
      assert.equal(fromDay(text), null);
    }
  });
});
