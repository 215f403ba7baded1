// What a world knows, in memory, and what each event does to it.
import { createRegistry, type Registry } from '../people/registry.ts';
import { SEED_PEOPLE } from '../people/seed/seed-people.ts';
import { puntosOf } from '../people/seed/seed-puntos.ts';
import { SEED_REMITOS } from '../people/seed/seed-sectors.ts';
import type { Settings } from '../settings.ts';
import { type Authority, createAuthority } from '../wsaa/authority/authority.ts';
import { type Certificates, createCertificates } from '../wsaa/authority/certificates.ts';
import { createTickets, type Tickets } from '../wsaa/tickets/tickets.ts';
import type { Counters, WorldEvent } from './events.ts';
import { type Caeas, createCaeas } from './registers/caeas.ts';
import { createFceAnswers, type FceAnswers } from './registers/fce-answers.ts';
import { createLedger, type Ledger } from './registers/ledger.ts';
import { createPermits, type Permits } from './registers/permits.ts';
import { createPuntosDeVenta, type PuntoDeVenta, type PuntosDeVenta } from './registers/puntos-de-venta.ts';
import { createRates, type Rates } from './registers/rates.ts';
import { createRemitos, type Remitos } from './registers/remitos.ts';

export interface WorldState {
  readonly people: Registry;
  readonly puntos: PuntosDeVenta;
  readonly ledger: Ledger;
  readonly rates: Rates;
  readonly remitos: Remitos;
  readonly fceAnswers: FceAnswers;
  readonly caeas: Caeas;
  readonly permits: Permits;
  readonly tickets: Tickets;
  readonly certificates: Certificates;
}

export interface ChangingState extends WorldState {
  /** `undefined` until it was first needed. */
  authority(): Authority | undefined;
  apply(event: WorldEvent): void;
  counters(): Counters;
}

export function createState(settings: Settings): ChangingState {
  const { accepted, listed } = settings.puntosDeVenta;
  const people = createRegistry(settings.seed);
  const state: WorldState = {
    people,
    puntos: createPuntosDeVenta(accepted, listed, seedPuntos(people, settings.strict)),
    ledger: createLedger(),
    rates: createRates(settings.seed),
    remitos: createRemitos(SEED_REMITOS),
    fceAnswers: createFceAnswers(),
    caeas: createCaeas(),
    permits: createPermits(),
    tickets: createTickets(),
    certificates: createCertificates(),
  };
  let authority: Authority | undefined;
  return {
    ...state,
    authority: () => authority,
    counters: () => ({
      comprobantes: state.ledger.given,
      caeas: state.caeas.given,
      tickets: state.tickets.count,
    }),
    apply(event) {
      if (event.kind === 'authority') authority = createAuthority(event);
      else if (event.kind === 'reset') reset(state, event.counters);
      else applyTo(state, event);
    },
  };
}

/** In a strict world everybody has only what is registered; in an open one the known names issue from anywhere. */
function seedPuntos(people: Registry, strict: boolean): PuntoDeVenta[] {
  const known = new Set(SEED_PEOPLE.map(({ cuit }) => cuit));
  return people
    .list()
    .filter(({ cuit }) => strict || !known.has(cuit))
    .flatMap(puntosOf);
}

/** The authority and its certificates survive: clients hold them. */
function reset(state: WorldState, counters: Counters | undefined): void {
  state.people.reset();
  state.puntos.reset();
  state.rates.reset();
  state.remitos.reset();
  state.fceAnswers.reset();
  state.permits.reset();
  state.ledger.reset(counters?.comprobantes);
  state.caeas.reset(counters?.caeas);
  state.tickets.reset(counters?.tickets);
}

type OfKind<Kind extends WorldEvent['kind']> = Extract<WorldEvent, { readonly kind: Kind }>;

/** What each event does, but for the two that concern more than one part. */
const EFFECTS: {
  readonly [Kind in Exclude<WorldEvent['kind'], 'authority' | 'reset'>]: (
    state: WorldState,
    event: OfKind<Kind>,
  ) => void;
} = {
  certificate: ({ certificates }, { certificate }) => certificates.add(certificate),
  'certificate-status': ({ certificates }, { serial, status }) => certificates.mark(serial, status),
  delegation: ({ tickets }, { delegation }) => tickets.delegate(delegation),
  'delegation-ended': ({ tickets }, { delegation }) => tickets.endDelegation(delegation),
  ticket: ({ tickets }, { ticket }) => tickets.add(ticket),
  'ticket-expired': ({ tickets }, event) => tickets.expire(event.unique_id),
  comprobantes({ ledger }, { records }) {
    for (const record of records) ledger.append(record);
  },
  caea: ({ caeas }, { caea }) => caeas.grant(caea),
  'idle-punto': ({ caeas }, { idle }) => caeas.declareIdle(idle),
  person: ({ people }, { person }) => people.put(person),
  'person-removed': ({ people }, { cuit }) => people.remove(cuit),
  punto: ({ puntos }, { punto }) => puntos.put(punto),
  'punto-removed': ({ puntos }, { cuit, number }) => puntos.remove(cuit, number),
  rate: ({ rates }, { rate }) => rates.publish(rate),
  'rate-removed': ({ rates }, { currency, day }) => rates.withdraw(currency, day),
  remito: ({ remitos }, { remito }) => remitos.put(remito),
  'fce-answer': ({ fceAnswers }, { answer }) => fceAnswers.put(answer),
  permit: ({ permits }, { permit }) => permits.put(permit),
};

function applyTo(state: WorldState, event: Exclude<WorldEvent, { kind: 'authority' | 'reset' }>): void {
  const effect = EFFECTS[event.kind] as (state: WorldState, event: WorldEvent) => void;
  effect(state, event);
}
