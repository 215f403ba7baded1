/** Writes a PDF of each sample to the folder it is given, for people to look at. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderComprobante } from './render-comprobante.ts';
import { sampleA, samples } from './samples.ts';

if (import.meta.main) {
  const folder = process.argv[2] ?? '.';
  mkdirSync(folder, { recursive: true });
  for (const [name, printable] of Object.entries(samples())) {
    writeFileSync(
      join(folder, `${name}.pdf`),
      renderComprobante(printable, { copies: ['original'], format: 'a4' }),
    );
    writeFileSync(
      join(folder, `${name}-ticket.pdf`),
      renderComprobante(printable, { copies: [], format: 'ticket80' }),
    );
  }
  const copies = ['original', 'duplicado', 'triplicado'] as const;
  writeFileSync(join(folder, 'copias.pdf'), renderComprobante(sampleA(), { copies, format: 'a4' }));
}
