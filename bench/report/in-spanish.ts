/** What measurements say in English words, for the page in Spanish: parts of the platform, and how others ended. */
import type { Words } from '../catalogue.ts';

const WORDS: Readonly<Record<string, string>> = {
  'PGlite (the embedded database itself)': 'PGlite (la base embebida misma)',
  'the driver of PostgreSQL': 'el driver de PostgreSQL',
  'kysely: composing SQL': 'kysely: armar el SQL',
  'zod: checking documents': 'zod: revisar documentos',
  'other packages': 'otros paquetes',
  'sockets, files and the rest of Node': 'sockets, archivos y el resto de Node',
  'native code: UTF-8, timers and the rest': 'código nativo: UTF-8, temporizadores y lo demás',
  'flushing to the disk (fsync)': 'grabar en disco (fsync)',
  'writing to sockets (system calls)': 'escribir en sockets (llamadas al sistema)',
  'files: other system calls': 'archivos: otras llamadas al sistema',
  'garbage collector': 'recolector de basura',
  'still waiting': 'sigue esperando',
};

export function inWordsOf(language: keyof Words, text: string): string {
  if (language === 'en') return text;
  return WORDS[text] ?? text.replace(/^thrown: /, 'lanzó: ').replace(/ · (\d+) cores · /, ' · $1 núcleos · ');
}
