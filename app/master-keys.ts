/** The master keys an installation was told of: the one that seals, and those that still open. */

export interface MasterKeys {
  /** Seals and signs from now on. */
  readonly current: Uint8Array;
  /** Open what they sealed, until `arca rotate-keys` has moved it and no link of theirs matters any more. */
  readonly previous: readonly Uint8Array[];
  /** Where the current one was told: a setting, or a file. */
  readonly from: string;
}

/** 32 bytes as 64 hexadecimal digits or base64; `null` when it is neither. */
export function readMasterKey(text: string): Uint8Array | null {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  return key.length === 32 ? new Uint8Array(key) : null;
}

/** Several, with commas or in lines. A fault never repeats what was told: it is a secret. */
export function readMasterKeys(name: string, text: string, faults: string[]): readonly Uint8Array[] {
  return text
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .flatMap((one, index) => {
      const key = readMasterKey(one);
      if (key !== null) return [key];
      faults.push(
        `${name}: la ${index + 1}.ª no son 32 bytes en hexadecimal o base64. / Number ${index + 1} is not 32 bytes.`,
      );
      return [];
    });
}
