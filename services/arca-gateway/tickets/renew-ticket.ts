/** One login under the lease: its intention is written before it, and its ticket at once after it. */
import { Barred } from '../breaker/barred.ts';
import { NEUTRAL, type Permit } from '../breaker/breakers.ts';
import { type SigningIdentity, signingIdentities } from '../certificates/signing-identity.ts';
import type { GatewayParts } from '../parts.ts';
import { enterWsaa, type Login, logIn } from './log-in.ts';
import { LOST_TICKET, type TicketRow } from './tickets.store.ts';
import { ticketTopic, type WantedTicket } from './wanted-ticket.ts';

/** `busy`: someone else holds the lease. `done`: the row says what came of it. Barred: WSAA is out, and nothing was begun. */
export type Renewal = 'done' | 'busy' | 'no_certificate' | Barred;

export async function renewTicket(
  parts: GatewayParts,
  wanted: WantedTicket,
  row: TicketRow | undefined,
): Promise<Renewal> {
  const identities = await signingIdentities(parts, wanted.environment, wanted.cuit);
  if (identities.length === 0) return 'no_certificate';
  // Before the lease: nobody waits for a login that is not made.
  const permit = await enterWsaa(parts, wanted);
  if (permit instanceof Barred) return permit;
  try {
    return await renewWith(parts, permit, wanted, row, identities);
  } finally {
    await permit.leave(NEUTRAL);
  }
}

async function renewWith(
  parts: GatewayParts,
  permit: Permit,
  wanted: WantedTicket,
  row: TicketRow | undefined,
  identities: readonly SigningIdentity[],
): Promise<Renewal> {
  const { storeClock, tickets, settings, signals } = parts;
  const serial = row?.serial ?? 0;
  const asked = await storeClock.now();
  const lease = await tickets.takeLease(wanted, serial, asked, asked + settings.tickets.lease);
  if (lease === null) return 'busy';
  const outcome = await logInWithAny(parts, permit, wanted, identities);
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
  permit: Permit,
  wanted: WantedTicket,
  [newest, ...older]: readonly SigningIdentity[],
): Promise<Login> {
  if (newest === undefined) throw new Error('nobody signs without a certificate');
  const first = await tryWith(parts, permit, wanted, newest);
  if (first.ok || !blamesCertificate(first.code)) return first;
  for (const identity of older) {
    const another = await enterWsaa(parts, wanted);
    if (another instanceof Barred) return first;
    const next = await tryWith(parts, another, wanted, identity);
    if (next.ok || !blamesCertificate(next.code)) return next;
  }
  return first;
}

async function tryWith(
  parts: GatewayParts,
  permit: Permit,
  wanted: WantedTicket,
  identity: SigningIdentity,
): Promise<Login> {
  const outcome = await logIn(parts, permit, wanted, identity);
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
