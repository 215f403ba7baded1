/** Carries news to a hearer at least once, and keeps what it heard. */
import type { Plan } from '../faults/plan.ts';
import type { Chance } from '../scheduler/chance.ts';
import type { Process } from '../scheduler/process.ts';
import type { News, NewsBooks } from '../stores/port.ts';

/** What a hearer knows: each piece of news once, in the order in which it first came. */
export interface Hearer {
  readonly heard: readonly News[];
  hear(news: News): void;
}

export function createHearer(): Hearer {
  const known = new Set<string>();
  const heard: News[] = [];
  return {
    heard,
    hear(news) {
      if (known.has(news.id)) return;
      known.add(news.id);
      heard.push(news);
    },
  };
}

export interface RelayParts {
  readonly process: Process;
  readonly news: NewsBooks;
  readonly hearer: Hearer;
  readonly plan: Plan;
  readonly chance: Chance;
  readonly everyMs: number;
}

/** Reads what was not told, tells it, and only then says that it was. */
export function startRelay({ process, news, hearer, plan, chance, everyMs }: RelayParts): void {
  const round = async (): Promise<void> => {
    const taken = await process.ask('reads news', () => news.take());
    if (taken.length === 0) return;
    if (plan.strikes('news told late', 0.2)) await process.clock.sleep(chance.between(1000, 60_000));
    await process.ask(`tells ${taken.length}`, async () => {
      for (const one of taken) hearer.hear(one);
      if (plan.strikes('news told twice', 0.2)) for (const one of taken) hearer.hear(one);
    });
    const ids = taken.map((one) => one.id);
    await process.ask('notes what was told', () => news.told(ids));
  };
  const loop = async (): Promise<void> => {
    for (;;) {
      await round();
      await process.clock.sleep(everyMs);
    }
  };
  void loop();
}
