/** How far one of ARCA's services lets a CUIT in, by asking for its ticket and reading whom it names. */
import type { CheckedAccess } from '@arca-api/contract/gateway-certificates';
import type { Environment } from '@arca-api/contract/primitives';
import type { GatewayParts } from '../../parts.ts';
import { obtainTicket } from '../../tickets/obtain-ticket.ts';
import { readRelations } from '../../tickets/read-relations.ts';
import type { NoTicket, Ticket } from '../../tickets/ticket.ts';
import { LOST_TICKET } from '../../tickets/tickets.store.ts';
import { ticketFor } from '../../tickets/with-ticket.ts';

type Service = CheckedAccess['service'];

export async function probeService(
  parts: GatewayParts,
  { environment, cuit }: { readonly environment: Environment; readonly cuit: string },
  service: Service,
  deadline: number,
): Promise<CheckedAccess> {
  const used = await ticketFor(parts, { environment, cuit, service });
  const first = await obtainTicket(parts, used, deadline);
  if (!first.ok) return withoutTicket(service, first);
  if (names(first.ticket, cuit)) return access(service, 'ok');
  await parts.tickets.markRefused(used, first.ticket.serial);
  if (first.ticket.afterRefusal) return access(service, 'not_delegated');
  // It may be older than the delegation: a new one tells.
  const second = await obtainTicket(parts, used, deadline);
  if (!second.ok) return withoutTicket(service, second);
  if (names(second.ticket, cuit)) return access(service, 'ok');
  await parts.tickets.markRefused(used, second.ticket.serial);
  return access(service, 'not_delegated');
}

/** A token that cannot be read says nothing against the CUIT. */
function names(ticket: Ticket, cuit: string): boolean {
  return readRelations(ticket.credentials.reveal().token)?.includes(cuit) ?? true;
}

function withoutTicket(service: Service, why: NoTicket): CheckedAccess {
  const code = why.code ?? null;
  return {
    service,
    access: accessOf(code, why.hasTicket === true),
    code,
    message: why.reason,
    retry_after_ms: why.retryAfterMs,
  };
}

function accessOf(code: string | null, hasTicket: boolean): CheckedAccess['access'] {
  if (code === 'no_certificate') return 'no_certificate';
  if (code === LOST_TICKET) return hasTicket ? 'ticket_older' : 'already_authenticated';
  if (code === 'coe.notAuthorized') return 'not_delegated';
  if (code?.startsWith('cms.')) return 'certificate_refused';
  if (code?.startsWith('xml.generationTime') || code?.startsWith('xml.expirationTime')) return 'clock_off';
  if (code !== null && /^(coe|xml|wsn\.notFound)/.test(code)) return 'refused';
  return 'down';
}

function access(service: Service, state: CheckedAccess['access']): CheckedAccess {
  return { service, access: state, code: null, message: null, retry_after_ms: null };
}
