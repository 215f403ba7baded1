// FECAEARegInformativo: comprobantes already issued with a CAEA, informed in order and kept in a single synchronous step.

import type { AuthorizedComprobante, LaneId } from '../../../world/registers/ledger.ts';
import { argentineStamp } from '../../../world/time/calendar.ts';
import type { World } from '../../../world/world.ts';
import type { Finding } from '../../codes.ts';
import type { Header } from '../../detail.ts';
import { toCodeAndText } from '../../operations/authorize-request.ts';
import { kindOf } from '../../tables/kinds.ts';
import { checkCaea, checkForm, checkSequence } from './check-caea.ts';
import { checkHeader } from './check-header.ts';
import { judgeReport } from './judge-report.ts';
import { type Report, type ReportDetail, reportContextOf } from './report-context.ts';

interface Outcome {
  readonly detail: ReportDetail;
  readonly record?: AuthorizedComprobante;
  readonly rejections?: readonly Finding[];
}

/** The result (`FECAEAResponse`) of a report; what it informs is in the ledger when this returns. */
export function reportComprobantes(world: World, issuer: string, report: Report | undefined): object {
  const header = report?.FeCabReq ?? { CantReg: 0, PtoVta: 0, CbteTipo: 0 };
  const details = report?.FeDetReq?.FECAEADetRequest ?? [];
  const stamp = argentineStamp(world.clock.now());
  const errors = checkHeader(world, issuer, header, details.length);
  const outcomes: Outcome[] = [];
  if (errors.length === 0) {
    const refusal = reportInOrder(world, issuer, header, details, stamp, outcomes);
    if (refusal) errors.push(refusal);
  }
  const records = outcomes.flatMap(({ record }) => record ?? []);
  if (records.length > 0) world.commit({ kind: 'comprobantes', records });
  const rest = details.slice(outcomes.length).map((detail) => ({ detail }));
  return respond(issuer, header, stamp, [...outcomes, ...rest], errors);
}

/** Fills `outcomes` up to the first one that fails; returns the refusal when it was its CAEA, punto de venta or place. */
function reportInOrder(
  world: World,
  issuer: string,
  header: Header,
  details: readonly ReportDetail[],
  stamp: string,
  outcomes: Outcome[],
): Finding | undefined {
  const kind = kindOf(header.CbteTipo);
  if (!kind) return undefined;
  const lane: LaneId = { cuit: issuer, punto_de_venta: header.PtoVta, type: header.CbteTipo };
  const last = world.ledger.last(lane);
  let previous = { number: last?.to ?? 0, date: last?.date ?? '' };
  for (const detail of details) {
    const context = reportContextOf(world, issuer, header.PtoVta, kind, detail);
    const flaw = checkCaea(context);
    if (flaw) return flaw;
    const unformed = checkForm(context);
    const misplaced = unformed.length > 0 ? undefined : checkSequence(context, previous);
    if (misplaced) return misplaced;
    const { rejections, observations } =
      unformed.length > 0 ? { rejections: unformed, observations: [] } : judgeReport(context);
    if (rejections.length > 0) {
      outcomes.push({ detail, rejections });
      return undefined;
    }
    const record: AuthorizedComprobante = {
      ...lane,
      from: detail.CbteDesde,
      to: detail.CbteHasta,
      date: context.date,
      cae: context.caea?.caea ?? '',
      cae_expires_on: context.caea?.until ?? '',
      processed_at: stamp,
      observations: observations.map(({ code, message }) => ({ code, message })),
      source: 'caea',
      detail,
    };
    outcomes.push({ detail, record });
    previous = { number: detail.CbteHasta, date: context.date };
  }
  return undefined;
}

function respond(
  issuer: string,
  header: Header,
  stamp: string,
  outcomes: readonly Outcome[],
  errors: readonly Finding[],
): object {
  const informed = outcomes.filter(({ record }) => record).length;
  return {
    FeCabResp: {
      Cuit: Number(issuer),
      PtoVta: header.PtoVta,
      CbteTipo: header.CbteTipo,
      FchProceso: stamp,
      CantReg: header.CantReg,
      Resultado: informed === 0 ? 'R' : informed === outcomes.length ? 'A' : 'P',
      Reproceso: 'N',
    },
    ...(outcomes.length > 0 ? { FeDetResp: { FECAEADetResponse: outcomes.map(describe) } } : {}),
    ...(errors.length > 0 ? { Errors: { Err: errors.map(toCodeAndText) } } : {}),
  };
}

function describe({ detail, record, rejections }: Outcome): object {
  const notes = record?.observations ?? rejections ?? [];
  return {
    Concepto: detail.Concepto,
    DocTipo: detail.DocTipo,
    DocNro: detail.DocNro,
    CbteDesde: detail.CbteDesde,
    CbteHasta: detail.CbteHasta,
    CbteFch: detail.CbteFch ?? '',
    Resultado: record ? 'A' : 'R',
    ...(notes.length > 0 ? { Observaciones: { Obs: notes.map(toCodeAndText) } } : {}),
    CAEA: detail.CAEA ?? '',
  };
}
