/** Deliberate mistakes in the code that issues, as data: each is one that somebody could make, and a run must notice it. */

export interface Patch {
  /** From the root of the repository. */
  readonly file: string;
  /** Found exactly once in it, or the mutation is out of date and the suite fails. */
  readonly find: string;
  readonly put: string;
}

export interface Mutant {
  readonly name: string;
  /** All of them at once: those after the first switch off a safeguard that would hide the mistake. */
  readonly patches: readonly Patch[];
  /** Seeds among which one is known to notice it; `null`: nobody has seen that yet. */
  readonly noticed: { readonly first: number; readonly runs: number } | null;
}

const ISSUING = 'services/api/issuing';
const GATEWAY = 'services/arca-gateway';

const mutant = (name: string, ...patches: readonly Patch[]): Mutant => ({ name, patches, noticed: null });
/** From `first` on where those that notice it are few: a hunt from scratch finds one of them in 2,000 runs all the same. */
const noticed = (runs: number, one: Mutant, first = 1): Mutant => ({ ...one, noticed: { first, runs } });
const patch = (file: string, find: string, put: string): Patch => ({ file, find, put });

export const MUTANTS: readonly Mutant[] = [
  noticed(
    20,
    mutant(
      'takes an unknown try for one that never left',
      patch(
        `${ISSUING}/apply-outcome.ts`,
        'return applyUnknown(state, outcome.send_id);',
        'return applyNotSent(state, outcome.send_id, moment, limits);',
      ),
    ),
  ),
  noticed(
    20,
    mutant(
      'numbers anew after an unknown try without reading',
      patch(
        `${ISSUING}/apply-outcome.ts`,
        'state: { ...state, certain: false, reading: null },\n    facts: [...invoices]',
        'state: { ...state, settled_through: state.pins.at(-1)?.number ?? state.settled_through, pins: [] },\n    facts: [...invoices]',
      ),
    ),
  ),
  noticed(
    200,
    mutant(
      'reads only numbers that are pinned',
      patch(
        `${ISSUING}/settle-number.ts`,
        'const candidates = state.open.filter((send) => send.number === number);',
        'const candidates = state.open.filter((send) => send.number === number && state.pins.some((pin) => pin.invoice === send.invoice));',
      ),
    ),
    160,
  ),
  noticed(
    20,
    mutant(
      'pins after it has sent',
      patch(
        `${ISSUING}/issue-lane.ts`,
        'await store.prepare(laneId, memory.claim.token, {\n      pins: composed.pins,',
        'const write = () => store.prepare(laneId, memory.claim.token, {\n      pins: composed.pins,',
      ),
      patch(
        `${ISSUING}/issue-lane.ts`,
        "if (composed.pins.length === 0) return { next: 'again' };\n    return transmit(laneId, memory, sendId, composed.pins, moment.now);",
        "if (composed.pins.length === 0) { await write(); return { next: 'again' }; }\n    const asked = await arca.send(memory.claim.lane, sendId, composed.pins, moment.now + options.arcaDeadlineMs);\n    await write();\n    return learn(laneId, memory, asked);",
      ),
    ),
  ),
  noticed(
    20,
    mutant(
      'takes whatever it finds under a number it sent for its own',
      patch(
        `${ISSUING}/settle-number.ts`,
        'const verdict = compareContent(send.content, found.comprobante);',
        "const verdict = 'equal' as ReturnType<typeof compareContent>;",
      ),
    ),
  ),
  noticed(
    20,
    mutant(
      'compares amounts as text',
      patch(
        'domain/comprobante/agreement.ts',
        'return normalDecimal(a) === normalDecimal(b);',
        'return a === b;',
      ),
    ),
  ),
  noticed(
    200,
    mutant(
      'publishes a rejection while an earlier try may win',
      patch(
        `${ISSUING}/release-held.ts`,
        'return state.open.some(',
        'return state.open.length < 0 && state.open.some(',
      ),
    ),
    160,
  ),
  noticed(
    20,
    mutant(
      'rejects what ARCA never looked at',
      patch(`${ISSUING}/apply-answer.ts`, "result.result === 'unprocessed' ||", ''),
    ),
    101,
  ),
  mutant(
    'forgets the tries of what is not pinned any more',
    patch(
      `${ISSUING}/become-certain.ts`,
      'const open = state.open.filter(isAlive);',
      'const open = state.open.filter((send) => isAlive(send) && state.pins.some((pin) => pin.invoice === send.invoice));',
    ),
    // Nor do the books remember them.
    patch(
      `${ISSUING}/become-certain.ts`,
      '(send) => send.first_number <= state.settled_through && state.refused_tries.includes(send.send_id),',
      '(send) => !state.pins.some((pin) => pin.invoice === send.invoice),',
    ),
  ),
  mutant(
    'holds a batch for dead once its first number is taken',
    patch(
      `${ISSUING}/ghosts.ts`,
      'return send.number > settledThrough && now < send.sent_at + ghostMs;',
      'return send.first_number > settledThrough && now < send.sent_at + ghostMs;',
    ),
    patch(
      `${ISSUING}/become-certain.ts`,
      'send.number > state.settled_through && !dead.has(send.send_id);',
      'send.first_number > state.settled_through && !dead.has(send.send_id);',
    ),
  ),
  noticed(
    20,
    mutant(
      'believes an answer of which ARCA itself says that it failed',
      patch(`${ISSUING}/apply-answer.ts`, "if (answer.error_class === 'infrastructure') return false;", ''),
      // The gateway tells of such an answer as of one that nobody could read.
      patch(
        `${GATEWAY}/comprobantes/wsfe/from-wsfe.ts`,
        "if (errorClass === 'infrastructure') return",
        'if (errors.length < 0) return',
      ),
    ),
    101,
  ),
  mutant(
    'gives one CAE to both of two twins',
    patch(
      `${ISSUING}/settle-number.ts`,
      'const waiting = equal.filter((send) => !send.invoice_authorized);',
      'const waiting = equal;',
    ),
    patch(`${ISSUING}/memory-record.ts`, 'if (row?.cae === null)', 'if (row !== undefined)'),
  ),
  noticed(
    200,
    mutant(
      'takes its own comprobante for another system’s where it is not pinned',
      patch(
        `${ISSUING}/settle-number.ts`,
        'if (winner !== null) {',
        'if (winner !== null && state.pins.some((pin) => pin.number === number)) {',
      ),
      patch(`${ISSUING}/settle-number.ts`, 'if (isAmbiguous || equal.length > 0) {', 'if (isAmbiguous) {'),
    ),
    160,
  ),
  noticed(
    20,
    mutant(
      'lets a worker write that lost its lease, and takes leases that are held',
      patch(`${ISSUING}/memory-store.ts`, 'if (lane.token !== token) throw new LeaseLost(laneId);', ''),
      patch(
        `${ISSUING}/memory-store.ts`,
        'if (!mine && lane.owner !== worker && lane.until > now) return null;',
        '',
      ),
      patch(`${ISSUING}/memory-store.ts`, 'if (taken) throw', 'if (taken && token < 0) throw'),
    ),
  ),
  noticed(
    20,
    mutant(
      'lets two invoices have one idempotency key',
      patch(
        'services/api/invoices/memory-invoices.ts',
        'if (isTwin(item.invoice)) return { twin: true };',
        '',
      ),
    ),
  ),
  mutant(
    'does not look whether the gateway had sent it before',
    patch(
      `${GATEWAY}/comprobantes/authorize.ts`,
      'started = started || (await sends.add(startedRow(request, digest, clock.now())));',
      'await sends.add(startedRow(request, digest, clock.now()));\n    started = true;',
    ),
  ),
  mutant(
    'says of a try that was on its way that nothing left',
    patch(
      `${GATEWAY}/comprobantes/authorize.ts`,
      "return { certainty: 'unknown', reason: 'it was being sent, and nothing says what came of it' };",
      "return { certainty: 'not-sent', reason: 'nothing left', retry_after_ms: 0 };",
    ),
  ),
  noticed(
    20,
    mutant(
      'says of a write without an answer that nothing left',
      patch(
        `${GATEWAY}/arca/describe-failure.ts`,
        "if (failure.certainty !== 'not-sent') return { certainty: 'unknown', reason: failure.message };",
        '',
      ),
    ),
    101,
  ),
  noticed(
    20,
    mutant(
      'takes a hop without an answer for a try that never left',
      patch(
        `${ISSUING}/ask-arca.ts`,
        "kind: refused ? 'not-sent' : 'unknown', send_id: sendId",
        "kind: 'not-sent', send_id: sendId",
      ),
    ),
    101,
  ),
  noticed(
    20,
    mutant(
      'asks for a ticket while one lives',
      patch(
        `${GATEWAY}/tickets/obtain-ticket.ts`,
        'row.sealed !== null && (row.expires_at ?? 0) - expiryMargin > now',
        'row.sealed === null && (row.expires_at ?? 0) - expiryMargin > now',
      ),
    ),
    101,
  ),
  noticed(
    20,
    mutant(
      'lets dates go back',
      patch(
        `${ISSUING}/compose-pins.ts`,
        'waiting.request.issue_date ?? later(input.today, lastDate);',
        'waiting.request.issue_date ?? input.today;',
      ),
      patch(`${ISSUING}/compose-pins.ts`, 'lane_last_date: lastDate,', 'lane_last_date: null,'),
      patch(
        `${ISSUING}/compose-pins.ts`,
        'const inOrder = lastDate === null || date >= lastDate;',
        'const inOrder = true;',
      ),
    ),
    101,
  ),
  noticed(
    20,
    mutant(
      'stays where another system has taken a number',
      patch(
        `${ISSUING}/settle-number.ts`,
        '      settled_through: number,\n      last_date: found.comprobante.date ?? state.last_date,',
        '      last_date: found.comprobante.date ?? state.last_date,',
      ),
    ),
    101,
  ),
];
