// Turns the bytes of a request into the letters that the service would see, as its stack decides it.
import type { Stack } from '../service.ts';

/**
 * Text of a body, by its byte order mark, the charset of its type, or what its XML declaration says; else UTF-8.
 *
 * ASMX does not look into `text/xml`: without a charset it is ASCII (RFC 3023), and each other byte a question mark.
 */
export function decodeBody(bytes: Buffer, contentType: string, stack: Stack): string {
  const mark = markOf(bytes);
  const charset = decoderOf(/charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1]);
  if (mark) return new TextDecoder(mark).decode(bytes);
  if (charset) return charset.decode(bytes);
  if (stack === 'asmx' && !/^\s*application\//i.test(contentType))
    return bytes.toString('latin1').replace(/[\x80-\xff]/g, '?');
  const start = bytes.subarray(0, 200).toString('latin1');
  const declared = decoderOf(/^<\?xml[^>]*encoding=["']([\w-]+)/.exec(start)?.[1]);
  return (declared ?? new TextDecoder()).decode(bytes);
}

function markOf(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 3).toString('hex');
  if (start === 'efbbbf') return 'utf-8';
  return start.startsWith('fffe') ? 'utf-16le' : start.startsWith('feff') ? 'utf-16be' : undefined;
}

/** `undefined` for a name that nobody knows. */
function decoderOf(charset: string | undefined): InstanceType<typeof TextDecoder> | undefined {
  try {
    return charset === undefined ? undefined : new TextDecoder(charset);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
