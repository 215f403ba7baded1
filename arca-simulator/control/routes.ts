// The hand-written list of the control API: noun, method, and the one control it calls.
import type { FaultRule } from '../faults/rules.ts';
import { parseFaultRule } from '../faults/rules.ts';
import { isCuit } from '../people/cuit.ts';
import { isDay } from '../world/calendar.ts';
import { PUNTO_KINDS, type PuntoDeVenta, type PuntoKind } from '../world/puntos-de-venta.ts';
import { SERVICE_NAMES } from '../wsaa/service-names.ts';
import type { ElsewhereRequest } from './authorize-elsewhere.ts';
import type { Control } from './control.ts';
import { readFceAnswer, readRemito } from './read-papers.ts';

interface Input {
  readonly id: string | undefined;
  readonly input: Readonly<Record<string, unknown>>;
  readonly query: URLSearchParams;
}

type Run = (control: Control, request: Input) => unknown;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const count = (text: string | null): number | undefined => (text === null ? undefined : Number(text));

function text(input: Input['input'], name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || value === '') throw new TypeError(`${name}: text`);
  return value;
}

function cuit(input: Input['input'], name: string): string {
  const value = text(input, name);
  if (!isCuit(value)) throw new TypeError(`${name}: eleven digits with a valid check digit`);
  return value;
}

function moveClock(control: Control, { input }: Input): unknown {
  if (typeof input['frozen_at'] === 'string') {
    const instant = new Date(input['frozen_at']);
    if (Number.isNaN(instant.getTime())) throw new TypeError('frozen_at: an ISO 8601 instant');
    return control.freezeClock(instant);
  }
  if (Number.isFinite(input['advance_ms'])) return control.advanceClock(Number(input['advance_ms']));
  if (input['release'] === true) return control.releaseClock();
  if (input['as_of'] !== undefined)
    return control.asOf(input['as_of'] === null ? null : text(input, 'as_of'));
  throw new TypeError('one of frozen_at, advance_ms, release and as_of');
}

function addFaults(control: Control, { input }: Input): unknown {
  const rules: FaultRule[] = list(input['rules'] ?? input).map(parseFaultRule);
  for (const rule of rules) control.addFault(rule);
  return control.faults();
}

function readPunto({ input }: Input): PuntoDeVenta {
  const number = Number(input['number']);
  if (!Number.isInteger(number) || number < 1 || number > 99_998) throw new TypeError('number: 1 to 99998');
  const kind = input['kind'] ?? 'ri';
  if (typeof kind !== 'string' || !Object.hasOwn(PUNTO_KINDS, kind))
    throw new TypeError(`kind: one of ${Object.keys(PUNTO_KINDS).join(', ')}`);
  const days: { opened_on?: string; closed_on?: string } = {};
  for (const name of ['opened_on', 'closed_on'] as const) {
    const day = input[name];
    if (day === undefined) continue;
    if (typeof day !== 'string' || !isDay(day)) throw new TypeError(`${name}: yyyymmdd`);
    days[name] = day;
  }
  return {
    cuit: cuit(input, 'cuit'),
    number,
    kind: kind as PuntoKind,
    blocked: input['blocked'] === true,
    ...days,
    ...(input['address'] === undefined ? {} : { address: text(input, 'address') }),
  };
}

function delegate(control: Control, { input }: Input): unknown {
  const service = text(input, 'service');
  if (!SERVICE_NAMES.has(service)) throw new TypeError('service: the name of a business service');
  control.delegate({
    certificate_cuit: cuit(input, 'certificate_cuit'),
    cuit: cuit(input, 'cuit'),
    service,
    ...(input['alias'] === undefined ? {} : { alias: text(input, 'alias') }),
  });
  return control.delegations();
}

/** Methods by noun. */
export const ROUTES: Readonly<Record<string, Readonly<Record<string, Run>>>> = {
  ledger: {
    GET: (control, { query }) =>
      control.ledger({
        cuit: query.get('cuit') ?? undefined,
        punto_de_venta: count(query.get('punto_de_venta')),
        type: count(query.get('type')),
      }),
    POST: (control, { input }) => control.authorizeElsewhere(input as unknown as ElsewhereRequest),
  },
  certificates: {
    GET: (control) => control.certificates(),
    POST: (control, { input }) =>
      control.issueCertificate({
        csr: text(input, 'csr'),
        ...(input['alias'] === undefined ? {} : { alias: text(input, 'alias') }),
      }),
  },
  authority: { GET: (control) => ({ certificate: control.authority() }) },
  delegations: { GET: (control) => control.delegations(), POST: delegate },
  faults: {
    GET: (control) => control.faults(),
    POST: (control, request) =>
      request.id === 'release' ? { released: control.releaseLate() } : addFaults(control, request),
    DELETE: (control) => {
      control.clearFaults();
      return control.faults();
    },
  },
  clock: { GET: (control) => control.clock(), POST: moveClock },
  people: {
    GET: (control, { id }) => (id === undefined ? control.people() : control.person(id)),
    POST: (control, { input }) => control.putPerson(input),
    PUT: (control, { id, input }) => control.putPerson(id === undefined ? input : { ...input, cuit: id }),
  },
  'puntos-de-venta': {
    GET: (control, { query }) => control.puntos(query.get('cuit') ?? ''),
    POST: (control, request) => control.putPunto(readPunto(request)),
    PUT: (control, request) => control.putPunto(readPunto(request)),
  },
  remitos: {
    GET: (control, { query }) => control.remitos(query.get('cuit') ?? undefined),
    PUT: (control, { input }) => control.putRemito(readRemito(input)),
  },
  'fce-answers': { PUT: (control, { input }) => control.answerFce(readFceAnswer(input)) },
  reset: {
    POST: (control) => {
      control.reset();
      return { reset: true };
    },
  },
};
