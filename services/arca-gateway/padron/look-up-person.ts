/** Who a CUIT is, from our own memory while it is fresh, from ARCA otherwise, from old memory when ARCA is away. */
import type { PadronAnswer, padronRequest } from '@arca-api/contract/gateway';
import { ArcaSoapFault, type ConstanciaPersona, type Credentials } from 'arca-soap';
import type { z } from 'zod';
import { type Called, recordCall } from '../exchanges/record-call.ts';
import type { GatewayParts } from '../parts.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { withTicket } from '../tickets/with-ticket.ts';
import { fromConstancia, type Person } from './from-constancia.ts';
import type { PadronRow } from './padron.store.ts';
import { toPersonQuery } from './to-constancia.ts';

const SERVICE = 'ws_sr_constancia_inscripcion';

type Request = z.infer<typeof padronRequest>;
type Asked = { readonly person: Person | null } | { readonly unavailable: string };

export async function lookUpPerson(parts: GatewayParts, request: Request): Promise<PadronAnswer> {
  const { environment, cuit } = request;
  const { padronFresh, padronStale } = parts.settings.caches;
  const remembered = await parts.padron.find(environment, cuit);
  const age = remembered ? parts.clock.now() - remembered.as_of : Number.POSITIVE_INFINITY;
  if (remembered && age < padronFresh) return answerOf(remembered);
  const key = `padron/${environment}/${request.represented}/${cuit}`;
  const asked = await parts.flights.once(key, () => ask(parts, request));
  if ('unavailable' in asked) {
    return remembered && age < padronStale
      ? answerOf(remembered)
      : { outcome: 'unavailable', reason: asked.unavailable };
  }
  const person = asked.person === null ? null : JSON.stringify(asked.person);
  const row = { environment, cuit, person, as_of: parts.clock.now() };
  await parts.padron.save(row);
  return answerOf(row);
}

function answerOf(row: PadronRow): PadronAnswer {
  if (row.person === null) return { outcome: 'unknown' };
  return { outcome: 'found', person: JSON.parse(row.person), as_of: row.as_of };
}

async function ask(parts: GatewayParts, request: Request): Promise<Asked> {
  const { environment, represented, cuit } = request;
  const arca = parts.arca(environment);
  if (arca === null) return { unavailable: `${environment} is not served here` };
  const deadline = parts.clock.now() + parts.settings.timeouts.read;
  const patience = parts.settings.timeouts.read;
  const context = {
    environment,
    cuit: represented,
    health: 'padron',
    methods: 'read',
    sendId: null,
    patience,
  } as const;
  const key = { environment, service: 'padron', methods: 'read' } as const;
  const out = parts.breakers.barredNow(key);
  if (out !== null) return { unavailable: out.message };
  const make = async (ticket: Ticket) => {
    const auth: Credentials = { ...ticket.credentials.reveal(), cuit: represented };
    return recordCall(
      parts,
      await parts.breakers.enter({ ...key, cuit: represented, deadline }),
      context,
      (until) => arca.constancia.personaV2({ auth, ...toPersonQuery(cuit) }, { deadline: until }),
      () => null,
    );
  };
  const wanted = { environment, cuit: represented, service: SERVICE };
  const outcome = await withTicket(parts, wanted, deadline, make, refusesTicket);
  if (outcome.kind === 'no-ticket') return { unavailable: outcome.reason };
  return read(cuit, outcome.result);
}

/** A fault is all the padrón has for tickets and for unknown CUITs alike: its words tell them apart. */
function refusesTicket(called: Called<ConstanciaPersona>): boolean {
  return wordsOf(called).some((words) => /token|sign\b|firma/i.test(words));
}

function read(cuit: string, called: Called<ConstanciaPersona>): Asked {
  if (!called.ok) {
    const isUnknown = wordsOf(called).some((words) =>
      /no existe|inexistente|persona no es v[aá]lido/i.test(words),
    );
    return isUnknown ? { person: null } : { unavailable: called.failure.message };
  }
  const said = fromConstancia(cuit, called.result);
  if (said === 'empty') return { unavailable: 'the padrón answered nothing' };
  return { person: said === 'unknown' ? null : said };
}

function wordsOf(called: Called<ConstanciaPersona>): string[] {
  return !called.ok && called.failure instanceof ArcaSoapFault ? [called.failure.fault.message] : [];
}
