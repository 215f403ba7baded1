// What a route of the control API is: a noun with its methods, each one call to one control.

import type { Input } from '../../input.ts';
import type { Worlds } from '../../worlds/worlds.ts';
import type { Control } from '../control.ts';

export interface Request {
  /** Path segments after the noun. */
  readonly names: readonly string[];
  readonly input: Input;
  readonly query: URLSearchParams;
}

/** What a route acts on. */
export interface Target {
  readonly control: Control;
  readonly worlds: Worlds;
  /** `http://host:port` as the client wrote it. */
  readonly origin: string;
  /** Refuses connections for so many milliseconds, once this answer has left. */
  refuseFor(milliseconds: number): void;
}

/** The result as JSON; `undefined` when what was asked for does not exist. */
export type Run = (target: Target, request: Request) => unknown;

export interface Noun {
  readonly run: Readonly<Record<string, Run>>;
  /** Path segments that may follow the noun; 1 unless told. */
  readonly names?: number;
  /** `false` where a POST makes nothing that was not there. */
  readonly creates?: false;
}
