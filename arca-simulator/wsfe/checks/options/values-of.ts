// Options come as a flat list of pairs; rules ask for the values of one id.
import type { Opcional } from '../../detail.ts';

/** Every value of an option, in the order sent; an absent one is the empty text. */
export function valuesOf(options: readonly Opcional[], id: string): string[] {
  return options.filter((one) => one.Id === id).map((one) => one.Valor ?? '');
}
