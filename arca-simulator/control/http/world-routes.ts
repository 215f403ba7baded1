// The worlds of a simulator over HTTP: listed, made with their options, and ended.
import { parseWorldOptions } from '../../worlds/world-options.ts';
import type { Noun, Run, Target } from './route.ts';

function show({ worlds, origin }: Target, name: string): unknown {
  const simulated = worlds.find(name);
  return (
    simulated && { name, options: worlds.options(name), urls: simulated.urls(`${origin}/worlds/${name}`) }
  );
}

const put: Run = (target, { names: [name = ''], input }) => {
  target.worlds.create(name, parseWorldOptions(input));
  return show(target, name);
};

/** `/control/worlds` and `/control/worlds/{name}`. */
export const WORLD_ROUTES: Noun = {
  run: {
    GET: (target, { names: [name] }) =>
      name === undefined
        ? { worlds: target.worlds.names().map((one) => show(target, one)) }
        : show(target, name),
    PUT: put,
    DELETE: ({ worlds }, { names: [name = ''] }) =>
      worlds.remove(name) ? { name, removed: true } : undefined,
  },
};
