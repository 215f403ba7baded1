// Ledger, clock, saved state and reset over HTTP.
import { onlyKnown, readCuit, readInstant, readText, readWhole } from '../../input.ts';
import { mustBe } from '../../problem.ts';
import type { Noun, Run } from '../http/route.ts';
import type { ElsewhereRequest } from './authorize-elsewhere.ts';
import type { SavedState } from './saved-state.ts';

const CENTURY_MS = 100 * 365 * 24 * 60 * 60 * 1000;

const moveClock: Run = ({ control }, { input }) => {
  onlyKnown(input, ['frozen_at', 'advance_ms', 'release', 'as_of']);
  if (Object.keys(input).length !== 1)
    throw mustBe(
      '',
      'uno de frozen_at, advance_ms, release y as_of',
      'one of frozen_at, advance_ms, release and as_of',
    );
  if (input['frozen_at'] !== undefined) return control.freezeClock(readInstant(input, 'frozen_at'));
  if (input['advance_ms'] !== undefined)
    return control.advanceClock(readWhole(input, 'advance_ms', -CENTURY_MS, CENTURY_MS));
  if (input['as_of'] !== undefined)
    return control.asOf(input['as_of'] === null ? null : readText(input, 'as_of'));
  if (input['release'] !== true) throw mustBe('release', 'true', 'true');
  return control.releaseClock();
};

/** A number of the query string, when it is there. */
function numberOf(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  return text === null ? undefined : readWhole({ [name]: Number(text) }, name, 0, 99_999);
}

const listLedger: Run = ({ control }, { query }) =>
  control.ledger({
    cuit: query.has('cuit') ? readCuit({ cuit: query.get('cuit') }, 'cuit') : undefined,
    punto_de_venta: numberOf(query, 'punto_de_venta'),
    type: numberOf(query, 'type'),
  });

/** `ledger`, `caeas`, `clock`, `state` and `reset`. */
export const STATE_ROUTES: Readonly<Record<string, Noun>> = {
  ledger: {
    names: 0,
    run: {
      GET: listLedger,
      POST({ control }, { input }) {
        onlyKnown(input, ['cuit', 'punto_de_venta', 'type', 'number', 'cae', 'detail', 'cmp']);
        return control.authorizeElsewhere(input as unknown as ElsewhereRequest);
      },
    },
  },
  caeas: {
    names: 0,
    run: {
      GET: ({ control }, { query }) => control.caeas(readCuit({ cuit: query.get('cuit') }, 'cuit')),
    },
  },
  clock: { names: 0, creates: false, run: { GET: ({ control }) => control.clock(), POST: moveClock } },
  state: {
    names: 0,
    run: {
      GET: ({ control }) => control.save(),
      PUT({ control }, { input }) {
        control.restore(input as unknown as SavedState);
        return { restored: true };
      },
    },
  },
  reset: {
    names: 0,
    creates: false,
    run: {
      POST({ control }) {
        control.reset();
        return { reset: true };
      },
    },
  },
};
