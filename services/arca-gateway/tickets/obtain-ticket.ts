/** The present access ticket of a certificate for one service; asks WSAA for one only when there is none to use. */
import { Barred } from '../breaker/barred.ts';
import type { GatewayParts } from '../parts.ts';
import { Secret } from '../vault/secret.ts';
import { renewTicket } from './renew-ticket.ts';
import type { TicketAnswer } from './ticket.ts';
import type { UsedTicketRow } from './tickets.store.ts';
import { ticketName, ticketTopic, type UsedTicket } from './wanted-ticket.ts';

/** How long to listen for whoever else is logging in before looking again. */
const LISTEN_MS = 500;

export async function obtainTicket(
  parts: GatewayParts,
  wanted: UsedTicket,
  deadline: number,
): Promise<TicketAnswer> {
  for (;;) {
    // Listened to before looking: whoever ends its login in between must not be waited for.
    let isNews = false;
    const stop = parts.signals.on(ticketTopic(wanted), () => {
      isNews = true;
    });
    try {
      const answer = await lookOrRenew(parts, wanted, deadline);
      if (typeof answer !== 'string') return answer;
      if (answer === 'look again' || isNews) continue;
      const patience = Math.min(LISTEN_MS, Math.max(1, deadline - parts.clock.now()));
      await parts.signals.wait(ticketTopic(wanted), patience);
    } finally {
      stop();
    }
  }
}

async function lookOrRenew(
  parts: GatewayParts,
  wanted: UsedTicket,
  deadline: number,
): Promise<TicketAnswer | 'busy' | 'look again'> {
  const row = await parts.tickets.find(wanted);
  const now = await parts.storeClock.now();
  if (row && isUsable(parts, row, now)) {
    if (isDue(row, now)) renewInBackground(parts, wanted, row);
    return { ok: true, ticket: await openTicket(parts, wanted, row) };
  }
  if (row && row.waiting_until > now) return waiting(row, now);
  if (parts.clock.now() >= deadline) {
    return {
      ok: false,
      reason: 'no access ticket before the deadline',
      code: null,
      retryAfterMs: 1_000,
      needsHuman: null,
    };
  }
  const renewal = await parts.flights.once(ticketName(wanted), () => renewTicket(parts, wanted, row));
  if (renewal instanceof Barred) return out(renewal);
  if (renewal === 'no_certificate') return noCertificate(wanted);
  return renewal === 'busy' ? 'busy' : 'look again';
}

function isUsable(parts: GatewayParts, row: UsedTicketRow, now: number): boolean {
  const { expiryMargin } = parts.settings.tickets;
  return (
    row.sealed !== null && (row.expires_at ?? 0) - expiryMargin > now && row.refused_serial !== row.serial
  );
}

function isDue(row: UsedTicketRow, now: number): boolean {
  return (row.renew_at ?? 0) <= now && row.waiting_until <= now && row.lease_until <= now;
}

/** The present one is still good: nobody waits for the next, and a failure only shows in the row. */
function renewInBackground(parts: GatewayParts, wanted: UsedTicket, row: UsedTicketRow): void {
  const { environment, cuit, service } = wanted;
  parts.flights
    .once(ticketName(wanted), () => renewTicket(parts, wanted, row))
    .catch((err: unknown) => parts.log.error({ err, environment, cuit, service }, 'early renewal failed'));
}

async function openTicket(parts: GatewayParts, wanted: UsedTicket, row: UsedTicketRow) {
  const scope = { environment: wanted.environment, cuit: wanted.cuit, purpose: 'ticket' } as const;
  const opened = await parts.vault.open(scope, row.sealed ?? '');
  const { token, sign } = JSON.parse(Buffer.from(opened.reveal()).toString('utf8'));
  return {
    serial: row.serial,
    afterRefusal: row.refused_serial !== null && row.refused_serial === row.serial - 1,
    credentials: new Secret({ token: String(token), sign: String(sign) }),
  };
}

function waiting(row: UsedTicketRow, now: number): TicketAnswer {
  return {
    ok: false,
    reason: row.failure_reason ?? 'waiting for the next login',
    code: row.failure_code,
    hasTicket: row.sealed !== null && (row.expires_at ?? 0) > now,
    retryAfterMs: row.waiting_until - now,
    needsHuman: humanFor(row.failure_code),
  };
}

function out({ message, retryAfterMs, outage }: Barred): TicketAnswer {
  return { ok: false, reason: message, code: null, retryAfterMs, outage, needsHuman: null };
}

function humanFor(code: string | null): 'lane_permanent' | 'delegation' | null {
  if (code === 'coe.notAuthorized') return 'delegation';
  return code?.startsWith('cms.') ? 'lane_permanent' : null;
}

function noCertificate({ cuit, environment }: UsedTicket): TicketAnswer {
  const reason = `CUIT ${cuit} has no certificate in force for ${environment}`;
  return {
    ok: false,
    reason,
    code: 'no_certificate',
    retryAfterMs: 60_000,
    needsHuman: 'lane_permanent',
  };
}
