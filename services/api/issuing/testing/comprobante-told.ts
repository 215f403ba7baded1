/** What the snapshot of an event says of a comprobante, whether it is an invoice's own or was found in its lane. */
export interface ComprobanteTold {
  readonly number: number | null;
  readonly cae: string | null;
}

export function comprobanteTold(data: unknown): ComprobanteTold {
  const { number = null, cae = null } = data as Partial<ComprobanteTold>;
  return { number, cae };
}
