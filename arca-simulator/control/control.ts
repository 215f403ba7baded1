// What whoever runs the simulator may do to it; the same methods in process and, as JSON, over HTTP.

import { type FaultLog, parseFaultLog } from '../faults/log.ts';
import { parseFaultRule, parseFaultScript } from '../faults/parse-rules.ts';
import type { FaultPlan, FaultStatus } from '../faults/plan.ts';
import type { FaultRule, FaultScript } from '../faults/rules.ts';
import { parsePerson } from '../people/parse-person.ts';
import type { Person } from '../people/person.ts';
import { isoDay, parseDay } from '../world/calendar.ts';
import type { FceAnswer } from '../world/fce-answers.ts';
import type { AuthorizedComprobante, LedgerFilter } from '../world/ledger.ts';
import type { PuntoDeVenta } from '../world/puntos-de-venta.ts';
import type { Remito } from '../world/remitos.ts';
import type { IssuedCertificate, World } from '../world/world.ts';
import { issueCertificate } from '../wsaa/issue-certificate.ts';
import type { Delegation } from '../wsaa/tickets.ts';
import { authorizeElsewhere, type ElsewhereRequest } from './authorize-elsewhere.ts';

/** Where the clock stands. */
export interface ClockStatus {
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly frozen: boolean;
  /** The pinned day of the rules, `yyyy-mm-dd`; `null` when rules are today's. */
  readonly as_of: string | null;
}

/** The simulator's controls. Methods that take input throw an `InputProblem` (a `TypeError`) when it is not good. */
export interface Control {
  /** Every authorised comprobante that matches, in order of number within each lane. */
  ledger(filter?: LedgerFilter): AuthorizedComprobante[];
  /** Authorises the next number of a lane as if another system had asked, without any validation. */
  authorizeElsewhere(request: ElsewhereRequest): AuthorizedComprobante;
  /** Certifies a PEM request; the CUIT is the one its subject names. */
  issueCertificate(request: {
    readonly csr: string;
    readonly alias?: string;
  }): IssuedCertificate & { readonly authority: string };
  certificates(): readonly IssuedCertificate[];
  /** The authority's certificate, PEM. */
  authority(): string;
  delegate(delegation: Delegation): void;
  delegations(): readonly Delegation[];
  addFault(rule: FaultRule): void;
  /** What befalls one matching call after another. */
  addFaultScript(script: FaultScript): void;
  /** What fired since the last clearing; given back to {@link Control.replayFaults} it fires again on the same calls. */
  faultLog(): FaultLog;
  /** Plays a log again, on calls counted from now on. */
  replayFaults(log: FaultLog): void;
  /** Forgets rules, scripts, counts and the log. */
  clearFaults(): void;
  faults(): FaultStatus;
  /** Carries out the requests that wait for it; returns how many. */
  releaseLate(): number;
  freezeClock(instant: Date): ClockStatus;
  advanceClock(milliseconds: number): ClockStatus;
  releaseClock(): ClockStatus;
  /** Pins the day (`yyyy-mm-dd`) whose rules hold while dates stay the clock's; `null` unpins it. */
  asOf(day: string | null): ClockStatus;
  clock(): ClockStatus;
  people(): readonly Person[];
  person(cuit: string): Person | undefined;
  /** Adds a person, or changes the given fields of one. */
  putPerson(input: Readonly<Record<string, unknown>>): Person;
  putPunto(punto: PuntoDeVenta): PuntoDeVenta;
  puntos(cuit: string): readonly PuntoDeVenta[];
  /** Registers a remito electrónico, or changes one. */
  putRemito(remito: Remito): Remito;
  remitos(cuit?: string): readonly Remito[];
  /** The buyer of an FCE accepts or rejects it. */
  answerFce(answer: FceAnswer): FceAnswer;
  /** Back to a new world: only the certification authority and its certificates stay. */
  reset(): void;
}

export function createControl(world: World, plan: FaultPlan): Control {
  const clock = (): ClockStatus => ({
    now: world.clock.now().toISOString(),
    frozen: world.clock.frozen,
    as_of: world.clock.pinned === undefined ? null : isoDay(world.clock.pinned),
  });
  return {
    ledger: (filter = {}) => world.ledger.list(filter),
    authorizeElsewhere: (request) => authorizeElsewhere(world, request),
    issueCertificate({ csr, alias }) {
      return { ...issueCertificate(world, csr, alias), authority: world.authority().pem };
    },
    certificates: () => world.certificates,
    authority: () => world.authority().pem,
    delegate: (delegation) => world.commit({ kind: 'delegation', delegation }),
    delegations: () => world.tickets.delegations(),
    addFault: (rule) => plan.add(parseFaultRule(rule)),
    addFaultScript: (script) => plan.addScript(parseFaultScript(script)),
    faultLog: () => plan.log(),
    replayFaults: (log) => plan.replay(parseFaultLog({ ...log })),
    clearFaults: () => plan.clear(),
    faults: () => plan.status(),
    releaseLate: () => plan.release(),
    freezeClock(instant) {
      world.clock.freeze(instant);
      return clock();
    },
    advanceClock(milliseconds) {
      world.clock.advance(milliseconds);
      return clock();
    },
    releaseClock() {
      world.clock.release();
      return clock();
    },
    asOf(day) {
      world.clock.pinRules(day === null ? undefined : parseDay(day, 'as_of'));
      return clock();
    },
    clock,
    people: () => world.people.list(),
    person: (cuit) => world.people.find(cuit),
    putPerson(input) {
      const person = parsePerson(world.people.find(String(input['cuit'] ?? '')), input);
      world.commit({ kind: 'person', person });
      return person;
    },
    putPunto(punto) {
      world.commit({ kind: 'punto', punto });
      return punto;
    },
    putRemito(remito) {
      world.commit({ kind: 'remito', remito });
      return remito;
    },
    remitos: (cuit) => world.remitos.list(cuit),
    answerFce(answer) {
      world.commit({ kind: 'fce-answer', answer });
      return answer;
    },
    puntos: (cuit) => world.puntos.list(cuit, 'ri'),
    reset() {
      world.commit({ kind: 'reset' });
      plan.clear();
      plan.forget();
      world.clock.release();
      world.clock.pinRules(world.settings.asOf);
    },
  };
}
