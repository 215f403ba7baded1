/** A lane as operators are told of it. */
import type { LaneAnswer } from '@arca-api/contract/lanes';
import { instant } from '../doors/instant.ts';
import { serviceOfType } from '../invoices/explain-arca.ts';
import { explainHalt } from '../issuing/explain-halt.ts';
import type { Halt } from '../issuing/lane-state.ts';
import { ambiguousNumber } from './doubtful-numbers.ts';
import type { Standing } from './standing.store.ts';

export function presentLane(lane: Standing): LaneAnswer {
  const doubtful = lane.orphans + (ambiguousNumber(lane) === null ? 0 : 1);
  return {
    id: lane.id,
    object: 'lane',
    environment: lane.environment,
    taxpayer: lane.cuit,
    punto_de_venta: lane.punto_de_venta,
    comprobante_type: lane.type,
    state: lane.state,
    needs_person: lane.halt !== null || doubtful > 0 || lane.differences > 0,
    waiting: lane.waiting,
    oldest_waiting_at: lane.oldest === null ? null : instant(Number(lane.oldest)),
    settled_through: lane.settled_through,
    last_date: lane.last_date,
    halt: lane.halt === null ? null : presentHalt(lane.halt, lane.type),
    suspect_since: lane.suspect_since === null ? null : instant(lane.suspect_since),
    doubtful,
    differences: lane.differences,
  };
}

function presentHalt(halt: Halt, type: number): NonNullable<LaneAnswer['halt']> {
  const { reason, message, fix, arca } = explainHalt(halt, serviceOfType(type));
  return { reason, detail: halt.detail, message, fix, arca: [...arca] };
}
