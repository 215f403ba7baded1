// The hand-written list of simulated services: a new one is a folder and a line here.
import { createPadronA4, createPadronA5, createPadronA10, createPadronA13 } from './padron/padron.ts';
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
} as const satisfies Readonly<Record<string, (world: World) => Service>>;

/** The short name of a service in {@link SimulatorUrls}. */
export type ServiceKey = keyof typeof SERVICES;

/** Addresses of a world of a listening simulator: one for each service, its control API, and what they begin with. */
export interface SimulatorUrls extends Readonly<Record<ServiceKey, string>> {
  /** `http://host:port`, and `/worlds/{name}` for a world with a name. */
  readonly origin: string;
  readonly control: string;
}

/** Every service over one world. */
export function createServices(world: World): Readonly<Record<ServiceKey, Service>> {
  const entries = Object.entries(SERVICES).map(([key, create]) => [key, create(world)] as const);
  return Object.fromEntries(entries) as Record<ServiceKey, Service>;
}

/** Where the services answer below `origin`. */
export function urlsOf(services: Readonly<Record<ServiceKey, Service>>, origin: string): SimulatorUrls {
  const paths = Object.entries(services).map(([key, { path }]) => [key, origin + path] as const);
  const byKey = Object.fromEntries(paths) as Record<ServiceKey, string>;
  return { origin, ...byKey, control: `${origin}/control` };
}
