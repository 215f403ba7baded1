// One request for every code of the other operations of CAEA and of a report's header, and the nearest one without it.
import type { Control } from '../../control/control.ts';
import { INVOICE_A } from '../details.ts';
import { fortnightXml, MADE_AT, reportXml } from './report.ts';

export interface OperationCase {
  readonly code: number;
  readonly operation: string;
  /** The request with a CAEA of the issuer, or with none before the first. */
  readonly inside: (caea: string) => string;
  /** The same request without the flaw; absent when the flaw is the world's. */
  readonly near?: (caea: string) => string;
  readonly issuer?: string;
  /** Whose CAEA `inside` is given; nobody's when `null`. */
  readonly caeaOf?: string | null;
  readonly arrange?: (control: Control) => void;
  /** Calls made before, with the CAEA. */
  readonly before?: readonly (readonly [operation: string, inside: (caea: string) => string])[];
  /** Instants at which the CAEA is asked for and the request is sent, ISO. */
  readonly askOn?: string;
  readonly on?: string;
  /** Instant of the nearest request. */
  readonly nearOn?: string;
  /** It is granted with a remark. */
  readonly observes?: true;
}

type Extra = Partial<Omit<OperationCase, 'code' | 'operation' | 'inside'>>;

const ISSUER = '30000000147';
const person =
  (fields: object, cuit = ISSUER) =>
  (control: Control): void =>
    void control.putPerson({ cuit, ...fields });
const punto = (control: Control, fields: object): void =>
  void control.putPunto({ cuit: ISSUER, number: 1, kind: 'caea-contingency-ri', blocked: false, ...fields });
const elsewhere = (control: Control): void => {
  punto(control, { address: 'Sucursal' });
  punto(control, { number: 2 });
};

const ask = (code: number, extra: Extra & { readonly period?: number; readonly order?: number } = {}) => {
  const { period, order, ...rest } = extra;
  return {
    code,
    operation: 'FECAEASolicitar',
    inside: () => fortnightXml(period, order),
    caeaOf: null,
    ...rest,
  };
};
const remark = (code: number, extra: Extra = {}) => ask(code, { ...extra, observes: true });

const REQUESTS: readonly OperationCase[] = [
  ask(15000, { arrange: person({ active: false }) }),
  ask(15001, {
    arrange: person({ autoimpresor: false }),
    period: 202605,
    on: '2026-05-20T15:00:00Z',
    near: () => fortnightXml(202606, 1),
    nearOn: '2026-06-01T15:00:00Z',
  }),
  ask(15003, { arrange: (control) => punto(control, { kind: 'ri' }) }),
  ask(15003, { arrange: (control) => punto(control, { blocked: true }) }),
  ask(15003, { arrange: (control) => punto(control, { closed_on: '20261118' }) }),
  ask(15003, { arrange: (control) => punto(control, { opened_on: '20261119' }) }),
  ask(15004, { period: 202613, near: () => fortnightXml() }),
  ask(15004, { period: 0, near: () => fortnightXml() }),
  ask(15005, { order: 3, near: () => fortnightXml() }),
  ask(15006, { order: 1, near: () => fortnightXml() }),
  ask(15006, {
    period: 202612,
    order: 1,
    on: '2026-11-26T02:59:59Z',
    near: () => fortnightXml(202612, 1),
    nearOn: '2026-11-26T03:00:00Z',
  }),
  ask(15006, {
    on: '2026-12-01T03:00:00Z',
    near: () => fortnightXml(),
    nearOn: '2026-12-01T02:59:59Z',
  }),
  ask(15008, { before: [['FECAEASolicitar', () => fortnightXml()]] }),
  ask(15009, { arrange: person({ certificate_errors: ['Domicilio'] }) }),
  ask(15010, { arrange: person({ iva_condition: 'consumidor_final' }) }),
  ask(15011, { arrange: person({ activities: [] }) }),
  ask(15012, { arrange: person({ electronic_issuer: false }) }),
  ask(15016, { arrange: (control) => punto(control, { address: 'Sucursal' }) }),
  remark(15015, { arrange: person({ electronic_domicile: false }) }),
  remark(15017, { arrange: elsewhere }),
  remark(15018, { near: () => fortnightXml(202607, 2), nearOn: '2026-07-20T15:00:00Z' }),
];

