// The fault plan over HTTP: rules, scripts, the log of what fired, and its replay.
import type { FaultLog } from '../../faults/log.ts';
import { parseFaultRule } from '../../faults/parse-rules.ts';
import type { FaultScript } from '../../faults/rules.ts';
import { mustBe } from '../../problem.ts';
import type { Noun, Run } from '../http/route.ts';

const MAX_RULES = 10_000;

const addRules: Run = ({ control }, { input }) => {
  const list = input['rules'] ?? [input];
  if (!Array.isArray(list) || list.length > MAX_RULES)
    throw mustBe('rules', `una lista de hasta ${MAX_RULES} reglas`, `a list of up to ${MAX_RULES} rules`);
  const rules = list.map(parseFaultRule);
  for (const rule of rules) control.addFault(rule);
  return control.faults();
};

/** POST by the name after `faults`. */
const POSTS: Readonly<Record<string, Run>> = {
  release: ({ control }) => ({ released: control.releaseLate() }),
  replay({ control }, { input }) {
    control.replayFaults(input as unknown as FaultLog);
    return control.faults();
  },
  scripts({ control }, { input }) {
    control.addFaultScript(input as unknown as FaultScript);
    return control.faults();
  },
};

/** `faults`, `faults/scripts`, `faults/log`, `faults/replay` and `faults/release`. */
export const FAULT_ROUTES: Readonly<Record<string, Noun>> = {
  faults: {
    run: {
      GET({ control }, { names: [name] }) {
        if (name === 'log') return control.faultLog();
        return name === undefined ? control.faults() : undefined;
      },
      POST(target, request) {
        const [name] = request.names;
        if (name === undefined) return addRules(target, request);
        return Object.hasOwn(POSTS, name) ? POSTS[name]?.(target, request) : undefined;
      },
      DELETE({ control }, { names: [name] }) {
        if (name !== undefined) return undefined;
        control.clearFaults();
        return control.faults();
      },
    },
  },
};
