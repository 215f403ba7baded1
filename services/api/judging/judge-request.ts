/** Judges a body as of a day: issuer, padrón, exchange rate and the lane's last date are looked up, then the law speaks. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { InvoiceBody } from '@arca-api/contract/invoices';
import { type Day, dayInBuenosAires } from '@arca-api/domain/calendar/day';
import { currencyByIso, PESOS } from '@arca-api/domain/comprobante/currency';
import { contentOf } from '@arca-api/domain/content/content';
import type { Fault } from '@arca-api/domain/faults/fault';
import { assess } from '@arca-api/domain/invoice/assess';
import type { Assessment, AssessmentContext } from '@arca-api/domain/invoice/assessment';
import type { InvoiceRequest } from '@arca-api/domain/invoice/request';
import { rateDay } from '@arca-api/domain/invoice/resolve-exchange-rate';
import { isCuit } from '@arca-api/domain/parties/cuit';
import { IVA_CONDITION_IDS, type IvaCondition } from '@arca-api/domain/parties/iva-condition';
import { createFlights } from '@arca-api/platform/cache/flights';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Grant } from '../access/principal.ts';
import { laneId } from '../issuing/lanes.store.ts';
import { type ChosenIssuer, chooseIssuer } from '../taxpayers/choose-issuer.ts';
import { completeRequest } from './complete-request.ts';
import { dayOfLane } from './day-of-lane.ts';
import type { JudgingBooks } from './port.ts';
import { withOriginalRate } from './rate-of-original.ts';

export interface JudgeParts {
  readonly clock: Clock;
  readonly books: JudgingBooks;
  readonly gateway: GatewayClient;
}

export interface Judged {
  readonly issuer: ChosenIssuer;
  readonly request: InvoiceRequest;
  readonly context: AssessmentContext;
  readonly assessment: Assessment;
}

/** Stands where a punto de venta would, for what the law says whichever it is. */
const NO_PUNTO = 1;

/** A padrón that takes longer is treated as one that is down: the caller can say what it would have said. */
const PADRON_PATIENCE_MS = 3000;

export function judgeRequest({ clock, books, gateway }: JudgeParts) {
  const issuers = createFlights();
  const lanes = createFlights();

  /**
   * Answers the judgement, or the faults that keep it from being made at all. `asOf` is a day that was asked for; `null`
   * is whichever it is when the law speaks: a process may be held up, over midnight too, while it looks things up.
   */
  return async (
    body: InvoiceBody,
    grant: Grant,
    mode: string,
    asOf: Day | null,
  ): Promise<Judged | readonly Fault[]> => {
    const today = () => asOf ?? dayInBuenosAires(clock.now());
    const wish = [grant.organization, mode, body.taxpayer, body.punto_de_venta, grant.taxpayers?.join()];
    const issuer = await issuers.together(wish.join('|'), () =>
      chooseIssuer(books.taxpayers, grant, mode, body),
    );
    if ('code' in issuer) return [issuer];
    const { taxpayer } = issuer;
    const number = 'punto_de_venta' in issuer ? issuer.punto_de_venta : (body.punto_de_venta ?? NO_PUNTO);
    const request = await withOriginalRate(
      books,
      grant.organization,
      taxpayer.environment,
      completeRequest(body, taxpayer.cuit, number),
    );
    const [padron, rate] = await Promise.all([
      inTime(askPadron(gateway, taxpayer.environment, taxpayer.cuit, request)),
      askRate(gateway, taxpayer.environment, taxpayer.cuit, request, today()),
    ]);
    const context: AssessmentContext = {
      today: today(),
      issuer: {
        cuit: taxpayer.cuit,
        iva_condition: taxpayer.details.iva_condition,
        class_a_regime: taxpayer.details.class_a_regime,
      },
      lane_last_date: null,
      padron,
      official_rate: rate,
    };
    const first = assess(request, context);
    if ('fault' in issuer) {
      return [issuer.fault, ...first.faults.filter(({ path }) => path !== issuer.fault.path)];
    }
    const lastDate = await lastDateOf(first, taxpayer.environment, request);
    if (lastDate === null || lastDate <= (contentOf(first)?.date ?? lastDate)) {
      return { issuer, request, context, assessment: first };
    }
    const day = asOf ?? dayOfLane(clock.now(), lastDate);
    const known = { ...context, today: day, lane_last_date: lastDate };
    return { issuer, request, context: known, assessment: assess(request, known) };
  };

  async function inTime(padron: Promise<AssessmentContext['padron']>): Promise<AssessmentContext['padron']> {
    const answered = new AbortController();
    const late = clock.sleep(PADRON_PATIENCE_MS, answered.signal).then(
      () => 'unavailable' as const,
      () => null,
    );
    try {
      return await Promise.race([padron, late]);
    } finally {
      // With a reason of its own, or an exception would be made, stack and all, for nobody to see.
      answered.abort('answered');
    }
  }

  async function lastDateOf(assessment: Assessment, environment: string, request: InvoiceRequest) {
    if (assessment.comprobante_type === null) return null;
    const id = laneId({
      environment,
      cuit: request.taxpayer,
      punto_de_venta: request.punto_de_venta,
      type: assessment.comprobante_type,
    });
    return lanes.together(id, () => books.lastDate(id));
  }
}

async function askPadron(
  gateway: GatewayClient,
  environment: 'simulator' | 'homologacion' | 'produccion',
  represented: string,
  request: InvoiceRequest,
): Promise<AssessmentContext['padron']> {
  const { recipient } = request;
  const cuit = recipient?.cuit ?? (recipient?.document?.type === 80 ? recipient.document.number : undefined);
  if (cuit === undefined || !isCuit(cuit) || cuit === represented) return null;
  const answer = await gateway
    .padron({ environment, represented, cuit })
    .catch(() => ({ outcome: 'unavailable' as const }));
  if (answer.outcome !== 'found') return answer.outcome;
  const { person } = answer;
  return {
    cuit: person.cuit,
    name: person.name,
    address: person.address,
    iva_condition: isCondition(person.iva_condition) ? person.iva_condition : null,
    active: person.active,
  };
}

async function askRate(
  gateway: GatewayClient,
  environment: 'simulator' | 'homologacion' | 'produccion',
  cuit: string,
  request: InvoiceRequest,
  today: string,
): Promise<AssessmentContext['official_rate']> {
  const currency = currencyByIso(request.currency)?.arca;
  if (currency === undefined || currency === PESOS) return null;
  const answer = await gateway
    .rate({ environment, cuit, currency, date: rateDay(request, today) })
    .catch(() => ({ ok: false as const }));
  return answer.ok ? { rate: answer.rate, date: answer.date } : null;
}

const isCondition = (word: string | null): word is IvaCondition => word !== null && word in IVA_CONDITION_IDS;
