/** A secret in memory that shows itself to nobody who does not ask for it by name. */
import { inspect } from 'node:util';

/** Printing, logging, spreading or serialising it yields `[secret]`. */
export class Secret<Value> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  reveal(): Value {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
