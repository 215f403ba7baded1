/** What answers told of, to be asked about later: real ids reach deeper than made-up ones. */
export interface Sightings {
  /** Something of the kind that was seen. */
  pick(kind: string, n: number): string | undefined;
  look(body: string): void;
  add(kind: string, value: string): void;
}

/** Of each kind the last ones are remembered, of issuers few: most of what is asked is asked of one that works. */
const KEPT = 60;
const KEPT_ISSUERS = 4;

export function createSightings(issuers: readonly string[]): Sightings {
  const seen = new Map<string, string[]>([['cuit', [...issuers]]]);
  const add = (kind: string, value: string): void => {
    const kept = seen.get(kind) ?? [];
    if (kept.includes(value)) return;
    kept.push(value);
    if (kept.length > (kind === 'cuit' ? KEPT_ISSUERS : KEPT)) kept.shift();
    seen.set(kind, kept);
  };
  return {
    add,
    pick(kind, n) {
      const kept = seen.get(kind) ?? [];
      return kept[n % Math.max(1, kept.length)];
    },
    look(body) {
      for (const [id, kind = ''] of body.matchAll(/\b([a-z]{3})_[a-z0-9]{26}\b/g)) add(kind, id);
      for (const [id] of body.matchAll(/simulator:\d{11}:\d+:\d+/g)) add('lane', id);
      for (const [, hash = ''] of body.matchAll(/"content_hash":"(\w+)"/g)) add('hash', hash);
      for (const [, token = ''] of body.matchAll(/\/public\/invoices\/([\w.-]+)/g)) add('token', token);
    },
  };
}
