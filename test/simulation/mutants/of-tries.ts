/** Mistakes about what became of a try: whether it left, whether it may still win, and what a refusal is worth. */
import { GATEWAY, ISSUING, type Mutant, mutant, patch, seeds, without } from './mutant.ts';

export const OF_TRIES: readonly Mutant[] = [
  mutant(
    'takes an unknown try for one that never left',
    seeds(1, 20),
    patch(
      `${ISSUING}/apply-outcome.ts`,
      'return applyUnknown(state, outcome.send_id);',
      "return applyNotSent(state, { ...outcome, kind: 'not-sent' }, moment, limits);",
    ),
  ),
  mutant(
    'takes what was refused for its ticket for what never left',
    seeds(640, 20),
    patch(
      `${GATEWAY}/comprobantes/authorize.ts`,
      'const answer = asItLeft(told, desk.fate());',
      "const answer = asItLeft(told, 'not-sent');",
    ),
  ),
  mutant(
    'numbers anew after an unknown try without reading',
    seeds(4, 20),
    patch(
      `${ISSUING}/apply-outcome.ts`,
      'state: { ...state, certain: false, reading: null },\n    facts: [...invoices]',
      'state: { ...state, settled_through: state.pins.at(-1)?.number ?? state.settled_through, pins: [] },\n    facts: [...invoices]',
    ),
  ),
  mutant(
    'pins after it has sent',
    seeds(1, 20),
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
  mutant(
    'publishes a rejection while an earlier try may win',
    seeds(42, 20),
    patch(
      `${ISSUING}/release-held.ts`,
      'return state.open.some(',
      'return state.open.length < 0 && state.open.some(',
    ),
  ),
  mutant(
    'rejects what ARCA never looked at',
    seeds(1, 20),
    patch(`${ISSUING}/apply-answer.ts`, "result.result === 'unprocessed' ||", ''),
  ),
  mutant(
    'forgets the tries of what is not pinned any more',
    seeds(33, 30),
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
    seeds(330, 20),
    patch(
      `${ISSUING}/ghosts.ts`,
      'send.number > settledThrough && now < send.sent_at + ghostMs;',
      'send.first_number > settledThrough && now < send.sent_at + ghostMs;',
    ),
    patch(
      `${ISSUING}/become-certain.ts`,
      'send.number > state.settled_through && !dead.has(send.send_id);',
      'send.first_number > state.settled_through && !dead.has(send.send_id);',
    ),
  ),
  without(
    mutant(
      'believes an answer of which ARCA itself says that it failed',
      seeds(11, 20),
      patch(`${ISSUING}/apply-answer.ts`, "if (answer.error_class === 'infrastructure') return false;", ''),
    ),
    // The gateway tells of such an answer as of one that nobody could read.
    patch(
      `${GATEWAY}/comprobantes/wsfe/from-wsfe.ts`,
      "if (errorClass === 'infrastructure') return",
      'if (errors.length < 0) return',
    ),
  ),
  mutant(
    'looks only at tries that ARCA has not refused',
    seeds(5, 20),
    patch(`${ISSUING}/issue-lane.ts`, 'await store.refused(laneId, action.numbers)', '[]'),
  ),
];
