/** A batch on its way to ARCA, as text: what of it can be told, and how it is cut in two. */

/** A lane, as whoever asks ARCA about one names it. */
export interface LaneXml {
  readonly cuit: string;
  readonly punto_de_venta: number;
  readonly type: number;
}

export interface BatchXml extends LaneXml {
  readonly first: number;
  readonly count: number;
}

const DETAIL = /<(?:\w+:)?FECAEDetRequest>[\s\S]*?<\/(?:\w+:)?FECAEDetRequest>/g;

const numberIn = (body: string, name: string): number =>
  Number(new RegExp(`<(?:\\w+:)?${name}>(\\d+)<`).exec(body)?.[1] ?? Number.NaN);

/** `null` for whatever is no batch. */
export function readBatch(body: string): BatchXml | null {
  const count = body.match(DETAIL)?.length ?? 0;
  if (count === 0) return null;
  return { ...readLane(body), first: numberIn(body, 'CbteDesde'), count };
}

export const readLane = (body: string): LaneXml => ({
  cuit: /<(?:\w+:)?Cuit>(\d+)</.exec(body)?.[1] ?? '',
  punto_de_venta: numberIn(body, 'PtoVta'),
  type: numberIn(body, 'CbteTipo'),
});

/** The first `keep` comprobantes of a batch, and the others. */
export function splitBatch(body: string, keep: number): readonly [string, string] {
  const details = body.match(DETAIL) ?? [];
  // Details differ at least in their number.
  const only = (wanted: readonly string[]): string =>
    body
      .replace(DETAIL, (detail) => (wanted.includes(detail) ? detail : ''))
      .replace(/(<(?:\w+:)?CantReg>)\d+/, `$1${wanted.length}`);
  return [only(details.slice(0, keep)), only(details.slice(keep))];
}
