/** Reads what a caller sent: all its faults at once, or the value with defaults applied. */
import { Refusal } from '@arca-api/contract/errors';
import type { Fault } from '@arca-api/domain/faults/fault';
import type { z } from 'zod';
import { faultsOfIssues } from './faults-of-issues.ts';

/** Refuses with every fault, or answers the value. */
export function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new Refusal('request.invalid', { faults: faultsOfIssues(parsed.error.issues) });
}

export interface LenientlyRead<Value> {
  /** What remains once the broken fields are left out; `null` when nothing useful does. */
  readonly value: Value | null;
  readonly faults: readonly Fault[];
  /** Paths that were left out: rules cannot say anything about them. */
  readonly broken: readonly string[];
}

/** Reads past the broken fields, so that the rules can judge the rest and all faults come together. */
export function readLeniently<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): LenientlyRead<z.output<Schema>> {
  const parsed = schema.safeParse(body ?? {}, { reportInput: true });
  if (parsed.success) return { value: parsed.data, faults: [], broken: [] };
  const faults = faultsOfIssues(parsed.error.issues);
  const broken = faults.map((fault) => fault.path);
  const rest = structuredClone(body);
  for (const issue of parsed.error.issues) {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) leaveOut(rest, path, issue.input);
  }
  const again = schema.safeParse(rest ?? {});
  return { value: again.success ? again.data : null, faults, broken };
}

/** Required amounts and texts get a harmless stand-in, so that the rest of their line can be judged. */
function leaveOut(target: unknown, path: readonly PropertyKey[], _input: unknown): void {
  const last = path.at(-1);
  let parent: unknown = target;
  for (const part of path.slice(0, -1)) parent = child(parent, part);
  if (parent === null || typeof parent !== 'object' || last === undefined) return;
  const stand = typeof last === 'string' ? STAND_IN[last] : undefined;
  if (stand === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, stand);
}

const child = (parent: unknown, part: PropertyKey): unknown =>
  parent !== null && typeof parent === 'object' ? Reflect.get(parent, part) : undefined;

const STAND_IN: Readonly<Record<string, unknown>> = { description: '—', unit_price: '1' };
