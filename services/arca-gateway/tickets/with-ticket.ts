/** Makes a call with the present ticket; one that ARCA refuses is renewed once, and the call made again. */
import type { GatewayParts } from '../parts.ts';
import { obtainTicket } from './obtain-ticket.ts';
import type { NoTicket, Ticket } from './ticket.ts';
import type { UsedTicket, WantedTicket } from './wanted-ticket.ts';

export type WithTicket<Result> =
  | { readonly kind: 'called'; readonly result: Result }
  | ({ readonly kind: 'no-ticket' } & NoTicket);

/** What a call asks for: a service in the name of a CUIT, whoever's certificate acts for it. */
export type Representing = Omit<WantedTicket, 'cuit'> & { readonly cuit: string };

export async function ticketFor(
  parts: GatewayParts,
  { environment, cuit, service }: Representing,
): Promise<UsedTicket> {
  return { environment, service, cuit: await parts.holders.of(environment, cuit), represented: cuit };
}

/**
 * `refuses` says whether ARCA would not take the ticket: then it did not look at the rest of the call.
 * A second refusal comes back as the result, because then the relation is missing and not the ticket.
 */
export async function withTicket<Result>(
  parts: GatewayParts,
  representing: Representing,
  deadline: number,
  call: (ticket: Ticket) => Promise<Result>,
  refuses: (result: Result) => boolean,
): Promise<WithTicket<Result>> {
  const wanted = await ticketFor(parts, representing);
  const first = await obtainTicket(parts, wanted, deadline);
  if (!first.ok) return { kind: 'no-ticket', ...first };
  const result = await call(first.ticket);
  if (!refuses(result)) return called(parts, wanted, first.ticket, result);
  await parts.tickets.markRefused(wanted, first.ticket.serial);
  if (first.ticket.afterRefusal) return { kind: 'called', result };
  const second = await obtainTicket(parts, wanted, deadline);
  if (!second.ok) return { kind: 'no-ticket', ...second };
  const again = await call(second.ticket);
  if (!refuses(again)) return called(parts, wanted, second.ticket, again);
  await parts.tickets.markRefused(wanted, second.ticket.serial);
  return { kind: 'called', result: again };
}

async function called<Result>(
  parts: GatewayParts,
  wanted: UsedTicket,
  ticket: Ticket,
  result: Result,
): Promise<WithTicket<Result>> {
  if (ticket.afterRefusal) await parts.tickets.markProved(wanted);
  return { kind: 'called', result };
}
