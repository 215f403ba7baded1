// The hand-written list of the control API of a world: noun, method, and the one control it calls.
import type { FaultLog } from '../faults/log.ts';
import { parseFaultRule } from '../faults/parse-rules.ts';
import type { FaultScript } from '../faults/rules.ts';
import { onlyKnown, optional, readCuit, readInstant, readText, readWhole } from '../input.ts';
import { mustBe } from '../problem.ts';
import { SERVICE_NAMES } from '../wsaa/service-names.ts';
import type { ElsewhereRequest } from './authorize-elsewhere.ts';
import { readFceAnswer, readRemito } from './read-papers.ts';
import { readPunto } from './read-punto.ts';
import type { Noun, Run } from './route.ts';

const MAX_CSR = 20_000;
const CENTURY_MS = 100 * 365 * 24 * 60 * 60 * 1000;

const moveClock: Run = ({ control }, { input }) => {
  onlyKnown(input, ['frozen_at', 'advance_ms', 'release', 'as_of']);
  if (input['frozen_at'] !== undefined) return control.freezeClock(readInstant(input, 'frozen_at'));
  if (input['advance_ms'] !== undefined)
    return control.advanceClock(readWhole(input, 'advance_ms', -CENTURY_MS, CENTURY_MS));
  if (input['release'] === true) return control.releaseClock();
  if (input['as_of'] !== undefined)
    return control.asOf(input['as_of'] === null ? null : readText(input, 'as_of'));
  throw mustBe(
    '',
    'uno de frozen_at, advance_ms, release y as_of',
    'one of frozen_at, advance_ms, release and as_of',
  );
};

const addFaults: Run = ({ control }, { input, names: [name] }) => {
  if (name === 'release') return { released: control.releaseLate() };
  if (name === 'replay') {
    control.replayFaults(input as unknown as FaultLog);
    return control.faults();
  }
  if (name === 'scripts') {
    control.addFaultScript(input as unknown as FaultScript);
    return control.faults();
  }
  if (name !== undefined) return undefined;
  const list = input['rules'] ?? [input];
  if (!Array.isArray(list)) throw mustBe('rules', 'una lista de reglas', 'a list of rules');
  const rules = list.map(parseFaultRule);
  for (const rule of rules) control.addFault(rule);
  return control.faults();
};

const delegate: Run = ({ control }, { input }) => {
  onlyKnown(input, ['certificate_cuit', 'cuit', 'service', 'alias']);
  const service = readText(input, 'service');
  if (!SERVICE_NAMES.has(service))
    throw mustBe(
      'service',
      `uno de ${[...SERVICE_NAMES].join(', ')}`,
      `one of ${[...SERVICE_NAMES].join(', ')}`,
    );
  control.delegate({
    certificate_cuit: readCuit(input, 'certificate_cuit'),
    cuit: readCuit(input, 'cuit'),
    service,
    ...optional(input, 'alias', readText),
  });
  return control.delegations();
};

const numberOf = (text: string | null): number | undefined => (text === null ? undefined : Number(text));

const ledger: Noun = {
  names: 0,
  run: {
    GET: ({ control }, { query }) =>
      control.ledger({
        cuit: query.get('cuit') ?? undefined,
        punto_de_venta: numberOf(query.get('punto_de_venta')),
        type: numberOf(query.get('type')),
      }),
    POST: ({ control }, { input }) => {
      onlyKnown(input, ['cuit', 'punto_de_venta', 'type', 'number', 'detail']);
      return control.authorizeElsewhere(input as unknown as ElsewhereRequest);
    },
  },
};

const certificates: Noun = {
  run: {
    GET: ({ control }) => control.certificates(),
    POST: ({ control }, { input }) => {
      onlyKnown(input, ['csr', 'alias']);
      return control.issueCertificate({
        csr: readText(input, 'csr', MAX_CSR),
        ...optional(input, 'alias', readText),
      });
    },
  },
};

const people: Noun = {
  run: {
    GET: ({ control }, { names: [cuit] }) => (cuit === undefined ? control.people() : control.person(cuit)),
    POST: ({ control }, { input }) => control.putPerson(input),
    PUT: ({ control }, { input, names: [cuit] }) =>
      control.putPerson(cuit === undefined ? input : { ...input, cuit }),
  },
};

/** Nouns of the control API, each with its methods. */
export const ROUTES: Readonly<Record<string, Noun>> = {
  ledger,
  certificates,
  authority: { names: 0, run: { GET: ({ control }) => ({ certificate: control.authority() }) } },
  delegations: { names: 0, run: { GET: ({ control }) => control.delegations(), POST: delegate } },
  faults: {
    run: {
      GET: ({ control }, { names: [name] }) =>
        name === undefined ? control.faults() : name === 'log' ? control.faultLog() : undefined,
      POST: addFaults,
      DELETE: ({ control }) => {
        control.clearFaults();
        return control.faults();
      },
    },
  },
  clock: { names: 0, creates: false, run: { GET: ({ control }) => control.clock(), POST: moveClock } },
  people,
  'puntos-de-venta': {
    names: 0,
    run: {
      GET: ({ control }, { query }) => control.puntos(query.get('cuit') ?? ''),
      POST: ({ control }, { input }) => control.putPunto(readPunto(input)),
      PUT: ({ control }, { input }) => control.putPunto(readPunto(input)),
    },
  },
  remitos: {
    names: 0,
    run: {
      GET: ({ control }, { query }) => control.remitos(query.get('cuit') ?? undefined),
      PUT: ({ control }, { input }) => control.putRemito(readRemito(input)),
    },
  },
  'fce-answers': {
    names: 0,
    run: { PUT: ({ control }, { input }) => control.answerFce(readFceAnswer(input)) },
  },
  reset: {
    names: 0,
    creates: false,
    run: {
      POST: ({ control }) => {
        control.reset();
        return { reset: true };
      },
    },
  },
};
