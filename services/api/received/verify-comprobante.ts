/** Asks ARCA whether a comprobante that somebody else issued is in its books, by its QR or by what is printed on it. */
import { explainArcaCode } from '@arca-api/contract/arca-codes/explain-arca-code';
import { Refusal } from '@arca-api/contract/errors';
import type { Observation, ReadFailure } from '@arca-api/contract/gateway';
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { plain } from '@arca-api/contract/plain';
import { type VerificationAnswer, verifyBody } from '@arca-api/contract/received';
import { dayInBuenosAires } from '@arca-api/domain/calendar/day';
import { comprobanteType } from '@arca-api/domain/comprobante/comprobante-type';
import { fullNumber } from '@arca-api/domain/comprobante/number';
import type { Fault, Words } from '@arca-api/domain/faults/fault';
import { CUIT_DOCUMENT, DNI_DOCUMENT } from '@arca-api/domain/parties/documents';
import { judgeVerification, type VerificationRequest } from '@arca-api/domain/received/judge-verification';
import type { PartialReceived, ReceivedComprobante } from '@arca-api/domain/received/received-comprobante';
import type { Clock } from '@arca-api/platform/clock/port';
import type { z } from 'zod';
import type { Principal } from '../access/principal.ts';
import { instant } from '../doors/instant.ts';
import { isTouched } from '../doors/is-touched.ts';
import { readLeniently } from '../doors/read-body.ts';
import { refusalOfReading } from '../taxpayers/refusal-of-reading.ts';
import type { speakFor } from '../taxpayers/speak-for.ts';

type Body = z.output<typeof verifyBody>;

export interface VerifyParts {
  readonly gateway: GatewayClient;
  readonly speakFor: ReturnType<typeof speakFor>;
  readonly clock: Clock;
}

export function verifyComprobante({ gateway, speakFor, clock }: VerifyParts) {
  return async (principal: Principal, body: unknown): Promise<VerificationAnswer> => {
    const read = readLeniently(verifyBody, body);
    if (read.value === null) throw new Refusal('request.invalid', { faults: read.faults });
    const asker = await speakFor(principal, read.value.taxpayer);
    // What came broken was left out of the value: it is not missing, it is wrong.
    const judged = isBroken(read.broken)
      ? UNJUDGED
      : judgeVerification(requestOf(read.value), { today: dayInBuenosAires(clock.now()), asker: asker.cuit });
    const faults = [...read.faults, ...judged.faults.filter((fault) => !isTouched(fault.path, read.broken))];
    if (faults.length > 0 || judged.comprobante === null) throw new Refusal('request.invalid', { faults });
    const { comprobante } = judged;
    const answer = await gateway
      .verify({ environment: asker.environment, cuit: asker.cuit, comprobante: plain(comprobante) })
      .catch((cause: unknown) => {
        throw new Refusal('service.unavailable', { cause });
      });
    if (!answer.ok) throw refusalOf(answer, read.value.qr === undefined ? 'comprobante' : 'qr');
    return {
      object: 'verification',
      result: answer.result,
      explanation: EXPLANATIONS[answer.result],
      taxpayer: asker.cuit,
      comprobante: present(comprobante),
      observations: answer.observations.map(explain),
      checked_at: answer.processed_at === null ? instant(clock.now()) : `${answer.processed_at}-03:00`,
    };
  };
}

/** What ARCA would not even look up, for what was asked, is the caller's to mend. */
function refusalOf(failure: ReadFailure, place: 'comprobante' | 'qr'): Refusal {
  const { errors, error_class } = failure;
  if (error_class !== 'lane_permanent' || errors.length === 0) return refusalOfReading(failure, 'wscdc');
  const faults = errors.map(({ code, message }): Fault => {
    const { cause, fix, field } = explainArcaCode('wscdc', code, message);
    const path = (field ?? place).replace(/^comprobante/, place);
    return { code: 'received.refused', path, message: cause, fix, arca: [code] };
  });
  return new Refusal('request.invalid', { faults });
}

const UNJUDGED = { comprobante: null, faults: [] } as const;

const isBroken = (broken: readonly string[]): boolean =>
  broken.some((path) => path === 'qr' || path === 'comprobante');

const EXPLANATIONS: Readonly<Record<VerificationAnswer['result'], Words>> = {
  confirmed: {
    es: 'ARCA tiene este comprobante registrado tal como lo recibiste.',
    en: 'ARCA has this comprobante in its books just as you received it.',
  },
  not_reported_yet: {
    es: 'El CAEA es bueno, pero el emisor todavía está en plazo para informar el comprobante: constatalo de nuevo más adelante.',
    en: 'The CAEA is good, but its issuer still has time to report the comprobante: verify it again later.',
  },
  refuted: {
    es: 'ARCA no tiene este comprobante tal como lo recibiste: mirá las observaciones antes de pagarlo o computarlo.',
    en: 'ARCA does not have this comprobante as you received it: see the observations before you pay or book it.',
  },
};

function requestOf({ qr, comprobante }: Body): VerificationRequest {
  return { qr, comprobante: comprobante === undefined ? undefined : fromBody(comprobante) };
}

function fromBody({ recipient, ...printed }: NonNullable<Body['comprobante']>): PartialReceived {
  return { ...printed, recipient: recipient === undefined ? undefined : documentOf(recipient) };
}

function documentOf(recipient: NonNullable<NonNullable<Body['comprobante']>['recipient']>) {
  if (recipient.document !== undefined) return recipient.document;
  if (recipient.cuit !== undefined) return { type: CUIT_DOCUMENT, number: recipient.cuit };
  return recipient.dni === undefined ? undefined : { type: DNI_DOCUMENT, number: recipient.dni };
}

function present(comprobante: ReceivedComprobante): VerificationAnswer['comprobante'] {
  const { authorization, recipient, ...rest } = comprobante;
  return {
    ...rest,
    name: comprobanteType(rest.type)?.name ?? null,
    full_number: fullNumber(rest.punto_de_venta, rest.number),
    authorization: { ...authorization },
    recipient: recipient === null ? null : { ...recipient },
  };
}

function explain({ code, message }: Observation): VerificationAnswer['observations'][number] {
  const { cause, fix, field } = explainArcaCode('wscdc', code, message);
  return { code, message, cause, fix, field };
}
