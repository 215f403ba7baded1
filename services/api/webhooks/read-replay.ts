/** Reads which events are to be told again: by their ids or by a range, and never both. */
import { Refusal } from '@arca-api/contract/errors';
import { type ReplayBody, replayBody } from '@arca-api/contract/webhooks';
import type { Fault } from '@arca-api/domain/faults/fault';
import { isTouched } from '../doors/is-touched.ts';
import { readLeniently } from '../doors/read-body.ts';
import { typeFaults } from './type-faults.ts';

export function readReplay(input: unknown): ReplayBody {
  const { value, faults, broken } = readLeniently(replayBody, input);
  if (value === null) throw new Refusal('request.invalid', { faults });
  const { events, from, to, only, event_types } = value;
  const isRange = from !== null || to !== null || only !== 'all' || event_types !== null;
  const law = [...typeFaults(event_types), ...(events !== null && isRange ? [BOTH] : [])];
  const all = [...faults, ...law.filter(({ path }) => !isTouched(path, broken))];
  if (all.length > 0) throw new Refusal('request.invalid', { faults: all });
  return value;
}

const BOTH: Fault = {
  code: 'webhook.replay_both',
  path: 'events',
  message: {
    es: 'Van los identificadores o un período, no los dos.',
    en: 'It takes ids or a range, not both.',
  },
  fix: {
    es: 'Sacá «events», o sacá «from», «to», «only» y «event_types».',
    en: 'Take out "events", or "from", "to", "only" and "event_types".',
  },
  arca: [],
};
