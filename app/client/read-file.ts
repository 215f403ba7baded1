/** A file a person names, as text: «-» is standard input; one that is no text goes as base64, as the API takes DER. */
import { readFile } from 'node:fs/promises';
import { ConfigFaults } from '../config.ts';

/** No certificate and no invoice is larger. */
const LARGEST = 5_000_000;

export async function readTextFile(path: string): Promise<string> {
  const bytes = path === '-' ? await readStandardInput() : await readBytes(path);
  if (bytes.length > LARGEST) throw new ConfigFaults([`${path}: es demasiado grande. / It is too large.`]);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\u0000')) return text;
  } catch {
    // Not UTF-8: as good as binary.
  }
  return bytes.toString('base64');
}

async function readBytes(path: string): Promise<Buffer> {
  return readFile(path).catch(() => {
    throw new ConfigFaults([`${path}: no se puede leer. / It cannot be read.`]);
  });
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
