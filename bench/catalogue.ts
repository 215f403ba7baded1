/** Every row by name: what it is, its main figure, and what was to be reached. */
import type { Result, Row, Store } from './results.ts';

export interface Words {
  readonly es: string;
  readonly en: string;
}

/** What was to be reached: at most, at least, or just so. */
export interface Target {
  readonly how: 'most' | 'least' | 'just';
  readonly value: number;
  /** Only on this store; on both unless told. */
  readonly store?: Store;
}

export interface Shown {
  readonly figure: string;
  readonly unit: Words;
  readonly targets?: readonly Target[];
}

export interface Entry {
  readonly suite: string;
  readonly id: string;
  readonly title: Words;
  readonly shown: readonly Shown[];
}

const same = (text: string): Words => ({ es: text, en: text });
const CPU = { es: 'ms de CPU cada una', en: 'ms of CPU each' };
const AUTHORIZED = { es: 'autorizadas', en: 'authorised' };
const INVOICES = { es: 'comprobantes en ARCA', en: 'invoices at ARCA' };
const PER_SECOND = { es: 'por segundo', en: 'a second' };
const EACH = { es: 'ms cada una', en: 'ms each' };

const at = (suite: string, id: string, es: string, en: string, shown: readonly Shown[]): Entry => ({
  suite,
  id,
  title: { es, en },
  shown,
});

export const ENTRIES: readonly Entry[] = [
  at('issue', 'sequential-0', 'Una tras otra, ARCA al instante', 'One caller, ARCA answers at once', [
    { figure: 'ms_each', unit: EACH },
    { figure: 'p99_ms', unit: { es: 'ms en el percentil 99', en: 'ms at the 99th percentile' } },
    { figure: 'cpu_ms_each', unit: CPU, targets: [{ how: 'most', value: 5 }] },
    {
      figure: 'cpu_ms_each_while_cold',
      unit: { es: 'ms de CPU cada una recién arrancado', en: 'ms of CPU each just after the start' },
    },
  ]),
  at('issue', 'sequential-300', 'Una tras otra, ARCA a 300 ms', 'One caller, ARCA at 300 ms', [
    { figure: 'ms_each', unit: EACH, targets: [{ how: 'most', value: 320 }] },
  ]),
  at(
    'issue',
    'at-once-50',
    '50 a la vez en un punto de venta, 300 ms',
    '50 at once, one punto de venta, 300 ms',
    [
      { figure: 'authorized', unit: AUTHORIZED, targets: [{ how: 'just', value: 50 }] },
      {
        figure: 'last_ms',
        unit: { es: 'ms hasta la última', en: 'ms to the last' },
        targets: [{ how: 'most', value: 700 }],
      },
    ],
  ),
  at(
    'issue',
    'at-once-500',
    '500 a la vez en un punto de venta, 300 ms',
    '500 at once, one punto de venta, 300 ms',
    [
      { figure: 'authorized', unit: AUTHORIZED, targets: [{ how: 'just', value: 500 }] },
      {
        figure: 'last_ms',
        unit: { es: 'ms hasta la última', en: 'ms to the last' },
        targets: [
          { how: 'most', value: 2000, store: 'embedded' },
          { how: 'most', value: 1500, store: 'postgres' },
        ],
      },
    ],
  ),
  at(
    'issue',
    'lanes-100',
    '500 a la vez en 100 puntos de venta, 300 ms',
    '500 at once, 100 puntos de venta, 300 ms',
    [
      { figure: 'authorized', unit: AUTHORIZED, targets: [{ how: 'just', value: 500 }] },
      { figure: 'last_ms', unit: { es: 'ms hasta la última', en: 'ms to the last' } },
      { figure: 'cpu_ms_each', unit: CPU },
    ],
  ),
  at(
    'issue',
    'sustained',
    'Sostenido en un punto de venta, 300 ms',
    'Sustained on one punto de venta, 300 ms',
    [
      { figure: 'per_second', unit: PER_SECOND, targets: [{ how: 'least', value: 500, store: 'postgres' }] },
      { figure: 'cpu_ms_each', unit: CPU, targets: [{ how: 'most', value: 2 }] },
    ],
  ),
  at('issue', 'pdfs', 'PDFs por la API', 'PDFs through the API', [
    { figure: 'per_second', unit: PER_SECOND },
    { figure: 'cpu_ms_each', unit: { es: 'ms de CPU cada uno', en: 'ms of CPU each' } },
  ]),
  at(
    'special',
    'lost',
    'Respuesta perdida; quien llama reintenta con la misma clave',
    'Answer lost, the caller retries with the same key',
    [{ figure: 'invoices', unit: INVOICES, targets: [{ how: 'just', value: 1 }] }],
  ),
  at('special', 'cold', '10 a la vez sin haber entrado, un certificado', '10 cold callers, one certificate', [
    { figure: 'authorized', unit: AUTHORIZED, targets: [{ how: 'just', value: 10 }] },
    { figure: 'logins', unit: same('loginCms'), targets: [{ how: 'just', value: 1 }] },
  ]),
  at('special', 'hang', 'ARCA no responde nunca', 'ARCA never answers', [
    { figure: 'said', unit: { es: 'lo que dice', en: 'what it says' } },
    { figure: 'said_after_ms', unit: { es: 'ms hasta decirlo', en: 'ms until it says so' } },
    { figure: 'in_doubt_after_ms', unit: { es: 'ms hasta darla por dudosa', en: 'ms until it is in doubt' } },
    { figure: 'in_the_end', unit: { es: 'lo que es al final', en: 'what it is in the end' } },
    {
      figure: 'settled_ms_after_arca_is_back',
      unit: { es: 'ms hasta resolverla, con ARCA de vuelta', en: 'ms until it is settled, with ARCA back' },
    },
    { figure: 'invoices', unit: INVOICES, targets: [{ how: 'just', value: 1 }] },
  ]),
];

/** How a row is called beside its twin of another suite: peers play the rows of ours. */
export const entryOf = ({ suite, id }: Pick<Row, 'suite' | 'id'>): Entry | undefined =>
  ENTRIES.find((entry) => entry.id === id && entry.suite === (suite === 'peers' ? 'issue' : suite));

/** The target in force on a store, if there is one. */
export const targetOf = ({ targets = [] }: Shown, store: Store | null): Target | undefined =>
  targets.find((target) => target.store === undefined || target.store === store);

export function isMet({ how, value }: Target, figure: unknown): boolean {
  if (typeof figure !== 'number') return false;
  return how === 'most' ? figure <= value : how === 'least' ? figure >= value : figure === value;
}

const SIGNS = { most: '≤', least: '≥', just: '=' } as const;
export const signOf = ({ how, value }: Target): string => `${SIGNS[how]} ${value}`;

/** A machine in one line. */
export const tellMachine = ({ machine, versions }: Pick<Result, 'machine' | 'versions'>): string =>
  [
    machine.cpu,
    `${machine.cores} cores`,
    `${machine.memory_gb} GB`,
    `Node ${versions['node']?.slice(1)}`,
  ].join(' · ');
