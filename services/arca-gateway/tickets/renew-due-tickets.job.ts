/** Asks for the next ticket while the present one is still good, so that no invoice waits for a login. */
import type { Environment } from '@arca-api/contract/primitives';
import type { GatewayParts } from '../parts.ts';
import { renewTicket } from './renew-ticket.ts';
import { ticketName } from './wanted-ticket.ts';

const AT_ONCE = 20;

export async function renewDueTickets(parts: GatewayParts): Promise<{ readonly renewed: number }> {
  const rows = await parts.tickets.due(await parts.storeClock.now(), AT_ONCE);
  for (const row of rows) {
    const { cuit, service } = row;
    const wanted = { environment: row.environment as Environment, cuit, service };
    await parts.flights.once(ticketName(wanted), () => renewTicket(parts, wanted, row));
  }
  return { renewed: rows.length };
}
