// FECAESolicitar: one request against one lane, judged and committed in a single synchronous step.
import type { Conditions } from '../../service.ts';
import { nextCae } from '../../world/next-cae.ts';
import type { AuthorizedComprobante, LaneId } from '../../world/registers/ledger.ts';
import { addDays, argentineStamp } from '../../world/time/calendar.ts';
import type { World } from '../../world/world.ts';
import { checkHeader } from '../checks/issuer/check-header.ts';
import { judgeDetail } from '../checks/judge-detail.ts';
import { isNumber } from '../checks/receiver/check-document.ts';
import { type Finding, find } from '../codes.ts';
import { contextOf } from '../context.ts';
import type { CaeRequest, Detail, Header } from '../detail.ts';
import { kindOf } from '../tables/kinds.ts';

interface Outcome {
  readonly detail: Detail;
  readonly date: string;
  readonly record?: AuthorizedComprobante;
  readonly rejections?: readonly Finding[];
}

/** The result (`FECAEResponse`) of a request; what it authorises is in the ledger when this returns. */
export function authorizeRequest(
  world: World,
  issuer: string,
  request: CaeRequest | undefined,
  keep?: Conditions['keep'],
): object {
  const header = request?.FeCabReq ?? { CantReg: 0, PtoVta: 0, CbteTipo: 0 };
  const details = request?.FeDetReq?.FECAEDetRequest ?? [];
  const errors = checkHeader(world, issuer, header, details.length);
  const stamp = argentineStamp(world.clock.now());
  if (errors.length > 0) return respond(issuer, header, stamp, details.map(unprocessed), errors);
  const outcomes: Outcome[] = [];
  const kept = keep === 'half' ? Math.ceil(details.length / 2) : (keep ?? details.length);
  const refusal =
    authorizeInOrder(world, issuer, header, details.slice(0, kept), stamp, outcomes) ??
    (outcomes.length < details.length && outcomes.length === kept ? find(501) : undefined);
  const records = outcomes.flatMap(({ record }) => record ?? []);
  if (records.length > 0) world.commit({ kind: 'comprobantes', records });
  const rest = details.slice(outcomes.length).map(unprocessed);
  return respond(issuer, header, stamp, [...outcomes, ...rest], refusal ? [refusal] : []);
}

/** Fills `outcomes` up to the first one that fails; returns the refusal when it was its number or date. */
function authorizeInOrder(
  world: World,
  issuer: string,
  header: Header,
  details: readonly Detail[],
  stamp: string,
  outcomes: Outcome[],
): Finding | undefined {
  const kind = kindOf(header.CbteTipo);
  if (!kind) return undefined;
  const lane: LaneId = { cuit: issuer, punto_de_venta: header.PtoVta, type: header.CbteTipo };
  const last = world.ledger.last(lane);
  let previous = { number: last?.to ?? 0, date: last?.date ?? '' };
  const records: AuthorizedComprobante[] = [];
  for (const detail of details) {
    const context = contextOf(world, issuer, header.PtoVta, kind, detail, records);
    // What is no number at all (10008) is not compared with the lane.
    const isNext = detail.CbteDesde === previous.number + 1 || !isNumber(detail.CbteDesde);
    if (!isNext || context.date < previous.date) return find(10016);
    const { rejections, observations } = judgeDetail(context);
    if (rejections.length > 0) {
      outcomes.push({ detail, date: context.date, rejections });
      return undefined;
    }
    const record: AuthorizedComprobante = {
      ...lane,
      from: detail.CbteDesde,
      to: detail.CbteHasta,
      date: context.date,
      cae: nextCae(world.settings.seed, context.today, world.ledger.given + outcomes.length),
      cae_expires_on: addDays(context.date, world.settings.caeDays),
      processed_at: stamp,
      observations: observations.map(({ code, message }) => ({ code, message })),
      source: 'wsfe',
      detail,
    };
    records.push(record);
    outcomes.push({ detail, date: context.date, record });
    previous = { number: detail.CbteHasta, date: context.date };
  }
  return undefined;
}

const unprocessed = (detail: Detail): Outcome => ({ detail, date: detail.CbteFch ?? '' });

function respond(
  issuer: string,
  header: Header,
  stamp: string,
  outcomes: readonly Outcome[],
  errors: readonly Finding[],
): object {
  const authorized = outcomes.filter(({ record }) => record).length;
  const result = authorized === 0 ? 'R' : authorized === outcomes.length ? 'A' : 'P';
  return {
    FeCabResp: {
      Cuit: Number(issuer),
      PtoVta: header.PtoVta,
      CbteTipo: header.CbteTipo,
      FchProceso: stamp,
      CantReg: header.CantReg,
      Resultado: result,
      Reproceso: 'N',
    },
    ...(outcomes.length > 0 ? { FeDetResp: { FECAEDetResponse: outcomes.map(describe) } } : {}),
    ...(errors.length > 0 ? { Errors: { Err: errors.map(toCodeAndText) } } : {}),
  };
}

function describe({ detail, date, record, rejections }: Outcome): object {
  const notes = record?.observations ?? rejections ?? [];
  return {
    Concepto: detail.Concepto,
    DocTipo: detail.DocTipo,
    DocNro: detail.DocNro,
    CbteDesde: detail.CbteDesde,
    CbteHasta: detail.CbteHasta,
    CbteFch: date,
    Resultado: record ? 'A' : 'R',
    ...(notes.length > 0 ? { Observaciones: { Obs: notes.map(toCodeAndText) } } : {}),
    CAE: record?.cae ?? '',
    CAEFchVto: record?.cae_expires_on ?? '',
  };
}

/** `{ Code, Msg }` as the wire wants it. */
export function toCodeAndText({
  code,
  message,
}: {
  readonly code: number;
  readonly message: string;
}): object {
  return { Code: code, Msg: message };
}
