/** Documents are read-only inside; the wire's schemas want plain JSON, which anybody may write to. */

/** The same shape without `readonly`. */
export type Plain<Value> = Value extends readonly (infer Item)[]
  ? Plain<Item>[]
  : Value extends object
    ? { -readonly [Key in keyof Value]: Plain<Value[Key]> }
    : Value;

/**
 * Says to the type checker that a document will only be serialised.
 *
 * @example
 * gateway.translate({ comprobante: plain(assessment.comprobante), number: null });
 */
export const plain = <Value>(value: Value): Plain<Value> => value as Plain<Value>;
