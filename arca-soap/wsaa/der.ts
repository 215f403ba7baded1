/** As much of DER (ITU-T X.690) as a signature is made of. */

/** One whole block. */
export type Der = Buffer<ArrayBuffer>;

/** A block around these blocks. */
export function constructed(tag: number, ...blocks: readonly Uint8Array[]): Der {
  const size = blocks.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([Uint8Array.of(tag, ...lengthOf(size)), ...blocks]);
}

export const sequence = (...blocks: readonly Uint8Array[]): Der => constructed(0x30, ...blocks);
export const set = (...blocks: readonly Uint8Array[]): Der => constructed(0x31, ...blocks);
export const octets = (bytes: Uint8Array): Der => constructed(0x04, bytes);
/** From 0 to 127. */
export const integer = (value: number): Der => constructed(0x02, Uint8Array.of(value));
export const NULL: Der = constructed(0x05);

/** An object identifier, from its numbers with dots between them. */
export function identifier(text: string): Der {
  const [first = 0, second = 0, ...others] = text.split('.').map(Number);
  return constructed(0x06, Uint8Array.from([first * 40 + second, ...others].flatMap(inSevens)));
}

/** To the second; for the years 1950 to 2049, which is what it can tell. */
export function utcTime(instant: number): Der {
  const text = new Date(instant).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14);
  return constructed(0x17, Buffer.from(`${text}Z`, 'latin1'));
}

/** The blocks in a block of DER, each whole. */
export function childrenOf(block: Uint8Array): readonly Uint8Array[] {
  const children: Uint8Array[] = [];
  for (let at = startOf(block); at < block.length; ) {
    const rest = block.subarray(at);
    const size = sizeOf(rest);
    children.push(rest.subarray(0, size));
    at += size;
  }
  return children;
}

/** Where what is inside begins. */
const startOf = ([, length = 0]: Uint8Array): number => (length < 0x80 ? 2 : 2 + (length & 0x7f));

function sizeOf(block: Uint8Array): number {
  const start = startOf(block);
  const [, length = 0] = block;
  if (length < 0x80) return start + length;
  return start + block.subarray(2, start).reduce((sum, byte) => sum * 256 + byte, 0);
}

function lengthOf(size: number): readonly number[] {
  if (size < 0x80) return [size];
  const bytes: number[] = [];
  for (let left = size; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256);
  return [0x80 | bytes.length, ...bytes];
}

/** Seven bits a byte, all but the last marked. */
function inSevens(value: number): number[] {
  const bytes = [value % 128];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
    bytes.unshift(0x80 | (left % 128));
  return bytes;
}
