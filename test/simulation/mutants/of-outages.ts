/** Mistakes about ARCA being out: no ledger shows them, so each is left to a test. */
import { GATEWAY, type Mutant, mutant, patch } from './mutant.ts';

const TESTS = `${GATEWAY}/breaker`;

export const OF_OUTAGES: readonly Mutant[] = [
  mutant(
    'sends while ARCA is held for out',
    { file: `${TESTS}/breakers.test.ts`, test: 'what one process finds out the others know' },
    patch(
      `${GATEWAY}/breaker/breaker.ts`,
      "return { kind: 'bar', until: breaker.probe_at };",
      'return PASS;',
    ),
  ),
  mutant(
    'counts what ARCA rejects as a failure of its own',
    { file: `${TESTS}/outage.test.ts`, test: 'what ARCA rejects' },
    patch(
      `${GATEWAY}/arca/call-arca.ts`,
      "return gravestClass(service, errors) === 'infrastructure' ? wordsOf(errors) : null;",
      'return errors.length > 0 ? wordsOf(errors) : null;',
    ),
  ),
  mutant(
    'makes a probe though another makes it',
    { file: `${TESTS}/breakers.test.ts`, test: 'in whatever order they are answered' },
    patch(
      `${GATEWAY}/breaker/memory-breakers.ts`,
      'if (own.generation !== next.generation - 1)',
      'if (own.generation < 0)',
    ),
  ),
  mutant(
    'begins a login that it may not make',
    { file: `${TESTS}/outage.test.ts`, test: 'while WSAA is out' },
    patch(
      `${GATEWAY}/tickets/renew-ticket.ts`,
      'if (permit instanceof Barred) return permit;\n  try {',
      'if (permit instanceof Barred) Object.assign(permit, { leave: async () => {} });\n  try {',
    ),
  ),
];
