// FECAEASolicitar and FECAEAConsultar: one code a taxpayer and fortnight, asked for shortly before or during it.

import { hashText } from '../../world/random.ts';
import type { GrantedCaea } from '../../world/registers/caeas.ts';
import { argentineDate, argentineStamp, isoWeek } from '../../world/time/calendar.ts';
import type { World } from '../../world/world.ts';
import { type Finding, find } from '../codes.ts';
import { toCodeAndText } from '../operations/authorize-request.ts';
import { checkApplicant, remarkOnApplicant } from './check-applicant.ts';
import { findCaea, isCaeaInForce } from './codes.ts';
import { type Fortnight, fortnightOf, isPeriod } from './fortnight.ts';

/** `Periodo` is `yyyymm`, `Orden` 1 or 2. */
export interface FortnightRequest {
  readonly Periodo: number;
  readonly Orden: number;
}

const refuse = (findings: readonly Finding[]): object => ({ Errors: { Err: findings.map(toCodeAndText) } });

/** Grants the CAEA of a fortnight; it is in the world when this returns. */
export function requestCaea(world: World, issuer: string, request: FortnightRequest): object {
  const malformed = checkFormat(request);
  if (malformed.length > 0) return refuse(malformed);
  const { Periodo: period, Orden: order } = request;
  const now = world.clock.now();
  const today = argentineDate(now);
  const fortnight = fortnightOf(period, order);
  if (today < fortnight.askFrom || today > fortnight.until) return refuse([outOfWindow(fortnight)]);
  const inForce = ({ code }: Finding): boolean => isCaeaInForce(code, world.rulesDay());
  const refusals = [...checkApplicant(world, issuer, today)].filter(inForce);
  if (world.caeas.ofFortnight(issuer, period, order)) refusals.push(findCaea(15008));
  if (refusals.length > 0) return refuse(refusals);
  const caea: GrantedCaea = {
    cuit: issuer,
    caea: nextCaea(world, today),
    period,
    order,
    from: fortnight.from,
    until: fortnight.until,
    report_by: fortnight.reportBy,
    processed_at: argentineStamp(now),
    observations: [...remarkOnApplicant(world, issuer, today)]
      .filter(inForce)
      .map(({ code, message }) => ({ code, message })),
  };
  world.commit({ kind: 'caea', caea });
  return { ResultGet: describe(caea) };
}

/** What was granted for a fortnight; errors come with what was asked. */
export function consultCaea(world: World, issuer: string, request: FortnightRequest): object {
  const { Periodo: period, Orden: order } = request;
  const asked = { ResultGet: { Periodo: period, Orden: order } };
  const malformed = checkFormat(request);
  if (malformed.length > 0) return { ...asked, ...refuse(malformed) };
  const granted = world.caeas.ofFortnight(issuer, period, order);
  return granted ? { ResultGet: describe(granted) } : { ...asked, ...refuse([find(602)]) };
}

function checkFormat({ Periodo: period, Orden: order }: FortnightRequest): Finding[] {
  const found: Finding[] = [];
  if (!isPeriod(period)) found.push(findCaea(15004));
  if (order !== 1 && order !== 2) found.push(findCaea(15005));
  return found;
}

// Days are written as a .NET server in English writes them.
function outOfWindow({ askFrom, until }: Fortnight): Finding {
  const slashed = (day: string): string =>
    `${Number(day.slice(4, 6))}/${Number(day.slice(6))}/${day.slice(0, 4)}`;
  const known = findCaea(15006);
  return findCaea(15006, `${known.message} Del ${slashed(askFrom)} hasta ${slashed(until)}`);
}

function describe(granted: GrantedCaea): object {
  return {
    CAEA: granted.caea,
    Periodo: granted.period,
    Orden: granted.order,
    FchVigDesde: granted.from,
    FchVigHasta: granted.until,
    FchTopeInf: granted.report_by,
    FchProceso: granted.processed_at,
    ...(granted.observations.length > 0
      ? { Observaciones: { Obs: granted.observations.map(toCodeAndText) } }
      : {}),
  };
}

/** Fourteen digits that are never given twice; a CAEA starts with 2 where a CAE starts with 7. */
function nextCaea(world: World, today: string): string {
  const start = hashText(`caea${world.settings.seed}`) % 1_000_000_000;
  const rest = String(start + world.caeas.given * 17)
    .padStart(10, '0')
    .slice(-10);
  return `2${today[3]}${isoWeek(today)}${rest}`;
}
