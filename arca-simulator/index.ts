// What the package offers; everything else is its own business.
export type { ElsewhereRequest } from './control/authorize-elsewhere.ts';
export type { ClockStatus, Control } from './control/control.ts';
export type { FaultStatus } from './faults/plan.ts';
export type { FaultKind, FaultRule } from './faults/rules.ts';
export type { IvaCondition, Person, PersonAddress } from './people/person.ts';
export { NON_EXISTENT, SEED_PEOPLE } from './people/seed-people.ts';
export type { SimulatorOptions } from './settings.ts';
export { createSimulator, type Simulator, type SimulatorUrls } from './simulator.ts';
export type { AuthorizedComprobante, LedgerFilter } from './world/ledger.ts';
export type { PuntoDeVenta } from './world/puntos-de-venta.ts';
export type { IssuedCertificate } from './world/world.ts';
export { WSAA_FAULTS, type WsaaFaultCode } from './wsaa/faults.ts';
export type { Delegation } from './wsaa/tickets.ts';
export { CODES, type Code } from './wsfe/codes.ts';
export type { Detail } from './wsfe/detail.ts';
