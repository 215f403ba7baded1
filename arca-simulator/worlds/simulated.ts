// One world with everything that acts on it: its services, its fault plan and its controls.
import { type Control, createControl } from '../control/control.ts';
import { createFaultPlan, type FaultPlan } from '../faults/plan.ts';
import { type SimulatorUrls, urlsAt } from '../paths.ts';
import type { Service } from '../service.ts';
import { createServices } from '../services.ts';
import type { Settings } from '../settings.ts';
import { createRandom } from '../world/random.ts';
import { createWorld, type World } from '../world/world.ts';

export interface Simulated {
  readonly world: World;
  readonly plan: FaultPlan;
  readonly control: Control;
  readonly services: readonly Service[];
  /** The service at a path, and what follows it there. ASMX does not mind the case of its paths; Java does. */
  at(path: string): { readonly service: Service; readonly rest: string } | undefined;
  urls(origin: string): SimulatorUrls;
  close(): void;
}

export function openSimulated(settings: Settings): Simulated {
  const world = createWorld(settings);
  const plan = createFaultPlan(createRandom(settings.seed));
  const services = createServices(world);
  const byPath = new Map(Object.values(services).map((service) => [service.path.toLowerCase(), service]));
  return {
    world,
    plan,
    control: createControl(world, plan),
    services: [...byPath.values()],
    at(path) {
      const [, own = path, rest = ''] = /^(.*?\.asmx)(\/.*)$/i.exec(path) ?? [];
      const service = byPath.get(own.toLowerCase());
      return service && (service.stack === 'asmx' || service.path === path) ? { service, rest } : undefined;
    },
    urls: urlsAt,
    close: () => world.close(),
  };
}
