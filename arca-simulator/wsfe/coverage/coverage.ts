// What becomes of each code of the manual: enforced and by which cases, or not reachable and why; the page is made of it.
import { OPERATION_CASES } from '../../testing/caea/operation-cases.ts';
import { REPORT_CASES } from '../../testing/caea/report-cases.ts';
import { CODE_CASES } from '../../testing/code-cases/all.ts';
import { GOOD_BY_TYPE, PLAIN_RULES } from '../../testing/code-cases/good-by-type.ts';
import { QUERY_CASES } from '../../testing/code-cases/requests.ts';
import { CAEA_CODES } from '../caea/codes.ts';
import { CODES, type Code } from '../codes.ts';
import { LATER, MANUAL_4_5, type Operation, type Severity, VERSIONS } from './manual.ts';

/** Where a code is held, from both sides. */
export interface Held {
  /** Test file, from the root of the project. */
  readonly file: string;
  readonly cases: number;
  /** CbteTipo of its requests; empty for operations that have none. */
  readonly types: readonly number[];
}

/** One row of the manual. */
export interface Row {
  readonly code: number;
  readonly operation: Operation;
  readonly severity: Severity;
  readonly version: keyof typeof VERSIONS;
  /** First and last day in force, `yyyymmdd`; those of before 4.5 where they are known. */
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly state: 'enforced' | 'on demand' | 'not reachable' | 'missing';
  /** What is answered, when it is enforced. */
  readonly message: string | undefined;
  readonly held: readonly Held[];
  /** What is missing in the world when it is not reachable, or who brings it about on demand. */
  readonly why: string | undefined;
}

/** Codes that nothing a client sends, and nothing this world can hold, brings about. */
export const NOT_REACHABLE: Readonly<Record<number, string>> = {
  10093: 'the manual lists the number and says that it was withdrawn: no condition is left',
};

/** Failures of the service itself: no request brings them about, a fault rule does. */
export const ON_DEMAND: Readonly<Record<number, string>> = {
  501: 'by a fault rule (`arca-error`)',
  502: 'by a fault rule (`arca-error`)',
  601: 'by a fault rule (`arca-error`), since a CUIT outside the ticket was seen to be refused with 600',
};

const FILES = {
  types: 'arca-simulator/wsfe/coverage/types.test.ts',
  cae: 'arca-simulator/wsfe/coverage/codes.test.ts',
  report: 'arca-simulator/wsfe/caea/report/codes.test.ts',
  caea: 'arca-simulator/wsfe/caea/codes.test.ts',
  neglect: 'arca-simulator/wsfe/caea/request-caea.test.ts',
} as const;

interface Case {
  readonly code: number;
  readonly operation: Operation;
  readonly severity: Severity | undefined;
  readonly file: string;
  readonly type: number | undefined;
}

/** Every case of every code, with the operation that it is sent to. */
function* cases(): Iterable<Case> {
  for (const { code, spoiled } of CODE_CASES)
    yield { code, operation: 'FECAESolicitar', severity: undefined, file: FILES.cae, type: spoiled.type };
  for (const { type } of GOOD_BY_TYPE)
    for (const { code, exempt } of PLAIN_RULES)
      if (!exempt?.(type))
        yield { code, operation: 'FECAESolicitar', severity: undefined, file: FILES.types, type };
  for (const { code, spoiled } of QUERY_CASES) {
    const operation = spoiled.operation as Operation;
    yield { code, operation, severity: undefined, file: FILES.cae, type: undefined };
  }
  for (const { code, type, observes } of REPORT_CASES) {
    // 1445 is two rows of one number.
    const severity = code !== 1445 ? undefined : observes ? 'observation' : 'error';
    yield { code, operation: 'FECAEARegInformativo', severity, file: FILES.report, type };
  }
  for (const { code, operation } of OPERATION_CASES)
    yield { code, operation: operation as Operation, severity: undefined, file: FILES.caea, type: undefined };
  yield {
    code: 15014,
    operation: 'FECAEASolicitar',
    severity: undefined,
    file: FILES.neglect,
    type: undefined,
  };
}

/** Every row of the manual 4.5 and of the later versions, in the order of operation and number. */
export function coverage(): readonly Row[] {
  const known = [...cases()];
  const rows: Row[] = [];
  for (const [operation, bySeverity] of Object.entries(MANUAL_4_5) as [
    Operation,
    (typeof MANUAL_4_5)[Operation],
  ][])
    for (const severity of ['error', 'observation'] as const)
      for (const code of bySeverity[severity]) rows.push(describe(known, code, operation, severity, '4.5'));
  for (const { code, operation, severity, version } of LATER)
    rows.push(describe(known, code, operation, severity, version));
  return rows.sort((one, other) => one.operation.localeCompare(other.operation) || one.code - other.code);
}

function describe(
  known: readonly Case[],
  code: number,
  operation: Operation,
  severity: Severity,
  version: Row['version'],
): Row {
  const mine = known.filter(
    (one) =>
      one.code === code &&
      (operation === '*' || one.operation === operation) &&
      (one.severity === undefined || one.severity === severity),
  );
  const table: Code | undefined = operation.startsWith('FECAEA')
    ? (CAEA_CODES[code] ?? CODES[code])
    : CODES[code];
  const why = NOT_REACHABLE[code] ?? ON_DEMAND[code];
  return {
    code,
    operation,
    severity,
    version,
    from: table?.from ?? (version === '4.5' ? undefined : VERSIONS[version]),
    until: table?.until,
    state: stateOf(code, table !== undefined && mine.length > 0),
    message: table?.message,
    held: [...new Set(mine.map(({ file }) => file))].map((file) => {
      const here = mine.filter((one) => one.file === file);
      return {
        file,
        cases: here.length,
        types: [...new Set(here.flatMap(({ type }) => type ?? []))].sort((one, other) => one - other),
      };
    }),
    why,
  };
}

function stateOf(code: number, held: boolean): Row['state'] {
  if (held) return ON_DEMAND[code] === undefined ? 'enforced' : 'on demand';
  return NOT_REACHABLE[code] === undefined ? 'missing' : 'not reachable';
}

/** How many numbers are in each state; a number in several tables counts once, by its worst row. */
export function countCodes(
  rows: readonly Row[],
): Readonly<Record<Row['state'], number>> & { readonly all: number } {
  const worst = new Map<number, Row['state']>();
  const order = ['enforced', 'on demand', 'not reachable', 'missing'] as const;
  for (const { code, state } of rows) {
    const before = worst.get(code) ?? 'enforced';
    worst.set(code, order.indexOf(state) > order.indexOf(before) ? state : before);
  }
  const count = (state: Row['state']): number => [...worst.values()].filter((one) => one === state).length;
  return {
    all: worst.size,
    enforced: count('enforced'),
    'on demand': count('on demand'),
    'not reachable': count('not reachable'),
    missing: count('missing'),
  };
}
