/** Writes docs/performance.md and its twin in Spanish from the kept results: every figure in them comes from here. */
import { ENTRIES, isMet, type Shown, targetOf, tellMachine, type Words } from '../catalogue.ts';
import { PEERS } from '../peers/clients.ts';
import { type Result, type Row, type Store, US } from '../results.ts';
import { inWordsOf } from './in-spanish.ts';
import { sayTarget, TEXTS } from './texts.ts';

export type Language = keyof Words;

/** A result with the name of the file that keeps it. */
export interface Kept {
  readonly file: string;
  readonly result: Result;
}

const LISTED_WITHIN_MS = 50;
const STORES: readonly Store[] = ['embedded', 'postgres'];

/** The newest that measured all of these in one run. */
function newest(kept: readonly Kept[], suites: readonly string[]): Kept | undefined {
  const holds = ({ result }: Kept): boolean =>
    suites.every((suite) => result.rows.some((row) => row.suite === suite));
  return kept.toSorted((a, b) => b.result.at.localeCompare(a.result.at)).find(holds);
}

/** Its columns as wide as their widest cell, as every table here is written. */
function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...lines].map((cells) => (cells[column] ?? '').length)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...lines]
    .map((cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .join('\n');
}

export function composePerformance(kept: readonly Kept[], language: Language): string {
  const main = newest(kept, ['issue', 'peers', 'special']);
  if (main === undefined) throw new Error('no kept result has issue, peers and special in one run');
  const say = (words: Words): string => words[language];
  const { rows } = main.result;
  const parts = [
    `# ${say(TEXTS.title)}`,
    say(TEXTS.twin),
    say(TEXTS.generated),
    measured(main, language),
    say(TEXTS.how),
    `## ${say(TEXTS.reached)}`,
    table(
      [say(TEXTS.what), ...STORES.map((store) => say(TEXTS[store])), say(TEXTS.target)],
      ours(rows, language),
    ),
    `## ${say(TEXTS.beside)}`,
    say(TEXTS.besideHow),
    table(
      [say(TEXTS.what), ...STORES.map((store) => `${US}, ${say(TEXTS[store])}`), ...PEERS],
      beside(rows, language),
    ),
    say(TEXTS.besideNotes),
    `## ${say(TEXTS.bounds)}`,
    ...bounds(rows, language),
    ...growth(kept, language),
    ...lists(kept, language),
    ...programs(kept, language),
  ];
  return `${parts.join('\n\n')}\n`;
}

function measured({ file, result }: Kept, language: Language): string {
  const packages = Object.entries(result.versions)
    .filter(([name]) => name !== 'node' && name !== 'platform')
    .map(([name, version]) => `${name} ${version}`);
  const { at, commit, changed } = result;
  const words = TEXTS.measured[language]
    .replace('{date}', at.slice(0, 10))
    .replace('{commit}', commit + (changed ? '+' : ''));
  const { load_before, yardstick_ms } = result.machine;
  const [load = '', before = '', after = ''] = [load_before, ...yardstick_ms].map((one) =>
    tell(one, language),
  );
  const yardstick = TEXTS.yardstick[language]
    .replace('{load}', load)
    .replace('{before}', before)
    .replace('{after}', after);
  const sentences = [inWordsOf(language, tellMachine(result)), packages.join(', ')].filter(
    (one) => one !== '',
  );
  return `${words} ${sentences.join('. ')}. ${yardstick} [JSON](../bench/results/${file})`;
}

/** Each figure of ours beside what was to be reached. */
function ours(rows: readonly Row[], language: Language): string[][] {
  const lines: string[][] = [];
  for (const entry of ENTRIES) {
    for (const shown of entry.shown) {
      const cells = STORES.map((store) => {
        const row = find(rows, entry.suite, entry.id, US, store);
        return row === undefined ? '–' : judged(shown, row, language);
      });
      if (cells.every((cell) => cell === '–')) continue;
      const title = `${entry.title[language]}: ${shown.unit[language]}`;
      lines.push([title, ...cells, sayTarget(shown.targets ?? [], language)]);
    }
  }
  return lines;
}

function judged(shown: Shown, row: Row, language: Language): string {
  const value = row.figures[shown.figure];
  const target = targetOf(shown, row.store);
  const told = tell(value, language);
  if (target === undefined) return told;
  return isMet(target, value) ? `${told} ✓` : `**${told}** ${TEXTS.missed[language]}`;
}

function beside(rows: readonly Row[], language: Language): string[][] {
  const lines: string[][] = [];
  for (const entry of ENTRIES) {
    const suite = entry.suite === 'issue' ? 'peers' : entry.suite;
    for (const shown of entry.shown) {
      const theirs = PEERS.map((name) => find(rows, suite, entry.id, name, null));
      if (theirs.every((row) => row === undefined)) continue;
      const our = STORES.map((store) => find(rows, entry.suite, entry.id, US, store));
      lines.push([
        `${entry.title[language]}: ${shown.unit[language]}`,
        ...[...our, ...theirs].map((row) => tell(row?.figures[shown.figure], language)),
      ]);
    }
  }
  return lines;
}

/** Where the CPU of the platform's process goes, and how much of a core it took. */
function bounds(rows: readonly Row[], language: Language): string[] {
  return rows
    .filter(({ who, figures }) => who === US && 'profile_percent' in figures)
    .filter(({ id }) => id !== 'sequential-300')
    .map(({ id, store, figures }) => {
      const title = ENTRIES.find((entry) => entry.id === id)?.title[language] ?? id;
      const shares = Object.entries(figures['profile_percent'] as Record<string, number>)
        .filter(([, percent]) => percent >= 2)
        .map(([part, percent]) => `${tell(percent, language)} % ${inWordsOf(language, part)}`);
      const where = store === null ? '' : TEXTS[store][language];
      return `**${title}, ${where}**: ${shares.join(', ')}.${coresOf(figures, language)}`;
    });
}

/** Whether it was the platform that was busy, or somebody it waited for. */
function coresOf(figures: Row['figures'], language: Language): string {
  const cores = [figures['platform_cores'], figures['driver_cores'], figures['simulator_cores']];
  if (cores.some((one) => typeof one !== 'number')) return '';
  const [platform = '', driver = '', simulator = ''] = cores.map((one) => tell(one, language));
  const words = TEXTS.cores[language];
  return ` ${words.replace('{platform}', platform).replace('{driver}', driver).replace('{simulator}', simulator)}`;
}

/** The same work with ever more stored, each figure with how many times that of the least stored it is. */
function growth(kept: readonly Kept[], language: Language): string[] {
  const source = newest(kept, ['growth']);
  if (source === undefined) return [];
  const rows = source.result.rows.filter(({ suite }) => suite === 'growth');
  const columns = Object.entries(TEXTS.growthColumns);
  const lines = rows.map(({ figures }) =>
    columns.map(([name]) => {
      const times = figures[`times_${name}`];
      const told = tell(figures[name], language);
      return times === undefined ? told : `${told} (×${tell(times, language)})`;
    }),
  );
  return [
    `## ${TEXTS.growth[language]}`,
    measured(source, language),
    TEXTS.growthHow[language].replace('{tenants}', tell(rows[0]?.figures['tenants'], language)),
    table(
      columns.map(([, words]) => words[language]),
      lines,
    ),
  ];
}

/** What a large tenant and a small one ask of their invoices, beside all others'. */
function lists(kept: readonly Kept[], language: Language): string[] {
  const source = newest(kept, ['lists']);
  if (source === undefined) return [];
  const rows = source.result.rows.filter(({ suite }) => suite === 'lists');
  const of = (tenant: string) => rows.filter(({ figures }) => figures['tenant'] === tenant);
  const [large, small] = [of('large'), of('small')];
  const figures = ['p50_ms', 'p95_ms', 'p99_ms'] as const;
  const lines = large.map((row) => [
    `\`${row.id}\``,
    `${tell(row.figures['found'], language)}${row.figures['goes_on'] === true ? '+' : ''}`,
    ...[row, small.find(({ id }) => id === row.id)].flatMap((one) =>
      figures.map((figure) => {
        const value = one?.figures[figure];
        const missed = figure === 'p95_ms' && Number(value) > LISTED_WITHIN_MS;
        return missed ? `**${tell(value, language)}** ${TEXTS.missed[language]}` : tell(value, language);
      }),
    ),
  ]);
  const count = (found: readonly Row[], figure: string) => tell(found[0]?.figures[figure], language);
  return [
    `## ${TEXTS.lists[language]}`,
    measured(source, language),
    TEXTS.listsHow[language]
      .replace('{stored}', count(large, 'stored'))
      .replace('{gigabytes}', count(large, 'gigabytes'))
      .replace('{large}', count(large, 'of_tenant'))
      .replace('{small}', count(small, 'of_tenant')),
    table(
      [TEXTS.what, TEXTS.found, ...TEXTS.listsColumns].map((words) => words[language]),
      lines,
    ),
  ];
}

/** What is measured by programs of their own, each with its newest kept run. */
function programs(kept: readonly Kept[], language: Language): string[] {
  const lines = (['pdf', 'soap', 'simulator', 'webhooks', 'fleet'] as const).flatMap((suite) => {
    const source = newest(kept, [suite]);
    const [row, ...others] = source?.result.rows.filter((one) => one.suite === suite) ?? [];
    if (source === undefined || row === undefined) return [];
    // Of one that has many rows each is named.
    const named = Object.fromEntries([row, ...others].map((one) => [one.id, one.figures]));
    const figures = flatten(others.length === 0 ? row.figures : named);
    return TEXTS.programs[suite].map(({ figure, words }) => [
      words[language],
      tell(figures.get(figure), language),
      source.result.at.slice(0, 10),
    ]);
  });
  if (lines.length === 0) return [];
  const head = [TEXTS.what, TEXTS.figure, TEXTS.date].map((words) => words[language]);
  return [`## ${TEXTS.pieces[language]}`, table(head, lines)];
}

/** `{ a: { b: 1 } }` → `a.b`. */
function flatten(value: object, prefix = ''): Map<string, unknown> {
  return new Map(
    Object.entries(value).flatMap(([name, inside]): [string, unknown][] =>
      typeof inside === 'object' && inside !== null
        ? [...flatten(inside, `${prefix}${name}.`)]
        : [[prefix + name, inside]],
    ),
  );
}

const find = (rows: readonly Row[], suite: string, id: string, who: string, store: Store | null) =>
  rows.find((row) => row.suite === suite && row.id === id && row.who === who && row.store === store);

function tell(value: unknown, language: Language): string {
  if (value === undefined || value === null) return '–';
  if (typeof value !== 'number') return inWordsOf(language, String(value));
  const digits = Math.abs(value) >= 100 ? 0 : 2;
  return value.toLocaleString(language === 'es' ? 'es-AR' : 'en-GB', { maximumFractionDigits: digits });
}
