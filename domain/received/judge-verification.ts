/** What somebody hands in to be verified: the QR or the printed data, one of them, judged as a whole. */
import { raise } from '../faults/raise.ts';
import { judgeReceived, type ReceivedContext, type ReceivedJudgement } from './judge-received.ts';
import { readQr } from './read-qr.ts';
import type { PartialReceived } from './received-comprobante.ts';

export interface VerificationRequest {
  /** The address that a camera reads. */
  readonly qr?: string | undefined;
  /** What is printed. */
  readonly comprobante?: PartialReceived | undefined;
}

/**
 * The comprobante that is to be verified, or every fault of what was handed in.
 *
 * @example
 * judgeVerification({}, { today: '2026-11-18', asker: '30000000139' }).faults[0]?.code; // 'received.nothing_given'
 */
export function judgeVerification(
  { qr, comprobante }: VerificationRequest,
  context: Omit<ReceivedContext, 'prefix'>,
): ReceivedJudgement {
  if (qr !== undefined && comprobante !== undefined) {
    return { comprobante: null, faults: [raise('received.both_given', '')] };
  }
  if (qr !== undefined) {
    const reading = readQr(qr);
    return reading.ok
      ? judgeReceived(reading.comprobante, { ...context, prefix: 'qr.' })
      : { comprobante: null, faults: [reading.fault] };
  }
  return comprobante === undefined
    ? { comprobante: null, faults: [raise('received.nothing_given', '')] }
    : judgeReceived(comprobante, { ...context, prefix: 'comprobante.' });
}
