// Why it does not start, told to somebody who does not read stack traces.
import { InputProblem, type Words } from '../problem.ts';

const BY_CODE: Readonly<Record<string, Words>> = {
  EADDRINUSE: {
    es: 'Ese puerto ya está en uso: elegí otro con --port, o 0 para uno libre.',
    en: 'That port is in use: choose another with --port, or 0 for a free one.',
  },
  EACCES: {
    es: 'No hay permiso para usar ese puerto o esa carpeta: elegí otros.',
    en: 'That port or folder may not be used: choose others.',
  },
  EADDRNOTAVAIL: {
    es: 'Esa dirección no es de esta máquina: revisá --host.',
    en: 'That address is not of this machine: check --host.',
  },
  ENOTFOUND: {
    es: 'Ese nombre no se encuentra: revisá --host.',
    en: 'That name is not found: check --host.',
  },
  ENOTDIR: {
    es: 'La ruta de --data no es una carpeta.',
    en: 'The path of --data is not a folder.',
  },
  EEXIST: {
    es: 'La ruta de --data no es una carpeta.',
    en: 'The path of --data is not a folder.',
  },
};

/** One sentence in each language. */
export function explainStart(error: unknown): Words {
  if (error instanceof InputProblem)
    return { es: `${error.words.es} ${error.fix.es}`, en: `${error.words.en} ${error.fix.en}` };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known) return known;
  const detail = error instanceof Error ? error.message : String(error);
  return { es: `No pudo arrancar: ${detail}`, en: `It could not start: ${detail}` };
}
