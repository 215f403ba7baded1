// A fault plan is a list of rules: which calls go wrong, how, and how often. It is data, so a run can be repeated.

/** What goes wrong. */
export type FaultKind =
  /** Answers late. */
  | 'delay'
  /** The connection breaks before the request is carried out: nothing happened. */
  | 'drop-before'
  /** The connection breaks after the request was carried out: the answer is lost. */
  | 'drop-after'
  /** The connection breaks at once; the request is carried out later. */
  | 'late-commit'
  /** HTTP 500 with a page. */
  | 'http-500-html'
  /** HTTP 200 with the load balancer's plain text `BL... 500`. */
  | 'balancer-text'
  /** The answer stops in the middle. */
  | 'truncated-xml'
  /** HTTP 200 with something that is not XML. */
  | 'garbage'
  /** The service's own infrastructure error: `code` 500, 501 or 502. */
  | 'arca-error'
  /** The service refuses a good ticket. */
  | 'token-refused';

/** One rule. All conditions must match; absent ones match everything. */
export interface FaultRule {
  readonly kind: FaultKind;
  /** `wsaa`, `wsfe`, `ws_sr_constancia_inscripcion` or `ws_sr_padron_a13`. */
  readonly service?: string;
  readonly operation?: string;
  readonly cuit?: string;
  /** Fires from the nth matching call on (1 is the first). */
  readonly nth?: number;
  /** How many times it fires; 1 unless told, 0 for always. */
  readonly times?: number;
  /** Chance that a matching call is hit, from the world's seed. */
  readonly probability?: number;
  /** `delay`: milliseconds. */
  readonly delay_ms?: number;
  /** `arca-error`: 500 unless told. */
  readonly code?: 500 | 501 | 502;
  /** Whether the request is carried out before the bad answer; `truncated-xml` and `garbage` do unless told. */
  readonly commits?: boolean;
  /** `late-commit`: carried out after so many further calls to the same service; only by release when absent. */
  readonly after_calls?: number;
}

const KINDS: readonly FaultKind[] = [
  'delay',
  'drop-before',
  'drop-after',
  'late-commit',
  'http-500-html',
  'balancer-text',
  'truncated-xml',
  'garbage',
  'arca-error',
  'token-refused',
];

const FIELDS: Readonly<Record<string, 'string' | 'number' | 'boolean'>> = {
  kind: 'string',
  service: 'string',
  operation: 'string',
  cuit: 'string',
  nth: 'number',
  times: 'number',
  probability: 'number',
  delay_ms: 'number',
  code: 'number',
  commits: 'boolean',
  after_calls: 'number',
};

/** A rule from JSON; throws `TypeError` naming the first bad field. */
export function parseFaultRule(input: unknown): FaultRule {
  if (typeof input !== 'object' || input === null) throw new TypeError('a fault rule: an object');
  const rule = input as Partial<Record<keyof FaultRule, unknown>>;
  for (const [name, value] of Object.entries(rule)) {
    const type = FIELDS[name];
    if (!type) throw new TypeError(`${name}: unknown field`);
    if (typeof value !== type || (type === 'number' && !(Number(value) >= 0)))
      throw new TypeError(`${name}: ${type}`);
  }
  if (!KINDS.some((kind) => kind === rule.kind)) throw new TypeError(`kind: one of ${KINDS.join(', ')}`);
  if (rule.code !== undefined && ![500, 501, 502].includes(Number(rule.code)))
    throw new TypeError('code: 500, 501 or 502');
  return rule as FaultRule;
}
