/** What ARCA says of a lane, whichever of its services numbers it: the last number, and the comprobante under one. */
import type { ConsultAnswer, Lane, LastAnswer } from '@arca-api/contract/gateway';
import type { ArcaClient, CallOptions, Credentials, Exchange } from 'arca-soap';
import { type ServiceName, saysNoData } from '../arca/answer-class.ts';
import { unbelievableRead } from '../arca/describe-failure.ts';
import type { Complaining } from '../arca/from-errors.ts';
import { readArca } from '../arca/read-arca.ts';
import type { GatewayParts } from '../parts.ts';

export interface LaneReader {
  /** `0` before the first. */
  last(parts: GatewayParts, lane: Lane, deadline: number): Promise<LastAnswer>;
  consult(parts: GatewayParts, lane: Lane, number: number, deadline: number): Promise<ConsultAnswer>;
}

type Found = Extract<ConsultAnswer, { ok: true }>['found'];
type Asked<Response> = Promise<{ readonly result: Response; readonly exchange: Exchange }>;

/** How one service is asked, and how its answers are understood; `null` for what cannot be believed. */
export interface LaneQuestions<Last extends Complaining, Consulted extends Complaining> {
  readonly service: ServiceName;
  askLast(arca: ArcaClient, auth: Credentials, options: CallOptions, lane: Lane): Asked<Last>;
  fromLast(lane: Lane, response: Last): number | null;
  askNumber(
    arca: ArcaClient,
    auth: Credentials,
    options: CallOptions,
    lane: Lane,
    number: number,
  ): Asked<Consulted>;
  fromNumber(lane: Lane, number: number, response: Consulted): Found;
}

export function laneReader<Last extends Complaining, Consulted extends Complaining>(
  questions: LaneQuestions<Last, Consulted>,
): LaneReader {
  const { service } = questions;
  return {
    async last(parts, lane, deadline) {
      const { environment, cuit } = lane;
      const read = await readArca(parts, { environment, cuit, service, deadline }, (arca, auth, options) =>
        questions.askLast(arca, auth, options, lane),
      );
      if (!read.ok) return read.failure;
      const number = questions.fromLast(lane, read.response);
      return number === null
        ? unbelievableRead('ARCA answered about another lane, or no number')
        : { ok: true, number };
    },

    async consult(parts, lane, number, deadline) {
      const { environment, cuit } = lane;
      const read = await readArca(parts, { environment, cuit, service, deadline }, (arca, auth, options) =>
        questions.askNumber(arca, auth, options, lane, number),
      );
      if (!read.ok) {
        return saysNoData(service, read.failure.errors) ? { ok: true, found: null } : read.failure;
      }
      const found = questions.fromNumber(lane, number, read.response);
      return found === null
        ? unbelievableRead('ARCA answered about another comprobante, or about none')
        : { ok: true, found };
    },
  };
}
