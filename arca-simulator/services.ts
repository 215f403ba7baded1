// The hand-written list of simulated services: a new one is a folder and a line here.
import { createPadronA4, createPadronA5, createPadronA10, createPadronA13 } from './padron/padron.ts';
import type { ServiceKey } from './paths.ts';
import type { Service } from './service.ts';
import type { World } from './world/world.ts';
import { createWsaa } from './wsaa/wsaa.ts';
import { createWscdc } from './wscdc/wscdc.ts';
import { createWsfe } from './wsfe/wsfe.ts';
import { createWsfex } from './wsfex/wsfex.ts';

const SERVICES = {
  wsaa: createWsaa,
  wsfe: createWsfe,
  padronA5: createPadronA5,
  padronA13: createPadronA13,
  padronA4: createPadronA4,
  padronA10: createPadronA10,
  wsfex: createWsfex,
  wscdc: createWscdc,
} as const satisfies Readonly<Record<ServiceKey, (world: World) => Service>>;

/** Every service over one world. */
export function createServices(world: World): Readonly<Record<ServiceKey, Service>> {
  const entries = Object.entries(SERVICES).map(([key, create]) => [key, create(world)] as const);
  return Object.fromEntries(entries) as Record<ServiceKey, Service>;
}
