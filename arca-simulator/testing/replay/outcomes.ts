// Every recording of the services offered, replayed in the order of their names.
import { listRecordings } from '../recordings.ts';
import type { Outcome } from './page.ts';
import { RECIPES, takesFromTheAnswer } from './recipes.ts';
import { isReproduced, run } from './replay.ts';

const SERVICES = ['wsaa', 'wsfev1', 'wsfexv1', 'wscdc', 'ws_sr_constancia_inscripcion'];

export const RECORDINGS: readonly string[] = SERVICES.flatMap((service) => listRecordings(`${service}__`));

export async function outcomes(): Promise<Outcome[]> {
  const found: Outcome[] = [];
  for (const name of RECORDINGS) {
    const because = RECIPES[name]?.impossible;
    const reproduced = because === undefined && isReproduced(await run(name));
    found.push({ name, reproduced, because, givenByAnswer: takesFromTheAnswer(name) });
  }
  return found;
}
