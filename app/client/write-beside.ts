/** Writes what failed beside the file it came from, over nothing that somebody may be mending. */
import { readFile, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';

/** `ventas.csv` → `ventas.errores.csv`, or `ventas.errores-2.csv`; answers the name. The same again is left alone. */
export async function writeBeside(path: string, ending: string, bytes: Buffer): Promise<string> {
  const end = extname(path) || ending;
  const stem = path.slice(0, path.length - extname(path).length);
  for (let number = 1; ; number++) {
    const name = `${stem}.errores${number === 1 ? '' : `-${number}`}${end}`;
    try {
      await writeFile(name, bytes, { flag: 'wx' });
      return name;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if ((await readFile(name).catch(() => null))?.equals(bytes) === true) return name;
  }
}
