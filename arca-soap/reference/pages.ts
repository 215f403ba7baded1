/** Every page of the reference by its file name, as the code has it now. */
import { readNotes } from './read-notes.ts';
import { DOCUMENTED } from './services.ts';
import { writePage, writeTable } from './write-page.ts';

/** `wsfexv1.md` → its text; `README.md` lists them. */
export function referencePages(): ReadonlyMap<string, string> {
  const notes = readNotes(DOCUMENTED);
  const pages = new Map(
    DOCUMENTED.map((one, index) => {
      const said = notes[index];
      if (!said) throw new Error(`no notes of ${one.title}`);
      return [`${one.service.id}.md`, writePage(one, said)];
    }),
  );
  return pages.set('README.md', writeIndex());
}

function writeIndex(): string {
  const rows = DOCUMENTED.map(({ title, service, client }) => [
    `[${title}](${service.id}.md)`,
    `\`${client}\``,
    service.wsaaName === '' ? '' : `\`${service.wsaaName}\``,
    String(Object.keys(service.operations).length),
  ]);
  return `# arca-soap: reference

Every operation of every service that \`arca-soap\` speaks: fields, types, lengths, how often they occur and what they
mean. Paths are written as in code: \`Cmp.Items[].Pro_ds\` is a field of each item of the list \`Items\`. Lists of an answer
are always there, be they empty; what occurs \`0..1\` is missing when ARCA leaves it out, empties it or writes \`NULL\`.
Lengths bind what is sent.

${writeTable(['service', 'client', 'WSAA name', 'operations'], rows)}

These pages are written by \`arca-soap/reference/generate.ts\` from the descriptors and their comments; a test fails when
they disagree.
`;
}