const consult = (code: number, inside: string): OperationCase => ({
  code,
  operation: 'FECAEAConsultar',
  inside: () => inside,
  near: () => fortnightXml(),
});

const idleXml =
  (number = 1, caea?: string) =>
  (granted: string): string =>
    `<PtoVta>${number}</PtoVta><CAEA>${caea ?? granted}</CAEA>`;
const declare = (code: number, inside: OperationCase['inside'], extra: Extra = {}): OperationCase => ({
  code,
  operation: 'FECAEASinMovimientoInformar',
  inside,
  near: idleXml(),
  ...extra,
});
const informed = (caea: string): string =>
  reportXml(1, [{ ...INVOICE_A, CAEA: caea, CbteFchHsGen: MADE_AT }]);

const DECLARATIONS: readonly OperationCase[] = [
  declare(1200, idleXml(1, '76470000000000')),
  declare(1201, idleXml(), { caeaOf: '30000000139' }),
  declare(1202, idleXml(), { before: [['FECAEARegInformativo', informed]], near: idleXml(2) }),
  declare(1203, idleXml(), {
    askOn: '2026-11-26T15:00:00Z',
    on: '2026-12-01T15:00:00Z',
    nearOn: '2026-12-02T15:00:00Z',
  }),
  declare(1204, idleXml(), { arrange: (control) => punto(control, { kind: 'ri' }), near: idleXml(2) }),
  declare(1204, idleXml(10_000)),
  declare(1205, idleXml(), {
    arrange: (control) => punto(control, { opened_on: '20261201' }),
    near: idleXml(2),
  }),
  declare(1205, idleXml(), {
    arrange: (control) => punto(control, { closed_on: '20261116' }),
    near: idleXml(2),
  }),
  declare(1206, idleXml(0)),
  declare(1206, idleXml(99_999)),
  declare(1207, idleXml(1, '2647')),
  declare(1207, idleXml(1, '26470000000000')),
  declare(1209, idleXml(), {
    before: [['FECAEASinMovimientoInformar', idleXml()]],
    near: idleXml(2),
  }),
];

const idleOf = (code: number, inside: OperationCase['inside'], extra: Extra = {}): OperationCase => ({
  code,
  operation: 'FECAEASinMovimientoConsultar',
  inside,
  before: [['FECAEASinMovimientoInformar', idleXml(3)]],
  near: idleXml(3),
  ...extra,
});

const CONSULTATIONS: readonly OperationCase[] = [
  consult(15004, fortnightXml(202600, 1)),
  consult(15005, fortnightXml(202611, 0)),
  idleOf(10100, idleXml(3, '')),
  idleOf(10101, idleXml(0)),
  idleOf(10101, idleXml(99_999)),
  idleOf(10102, idleXml(2)),
  idleOf(10102, idleXml(3, '26470000000000')),
  idleOf(10105, idleXml(1), {
    before: [
      ['FECAEARegInformativo', informed],
      ['FECAEASinMovimientoInformar', idleXml(3)],
    ],
  }),
];

const header = (
  code: number,
  type: number,
  count: number,
  { sent = 1, punto: number = 1, ...extra }: Extra & { sent?: number; punto?: number } = {},
): OperationCase => {
  const details = (caea: string) =>
    Array.from({ length: sent }, () => ({ ...INVOICE_A, CAEA: caea, CbteFchHsGen: MADE_AT }));
  return {
    code,
    operation: 'FECAEARegInformativo',
    inside: (caea) => reportXml(type, details(caea), { punto: number, count }),
    near: informed,
    ...extra,
  };
};

/** Its flaw is the world's. */
const worldly = ({ near: _, ...rest }: OperationCase): OperationCase => rest;

const HEADERS: readonly OperationCase[] = [
  { ...worldly(header(10000, 1, 1)), arrange: person({ active: false }) },
  header(10001, 1, 0, { sent: 0 }),
  header(10002, 1, 2),
  header(10003, 1, 251, { sent: 251 }),
  header(10003, 201, 2, { sent: 2 }),
  header(700, 5, 1),
  header(700, 49, 1),
  header(700, 0, 1),
  header(1300, 1, 1, { punto: 0 }),
  header(1300, 1, 1, { punto: 99_999 }),
];

export const OPERATION_CASES: readonly OperationCase[] = [
  ...REQUESTS,
  ...DECLARATIONS,
  ...CONSULTATIONS,
  ...HEADERS,
];
