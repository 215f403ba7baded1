import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foundComprobante } from '@arca-api/contract/gateway';
import type { FEXFound } from 'arca-soap';
import { CUIT } from '../../testing/comprobantes.ts';
import { fromExportEcho } from './from-wsfex-echo.ts';

const LANE = { environment: 'simulator', cuit: CUIT, punto_de_venta: 7, type: 21 } as const;
const BARE: FEXFound = {
  Id: '41',
  Punto_vta: 7,
  Cbte_tipo: 21,
  Cbte_nro: 8,
  Cae: '70417054367637',
  Imp_total: '10',
  Permisos: [],
  Cmps_asoc: [],
  Items: [],
  Opcionales: [],
  Actividades: [],
};

test('whatever ARCA leaves out or tells by halves is not told, and what is left can be passed on', () => {
  const whole = { Cbte_tipo: 19, Cbte_punto_vta: 7, Cbte_nro: 3, Cbte_cuit: CUIT };
  const cases: readonly (readonly [FEXFound['Cmps_asoc'], number | null])[] = [
    [[], null],
    [[whole], 1],
    [[{ ...whole, Cbte_cuit: '0' }], 1],
    [[{ ...whole, Cbte_tipo: 0 }], null],
    [[{ Cbte_nro: 3 }], null],
    [[whole, {}], null],
  ];
  for (const [Cmps_asoc, expected] of cases) {
    const found = fromExportEcho(LANE, 8, { ...BARE, Cmps_asoc });
    assert.ok(found);
    assert.equal(found.comprobante.related?.length ?? null, expected, JSON.stringify(Cmps_asoc));
    assert.ok(foundComprobante.safeParse(found).success, JSON.stringify(found));
  }
});

test('another comprobante, or one without a CAE, is not the one that was asked for', () => {
  for (const other of [{ Punto_vta: 8 }, { Cbte_tipo: 19 }, { Cbte_nro: 9 }, { Cae: '' }, { Cae: '1' }]) {
    assert.equal(fromExportEcho(LANE, 8, { ...BARE, ...other }), null, JSON.stringify(other));
  }
});
