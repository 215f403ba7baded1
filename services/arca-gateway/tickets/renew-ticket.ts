/** One login under the lease: its intention is written before it, and its ticket at once after it. */
import { signingIdentity } from '../certificates/signing-identity.ts';
import type { GatewayParts } from '../parts.ts';
import { logIn } from './log-in.ts';
import { LOST_TICKET, type TicketRow } from './tickets.store.ts';
import { ticketTopic, type WantedTicket } from './wanted-ticket.ts';

/** `busy`: someone else holds the lease. `done`: the row says what came of it. */
export type Renewal = 'done' | 'busy' | 'no_certificate';

export async function renewTicket(
  parts: GatewayParts,
  wanted: WantedTicket,
  row: TicketRow | undefined,
): Promise<Renewal> {
  const { database, tickets, settings, signals } = parts;
  const serial = row?.serial ?? 0;
  const identity = await signingIdentity(parts, wanted.environment, wanted.cuit);
  if (identity === null) return 'no_certificate';
  const asked = await database.now();
  const lease = await tickets.takeLease(wanted, serial, asked, asked + settings.tickets.lease);
  if (lease === null) return 'busy';
  const outcome = await logIn(parts, wanted, identity);
  if (outcome.ok) {
    const { issuedAt, expiresAt, credentials } = outcome;
    const scope = { environment: wanted.environment, cuit: wanted.cuit, purpose: 'ticket' } as const;
    const plain = Buffer.from(JSON.stringify(credentials.reveal()), 'utf8');
    const sealed = await parts.vault.seal(scope, plain);
    await tickets.saveTicket(wanted, serial, {
      sealed,
      issuedAt,
      renewAt: issuedAt + Math.floor((expiresAt - issuedAt) * settings.tickets.renewAfter),
      expiresAt,
      afterRefusal: row !== undefined && row.refused_serial === row.serial && row.sealed !== null,
    });
  } else {
    const isLost = outcome.code === LOST_TICKET;
    const waits = isLost ? settings.tickets.lostTicketWaits : settings.tickets.failureWaits;
    const wait = waits[Math.min(row?.failures ?? 0, waits.length - 1)] ?? 60_000;
    const reason = isLost ? lostReason(outcome.reason, lease.lostLoginAt) : outcome.reason;
    await tickets.saveFailure(wanted, lease.fence, {
      code: outcome.code,
      reason,
      waitingUntil: (await database.now()) + wait,
    });
    const { environment, cuit, service } = wanted;
    parts.log.warn({ environment, cuit, service, code: outcome.code, wait }, 'no access ticket');
  }
  signals.notify(ticketTopic(wanted));
  return 'done';
}

function lostReason(reason: string, lostLoginAt: number | null): string {
  const when = lostLoginAt === null ? '' : `, asked for at ${new Date(lostLoginAt).toISOString()}`;
  return `WSAA gave out a ticket whose answer we do not have${when}; it must be waited out (${reason})`;
}
