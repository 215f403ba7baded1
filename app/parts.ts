/** What one process is made of: services, and the halves of `api` that may run apart from each other. */
export const PARTS = ['api:doors', 'api:issuing', 'arca-gateway', 'webhooks'] as const;
export type Part = (typeof PARTS)[number];
export type Parts = ReadonlySet<Part>;

export const EVERYTHING: Parts = new Set(PARTS);

/** What `--services` takes, and what each name brings. */
const NAMES: Readonly<Record<string, readonly Part[]>> = {
  api: ['api:doors', 'api:issuing'],
  'api:doors': ['api:doors'],
  'api:issuing': ['api:issuing'],
  'arca-gateway': ['arca-gateway'],
  webhooks: ['webhooks'],
};

/** `api,arca-gateway` → its parts; `null` for whatever names something else, or nothing. */
export function readParts(text: string): Parts | null {
  const names = text.split(',').map((name) => name.trim());
  if (names.some((name) => !Object.hasOwn(NAMES, name))) return null;
  return new Set(names.flatMap((name) => NAMES[name] ?? []));
}

export const PART_NAMES: readonly string[] = Object.keys(NAMES);
