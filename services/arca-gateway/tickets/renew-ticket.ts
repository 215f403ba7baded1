/** One login under the lease: its intention is written before it, and its ticket at once after it. */
import { type SigningIdentity, signingIdentities } from '../certificates/signing-identity.ts';
import type { GatewayParts } from '../parts.ts';
import { type Login, logIn } from './log-in.ts';
import { LOST_TICKET, type TicketRow } from './tickets.store.ts';
import { ticketTopic, type WantedTicket } from './wanted-ticket.ts';

/** `busy`: someone else holds the lease. `done`: the row says what came of it. */
export type Renewal = 'done' | 'busy' | 'no_certificate';

export async function renewTicket(
  parts: GatewayParts,
  wanted: WantedTicket,
  row: TicketRow | undefined,
): Promise<Renewal> {
  const { storeClock, tickets, settings, signals } = parts;
  const serial = row?.serial ?? 0;
  const [newest, ...older] = await signingIdentities(parts, wanted.environment, wanted.cuit);
  if (newest === undefined) return 'no_certificate';
  const asked = await storeClock.now();
  const lease = await tickets.takeLease(wanted, serial, asked, asked + settings.tickets.lease);
  if (lease === null) return 'busy';
  const outcome = await logInWithAny(parts, wanted, newest, older);
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
    });
  } else {
    const isLost = outcome.code === LOST_TICKET;
    const waits = isLost ? settings.tickets.lostTicketWaits : settings.tickets.failureWaits;
    const wait = waits[Math.min(row?.failures ?? 0, waits.length - 1)] ?? 60_000;
    const isRecent = (row?.expires_at ?? 0) > asked;
    const reason = !isLost
      ? outcome.reason
      : isRecent
        ? `WSAA gives no other ticket while the present one is recent (${outcome.reason})`
        : lostReason(outcome.reason, lease.lostLoginAt);
    await tickets.saveFailure(wanted, lease.fence, {
      code: outcome.code,
      reason,
      waitingUntil: (await storeClock.now()) + wait,
    });
    const { environment, cuit, service } = wanted;
    parts.log.warn({ environment, cuit, service, code: outcome.code, wait }, 'no access ticket');
  }
  signals.notify(ticketTopic(wanted));
  return 'done';
}

/** A renewed certificate that ARCA does not take yet must not stop what the one before it still can do. */
async function logInWithAny(
  parts: GatewayParts,
  wanted: WantedTicket,
  newest: SigningIdentity,
  older: readonly SigningIdentity[],
): Promise<Login> {
  const first = await tryWith(parts, wanted, newest);
  if (first.ok || !blamesCertificate(first.code)) return first;
  for (const identity of older) {
    const next = await tryWith(parts, wanted, identity);
    if (next.ok || !blamesCertificate(next.code)) return next;
  }
  return first;
}

async function tryWith(parts: GatewayParts, wanted: WantedTicket, identity: SigningIdentity): Promise<Login> {
  const outcome = await logIn(parts, wanted, identity);
  const refusedCode = !outcome.ok && outcome.code.startsWith('cms.') ? outcome.code : null;
  const isNews = outcome.ok || refusedCode !== null;
  if (isNews && refusedCode !== identity.refusedCode) {
    await parts.certificates.noteLogin(identity.id, refusedCode);
  }
  return outcome;
}

function blamesCertificate(code: string): boolean {
  return code.startsWith('cms.') || code === 'coe.notAuthorized';
}

function lostReason(reason: string, lostLoginAt: number | null): string {
  const when = lostLoginAt === null ? '' : `, asked for at ${new Date(lostLoginAt).toISOString()}`;
  return `WSAA gave out a ticket whose answer we do not have${when}; it must be waited out (${reason})`;
}
