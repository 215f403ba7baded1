// What the buyers of facturas de crédito said of them: a rejected one may be annulled, any other may not.

/** A buyer's answer to one FCE. */
export interface FceAnswer {
  readonly cuit: string;
  readonly punto_de_venta: number;
  /** 201, 206, 211 or one of their notes. */
  readonly type: number;
  readonly number: number;
  readonly answer: 'accepted' | 'rejected';
}

export interface FceAnswers {
  put(answer: FceAnswer): void;
  /** Whether the buyer rejected it; one that nobody answered is not rejected. */
  rejected(id: Omit<FceAnswer, 'answer'>): boolean;
  reset(): void;
}

export function createFceAnswers(): FceAnswers {
  const known = new Map<string, FceAnswer['answer']>();
  const key = ({ cuit, type, punto_de_venta, number }: Omit<FceAnswer, 'answer'>): string =>
    `${cuit}/${type}/${punto_de_venta}/${number}`;
  return {
    put: (answer) => void known.set(key(answer), answer.answer),
    rejected: (id) => known.get(key(id)) === 'rejected',
    reset: () => known.clear(),
  };
}
