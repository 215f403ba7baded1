// The state of one pretended ARCA: changed only by events, so that what is kept and what is in memory cannot differ.
import type { Person } from '../people/person.ts';
import { createRegistry, type Registry } from '../people/registry.ts';
import { SEED_REMITOS } from '../people/seed-sectors.ts';
import type { Settings } from '../settings.ts';
import { type Authority, createAuthority, generateAuthority } from '../wsaa/authority.ts';
import { createTickets, type Delegation, type IssuedTicket, type Tickets } from '../wsaa/tickets.ts';
import { type Caeas, createCaeas, type GrantedCaea, type IdlePunto } from './caeas.ts';
import { createClock, type SimulatorClock } from './clock.ts';
import { createFceAnswers, type FceAnswer, type FceAnswers } from './fce-answers.ts';
import { type Journal, memoryJournal, openJournal } from './journal.ts';
import { type AuthorizedComprobante, createLedger, type Ledger } from './ledger.ts';
import { createPermits, type Permit, type Permits } from './permits.ts';
import { createPuntosDeVenta, type PuntoDeVenta, type PuntosDeVenta } from './puntos-de-venta.ts';
import { createRemitos, type Remito, type Remitos } from './remitos.ts';

/** A certificate as issued, kept so that it can be shown again. */
export interface IssuedCertificate {
  readonly serial: string;
  readonly cuit: string;
  readonly alias: string;
  readonly pem: string;
}

/** Everything that changes the world. */
export type WorldEvent =
  | {
      readonly kind: 'authority';
      readonly key: string;
      readonly certificate: string;
      readonly secret: string;
    }
  | { readonly kind: 'certificate'; readonly certificate: IssuedCertificate }
  | { readonly kind: 'delegation'; readonly delegation: Delegation }
  | { readonly kind: 'ticket'; readonly ticket: IssuedTicket }
  | { readonly kind: 'comprobantes'; readonly records: readonly AuthorizedComprobante[] }
  | { readonly kind: 'caea'; readonly caea: GrantedCaea }
  | { readonly kind: 'idle-punto'; readonly idle: IdlePunto }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'punto'; readonly punto: PuntoDeVenta }
  | { readonly kind: 'remito'; readonly remito: Remito }
  | { readonly kind: 'fce-answer'; readonly answer: FceAnswer }
  | { readonly kind: 'permit'; readonly permit: Permit }
  | { readonly kind: 'reset' };

export interface World {
  readonly settings: Settings;
  readonly clock: SimulatorClock;
  readonly people: Registry;
  readonly puntos: PuntosDeVenta;
  readonly ledger: Ledger;
  readonly remitos: Remitos;
  readonly fceAnswers: FceAnswers;
  readonly caeas: Caeas;
  readonly permits: Permits;
  readonly tickets: Tickets;
  readonly certificates: IssuedCertificate[];
  /** The day (`yyyymmdd`) whose rules hold: today by the clock, or the day that was pinned with `asOf`. */
  rulesDay(): string;
  /** Made at first use, and kept. */
  authority(): Authority;
  /** Writes the event to the journal, then applies it; both before this returns. */
  commit(event: WorldEvent): void;
  close(): void;
}

export function createWorld(settings: Settings): World {
  const journal: Journal<WorldEvent> = settings.state
    ? openJournal(settings.state.directory, settings.state.sync ?? false)
    : memoryJournal();
  const people = createRegistry();
  const puntos = createPuntosDeVenta(settings.puntosDeVenta.accepted, settings.puntosDeVenta.listed);
  const ledger = createLedger();
  const remitos = createRemitos(SEED_REMITOS);
  const fceAnswers = createFceAnswers();
  const caeas = createCaeas();
  const permits = createPermits();
  const tickets = createTickets();
  const certificates: IssuedCertificate[] = [];
  let authority: Authority | undefined;

  const apply = (event: WorldEvent): void => {
    switch (event.kind) {
      case 'authority':
        authority = createAuthority(event);
        return;
      case 'certificate':
        certificates.push(event.certificate);
        return;
      case 'delegation':
        tickets.delegate(event.delegation);
        return;
      case 'ticket':
        tickets.add(event.ticket);
        return;
      case 'comprobantes':
        for (const record of event.records) ledger.append(record);
        return;
      case 'caea':
        caeas.grant(event.caea);
        return;
      case 'idle-punto':
        caeas.declareIdle(event.idle);
        return;
      case 'person':
        people.put(event.person);
        return;
      case 'punto':
        puntos.put(event.punto);
        return;
      case 'remito':
        remitos.put(event.remito);
        return;
      case 'fce-answer':
        fceAnswers.put(event.answer);
        return;
      case 'permit':
        permits.put(event.permit);
        return;
      case 'reset':
        // The authority and its certificates survive: clients hold them.
        people.reset();
        puntos.reset();
        ledger.reset();
        remitos.reset();
        fceAnswers.reset();
        caeas.reset();
        permits.reset();
        tickets.reset();
        return;
    }
  };
  for (const event of journal.past) apply(event);

  const clock = createClock(settings.now, settings.asOf);
  const world: World = {
    settings,
    clock,
    people,
    puntos,
    ledger,
    remitos,
    fceAnswers,
    caeas,
    permits,
    tickets,
    certificates,
    rulesDay: clock.rulesDay,
    authority() {
      if (!authority) world.commit({ kind: 'authority', ...generateAuthority(world.clock.now()) });
      if (!authority) throw new Error('The certificate authority was not created.');
      return authority;
    },
    commit(event) {
      journal.append(event);
      apply(event);
    },
    close: () => journal.close(),
  };
  return world;
}
