/** The pretended ARCA of a run: what reaches it is carried out at once, and all it was asked is written down. */
import {
  createSimulator,
  type FaultRule,
  type SavedState,
  type Simulator,
  type Struck,
} from 'arca-simulator';
import type { Plan } from '../faults/plan.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import { type BatchXml, readBatch } from './batch-xml.ts';

export interface ArcaRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Execution {
  readonly leftAt: number;
  readonly fault?: FaultRule;
  readonly late?: boolean;
  /** The same request was carried out before, and whoever asked hears of that one alone. */
  readonly copy?: boolean;
}

export interface Arca {
  readonly control: Simulator['control'];
  /** Carries a request out; `fault` spoils the answer. `late`: whoever asked has given up. */
  execute(request: ArcaRequest, options: Execution): Struck;
  /** The ticket that a gateway now has, or can no longer use. */
  noteTicket(holder: string, service: string, became: 'kept' | 'refused'): void;
  /** Its padrón forgets somebody, or learns of them. */
  changeMind(cuit: string): void;
  /** Tickets given out, in order. */
  readonly logins: readonly Login[];
  /** Lane and number of what a copy was granted after the first was answered: whoever asked was told otherwise. */
  readonly contradicted: ReadonlySet<string>;
}

export interface Login {
  readonly holder: string;
  readonly service: string;
  /** When it left the gateway, and when ARCA had it. */
  readonly leftAt: number;
  readonly at: number;
  readonly life: number;
  readonly granted: boolean;
  /** When its ticket was stored; `null` for one that was lost. */
  keptAt: number | null;
  /** When ARCA would not take it any more. */
  refusedAt: number | null;
}

export const TICKET_LIFE = 12 * 3_600_000;

/** One simulator a process: making its certification authority takes longer than a run. */
let shared: { readonly simulator: Simulator; readonly blank: SavedState } | undefined;
let time: () => number = () => 0;

export function shareSimulator(): { readonly simulator: Simulator; readonly blank: SavedState } {
  if (shared === undefined) {
    const simulator = createSimulator({
      now: () => new Date(time()),
      acceptAnyCertificate: true,
      ticketLife: TICKET_LIFE,
      replayWindow: 120_000,
    });
    simulator.control.authority();
    shared = { simulator, blank: simulator.control.save() };
  }
  return shared;
}

export function createArca(scheduler: Scheduler, plan: Plan): Arca {
  const { simulator, blank } = shareSimulator();
  const { control } = simulator;
  time = () => scheduler.now();
  control.restore(blank);
  const logins: Login[] = [];
  const contradicted = new Set<string>();

  function watch({ body, path }: ArcaRequest, struck: Struck, last: number, how: Execution): void {
    const answer = struck.kind === 'answer' ? struck.answer.body : '';
    if (path.endsWith('LoginCms')) {
      const granted = answer.includes('loginTicketResponse');
      const at = scheduler.now();
      const ticket = { keptAt: null, refusedAt: null, life: TICKET_LIFE };
      logins.push({ ...loginIn(body), ...ticket, leftAt: how.leftAt, at, granted });
      if (answer.includes('coe.alreadyAuthenticated')) plan.saw('login refused while a ticket lives');
      return;
    }
    const batch = readBatch(body);
    if (batch === null) return;
    const after = lastOf(batch);
    if (how.copy === true)
      for (let number = last + 1; number <= after; number += 1)
        contradicted.add(`${batch.cuit}:${batch.punto_de_venta}:${batch.type} ${number}`);
    noteOrder(batch, how.leftAt);
    scheduler.note(
      `  ${batch.cuit}:${batch.punto_de_venta}:${batch.type} ${batch.first}+${batch.count}${how.late === true ? ' late' : ''}: ${last} → ${after} ${brief(answer)}`,
    );
    if (answer.includes('<Resultado>R<') && !answer.includes('<Code>10016<') && answer.includes('<Obs>'))
      plan.saw('rejected by ARCA');
    if (answer.includes('<Code>10016<') && after === last)
      plan.saw(batch.first === last + 1 ? 'date refused (10016)' : 'number refused (10016)');
  }

  /** When the last one carried out in each lane had left. */
  const left = new Map<string, number>();
  function noteOrder({ cuit, punto_de_venta, type }: BatchXml, leftAt: number): void {
    const lane = `${cuit}:${punto_de_venta}:${type}`;
    if ((left.get(lane) ?? 0) > leftAt) plan.saw('executed out of order');
    left.set(lane, leftAt);
  }

  const lastOf = (lane: { cuit: string; punto_de_venta: number; type: number }): number =>
    control.ledger({ cuit: lane.cuit, punto_de_venta: lane.punto_de_venta, type: lane.type }).at(-1)?.to ?? 0;

  return {
    control,
    logins,
    contradicted,
    changeMind(cuit) {
      if (!control.removePerson(cuit)) control.putPerson({ cuit, last_name: 'PRUEBA', first_name: 'ANA' });
    },
    noteTicket(holder, service, became) {
      const login = logins.findLast(
        (one) => one.granted && one.holder === holder && one.service === service && one.refusedAt === null,
      );
      if (login === undefined) return;
      if (became === 'kept') login.keptAt ??= scheduler.now();
      else login.refusedAt = scheduler.now();
    },
    execute(request, { leftAt, fault, late = false, copy = false }) {
      if (fault !== undefined) control.addFault({ ...fault, times: 1 });
      const batch = readBatch(request.body);
      const last = batch === null ? 0 : lastOf(batch);
      const struck = simulator.ask(request);
      control.clearFaults();
      watch(request, struck, last, { leftAt, late, copy });
      return struck;
    },
  };
}

/** The request is signed, not hidden: who asks for what can be read in it. */
function loginIn(body: string): { readonly holder: string; readonly service: string } {
  const cms = /<(?:\w+:)?in0[^>]*>([^<]+)</.exec(body)?.[1] ?? '';
  const text = Buffer.from(cms, 'base64').toString('latin1');
  return {
    holder: /CUIT (\d{11})/.exec(text)?.[1] ?? 'nobody',
    service: /<service>(\w+)</.exec(text)?.[1] ?? 'nothing',
  };
}

/** What ARCA said, in a few letters. */
const brief = (answer: string): string =>
  [...answer.matchAll(/<(Resultado|Code)>(\w+)</g)].map(([, , said]) => said).join(' ');
