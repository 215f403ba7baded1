// The worlds of a simulator over HTTP: listed, made with their options, and ended; and the server that refuses them all.
import { onlyKnown, readWhole } from '../../input.ts';
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

const worlds: Noun = {
  run: {
    GET: (target, { names: [name] }) =>
      name === undefined
        ? { worlds: target.worlds.names().map((one) => show(target, one)) }
        : show(target, name),
    PUT: put,
    DELETE: ({ worlds: all }, { names: [name = ''] }) =>
      all.remove(name) ? { name, removed: true } : undefined,
  },
};

const MAX_OUTAGE_MS = 600_000;

const outage: Noun = {
  names: 0,
  creates: false,
  run: {
    POST({ refuseFor }, { input }) {
      onlyKnown(input, ['for_ms']);
      const milliseconds = readWhole(input, 'for_ms', 1, MAX_OUTAGE_MS);
      refuseFor(milliseconds);
      return { refusing_for_ms: milliseconds };
    },
  },
};

/** What is the server's and not one world's: `worlds` and `outage`. */
export const SERVER_ROUTES: Readonly<Record<string, Noun>> = { worlds, outage };
