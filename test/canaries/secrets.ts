/** Secrets and the ways in which they give themselves away. */

export interface Secret {
  readonly name: string;
  readonly value: Uint8Array | string;
}

/** All of what it could be written as: as it is, encoded whole, or its middle in either alphabet of base64. */
export function formsOf({ value }: Secret): readonly string[] {
  const bytes = Buffer.from(value as string);
  const base64 = bytes.toString('base64');
  // What is encoded together with something before it begins at another third of a byte.
  const shifted = [1, 2].map((by) => bytes.subarray(by).toString('base64').slice(0, -4));
  const texts =
    typeof value === 'string' ? [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)] : [];
  const long = [base64.replace(/=+$/, ''), ...shifted].filter((form) => form.length >= 16);
  return [
    ...new Set([
      ...texts,
      bytes.toString('hex'),
      ...long.flatMap((form) => {
        const middle = form.length > 200 ? form.slice(64, 128) : form;
        return [middle, middle.replaceAll('+', '-').replaceAll('/', '_')];
      }),
    ]),
  ];
}

export interface Written {
  readonly where: string;
  readonly text: string;
}

/** Where which secret was found. */
export function search(written: readonly Written[], secrets: readonly Secret[]): readonly string[] {
  const forms = secrets.map((secret) => [secret.name, formsOf(secret)] as const);
  return written.flatMap(({ where, text }) => {
    const lower = text.toLowerCase();
    return forms.flatMap(([name, all]) => {
      const found = all.find(
        (form) => text.includes(form) || (/^[0-9a-f]+$/.test(form) && lower.includes(form)),
      );
      if (found === undefined) return [];
      const at = Math.max(0, text.indexOf(found) - 60);
      return [`${name} in ${where}: …${text.slice(at, at + 60)}`];
    });
  });
}
