/**
 * All SQL of lists of invoices. Whatever is asked for, one answer looks at so many entries of an index at most: where that
 * is not enough to fill a page, the page says from where to go on.
 */

import { composedOnce } from '@arca-api/platform/database/composed-once';
import type { Database } from '@arca-api/platform/database/port';
import { type RawBuilder, sql } from 'kysely';
import type { CoreTables } from '../tables.ts';
import { INVOICE_COLUMNS } from './invoice-columns.ts';
import type { PresentableRow } from './present-invoice.ts';

export interface InvoiceFilter {
  readonly status?: string | undefined;
  readonly letter?: string | undefined;
  readonly kind?: string | undefined;
  readonly document?: string | undefined;
  readonly taxpayer?: string | undefined;
  readonly issued_from?: string | undefined;
  readonly issued_to?: string | undefined;
  readonly total_from?: string | undefined;
  readonly total_to?: string | undefined;
  readonly number?: number | undefined;
  readonly punto_de_venta?: number | undefined;
  readonly cae?: string | undefined;
  readonly external_id?: string | undefined;
  readonly q?: string | undefined;
  /** Issuers the caller may see; `null` is all. */
  readonly taxpayers?: readonly string[] | null | undefined;
}

export interface InvoicePage {
  readonly after: string | null;
  readonly limit: number;
}

/** An invoice as it is now: whatever is written to it makes another version. */
export interface ListedInvoice {
  readonly id: string;
  readonly version: string;
}

/** As it was read, which may be later than it was listed. */
export type VersionedRow = PresentableRow & { readonly version: string };

export interface ListedInvoices {
  readonly invoices: readonly ListedInvoice[];
  /** After which id the next page begins; `null`: there is nothing older. */
  readonly next: string | null;
}

/** How much one answer looks at. */
export interface Reach {
  /** Entries of the index that says what most filters ask. */
  readonly entries: number;
  /** Rows, where what is asked for is not in an index. */
  readonly rows: number;
  /** Ids that have a word, put into order. */
  readonly words: number;
}

const REACH: Reach = { entries: 40_000, rows: 1_500, words: 8_000 };
/** Days of ten years, and then some. */
const MOST_DAYS = 5_000;
/** Comes after every character. */
const LAST = '\u{10FFFF}';

type Sql = RawBuilder<unknown>;
const all = (conditions: readonly Sql[]): Sql => sql.join(conditions, sql` and `);
/** Where this is asked for, a limit is worth more than a plan for all values: what is in the text is planned with. */
const exactly = (value: number): Sql => sql.raw(String(value));

interface Asked {
  readonly organization: string;
  readonly mode: string;
  readonly filter: InvoiceFilter;
  /** `null`: whichever. */
  readonly issuers: readonly string[] | null;
  /** On the id, whatever it is of. */
  readonly within: (id: Sql) => readonly Sql[];
}

export function listInvoicesStore(database: Database, reach: Reach = REACH) {
  const core = database.schema<CoreTables>('core');

  async function list(
    organization: string,
    mode: string,
    filter: InvoiceFilter,
    { after, limit }: InvoicePage,
  ): Promise<ListedInvoices> {
    const issuers = await findIssuers(organization, mode, filter);
    if (issuers?.length === 0 || isEmpty(filter)) return NONE;
    const edges = await findEdges(organization, mode, filter);
    if (edges === null) return NONE;
    const within = (id: Sql): readonly Sql[] => [
      ...(after === null ? [] : [sql`${id} < ${after}`]),
      ...(edges.first === null ? [] : [sql`${id} >= ${edges.first}`]),
      ...(edges.last === null ? [] : [sql`${id} <= ${edges.last}`]),
    ];
    const asked: Asked = { organization, mode, filter, issuers, within };
    const source = await chooseSource(asked);
    const found = source === null ? await walk(asked, limit) : await look(asked, source, limit);
    const { invoices } = found;
    const next = invoices.length > limit ? (invoices[limit - 1]?.id ?? null) : found.next;
    return { invoices: invoices.slice(0, limit), next };
  }

  const rows = composedOnce(database, ({ ids }: { ids: readonly string[] }) =>
    core
      .selectFrom('invoices')
      .select(SHOWN_COLUMNS)
      .select(sql<string>`xmin::text`.as('version'))
      .where('id', '=', sql<string>`any(${ids}::text[])`)
      .compile(),
  );

  /** What is shown of these; what is gone meanwhile is left out. */
  async function read(ids: readonly string[]): Promise<readonly VersionedRow[]> {
    return (await rows({ ids: [...ids] })).rows;
  }

  async function findIssuers(
    organization: string,
    mode: string,
    { taxpayer, taxpayers }: InvoiceFilter,
  ): Promise<readonly string[] | null> {
    if (taxpayer === undefined && taxpayers == null) return null;
    let query = core
      .selectFrom('taxpayers')
      .select('id')
      .where('organization_id', '=', organization)
      .where('mode', '=', mode as PresentableRow['mode']);
    if (taxpayer !== undefined) query = query.where('cuit', '=', taxpayer);
    if (taxpayers != null) query = query.where(sql<boolean>`cuit = any(${[...taxpayers]}::text[])`);
    return (await query.execute()).map(({ id }) => id);
  }

  /** Ids follow time, as dates nearly do: between the first and the last of these dates there is little else. */
  async function findEdges(
    organization: string,
    mode: string,
    { issued_from: from, issued_to: to }: InvoiceFilter,
  ): Promise<{ readonly first: string | null; readonly last: string | null } | null> {
    if (from === undefined && to === undefined) return { first: null, last: null };
    const own = sql`organization_id = ${organization} and mode = ${mode}`;
    const { rows: ends } = await sql<{ from: string | null; to: string | null; days: number | null }>`
      with ends as (select
        (select issue_date from core.invoices where ${own} and issue_date >= ${from ?? ''} order by issue_date limit 1) as from_,
        (select issue_date from core.invoices where ${own} and issue_date <= ${to ?? '9999-12-31'}
          order by issue_date desc limit 1) as to_)
      select from_ as from, to_ as to, to_::date - from_::date as days from ends`.execute(core);
    const [end] = ends;
    if (end === undefined || end.from === null || end.to === null || end.from > end.to) return null;
    if ((end.days ?? 0) > MOST_DAYS) return { first: null, last: null };
    // A range of one day, in the order of the index of dates: whoever plans it for an equal day may rather walk all that
    // there is in the order of ids, for a guess at how many are of that day.
    // Behind `offset`, what is compared with is a column: under a policy of rows no function may go into an index.
    const edge = (order: Sql): Sql => sql`(select id from core.invoices
      where ${own} and issue_date >= day.day and issue_date <= day.day
      order by issue_date ${order}, id ${order} limit 1)`;
    const { rows } = await sql<{ first: string | null; last: string | null }>`
      select ${from === undefined ? sql`null` : sql`min(${edge(sql`asc`)})`} as first,
        ${to === undefined ? sql`null` : sql`max(${edge(sql`desc`)})`} as last
      from (select to_char(${end.from}::date + n, 'YYYY-MM-DD') as day
        from generate_series(0, ${exactly(end.days ?? 0)}) n offset 0) day`.execute(core);
    return rows[0] ?? null;
  }

  /** Ids among which all are that are asked for, in whatever order; `null`: nothing narrows them down. */
  async function chooseSource(asked: Asked): Promise<Source | null> {
    const { organization, mode, filter, within, issuers } = asked;
    const own = sql`i.organization_id = ${organization} and i.mode = ${mode}`;
    const of = (...conditions: readonly Sql[]): Sql =>
      sql`select i.id from core.invoices i where ${all([own, ...conditions, ...within(sql`i.id`)])}`;
    // As a range of one, in the order of their index, for the same reason as days are.
    const ofRecipient = (document: string): Sql =>
      sql`select r.id from (${of(
        sql`i.recipient_document >= ${document}`,
        sql`i.recipient_document <= ${document}`,
        sql`i.recipient_document <> '0'`,
      )} order by i.recipient_document desc, i.id desc limit ${exactly(reach.rows)}) r`;
    const { cae, external_id, number, document, q, status, kind } = filter;
    if (cae !== undefined) return { ids: of(sql`i.cae = ${cae}`) };
    if (external_id !== undefined) return { ids: ofExternalId(of, external_id) };
    if (q !== undefined) return chooseWords(asked, of, ofRecipient, q);
    if (number !== undefined) {
      const lanes = sql`select l.id from core.taxpayers t join core.lanes l on l.cuit = t.cuit
        where ${ofIssuers(asked)}`;
      return { ids: of(sql`i.number = ${number}`, sql`i.lane_id = any(array(${lanes}))`) };
    }
    if (document !== undefined && document !== '0') return { ids: ofRecipient(document) };
    if (status === 'rejected' || status === 'cancelled')
      return { ids: of(sql`i.status in ('rejected', 'cancelled')`) };
    // In the order of their index, so that no more of them are read than are wanted.
    const inLanes = (condition: Sql, order: Sql): Sql => sql`select i.id from core.taxpayers t
      join core.lanes l on l.cuit = t.cuit
      cross join lateral (select i.id from core.invoices i
        where ${all([sql`i.lane_id = l.id`, condition, ...within(sql`i.id`)])}
        order by ${order} limit ${exactly(reach.rows + 1)}) i
      where ${ofIssuers(asked)}`;
    const waiting = inLanes(
      sql`i.status in ('submitted', 'verifying')`,
      sql`i.lane_id, i.fixed_date, i.acceptance`,
    );
    if (status === 'submitted' || status === 'verifying')
      return (await isFew(waiting)) ? { ids: waiting } : null;
    if (kind !== undefined && kind !== 'invoice') return { ids: of(sql`i.kind <> 'invoice'`) };
    if (document !== undefined) return { ids: of() };
    if (issuers === null) return null;
    // Of an issuer with little among many: what has a number, what waits for one and what never gets one.
    const numbered = inLanes(sql`i.number is not null`, sql`i.lane_id, i.number desc`);
    if (!(await isFew(numbered)) || !(await isFew(waiting))) return null;
    const fallen = of(
      sql`i.status in ('rejected', 'cancelled')`,
      sql`i.taxpayer_id = any(${[...issuers]}::text[])`,
    );
    return { ids: sql`${numbered} union ${waiting} union ${fallen}` };
  }

  async function isFew(ids: Sql): Promise<boolean> {
    const { rows } = await sql<{ count: number }>`select count(*) as count
      from (${ids} limit ${exactly(reach.rows + 1)}) few`.execute(core);
    return (rows[0]?.count ?? 0) <= reach.rows;
  }

  /** Words are beginnings; what has thousands of each is walked through, for it soon fills a page. */
  async function chooseWords(
    asked: Asked,
    of: Of,
    ofRecipient: (document: string) => Sql,
    q: string,
  ): Promise<Source> {
    const { organization, mode, within } = asked;
    const digits = q.replace(/[\s.-]/g, '');
    const named = [
      sql`(${ofExternalId(of, q)})`,
      ...(/^\d{1,20}$/.test(digits) && digits !== '0'
        ? [sql`(${ofRecipient(digits)})`, sql`(${of(sql`i.cae = ${digits}`)})`]
        : []),
    ];
    const noted = (word: Sql, beyond: Sql): Sql => sql`select w.invoice_id as id from core.invoice_words w
      where ${all([
        sql`w.organization_id = ${organization} and w.mode = ${mode}`,
        sql`w.word >= ${word} and w.word < ${beyond}`,
        ...within(sql`w.invoice_id`),
      ])}`;
    const { rows: words } = await sql<{ word: string; count: number }>`
      select asked.word, (select count(*) from (${noted(sql`asked.word`, sql`asked.beyond`)} limit ${exactly(reach.words + 1)}) noted) as count
      from (select word, word || ${LAST}::text as beyond from core.words_of(${q}, null) offset 0) asked`.execute(
      core,
    );
    if (words.length === 0) return { ids: sql.join(named, sql` union `) };
    const rare = words.filter(({ count }) => count <= reach.words);
    const common = words.filter(({ count }) => count > reach.words);
    const begins = common.map(
      ({ word }) => sql`core.plain_text(i.recipient_name, i.notes) ~ ${`(^|[${SIGNS}])${word}`}`,
    );
    const isNamed = sql`i.id in (${sql.join(named, sql` union `)})`;
    const more = begins.length === 0 ? undefined : sql`(${all(begins)} or ${isNamed})`;
    if (rare.length === 0) return { ids: of(), ...(more && { more }) };
    const sets = rare.map(({ word }) => sql`(${noted(sql`${word}`, sql`${word + LAST}`)})`);
    const ids = sql.join([sql`(${sql.join(sets, sql` intersect `)})`, ...named], sql` union `);
    return { ids, ...(more && { more }) };
  }

  /** What is among these ids. */
  async function look(asked: Asked, { ids, more }: Source, limit: number): Promise<ListedInvoices> {
    // One look for each, in their order, until the page is full: nobody plans to read the table instead.
    const near = sql`select s.id from (${ids}) s order by s.id desc limit ${exactly(reach.rows)}`;
    const conditions = [...conditionsOf(asked), ...(more === undefined ? [] : [more])];
    const { rows: invoices } = await sql<ListedInvoice>`select i.id, i.version from (${near}) near
        cross join lateral (select *, xmin::text as version from core.invoices i where i.id = near.id limit 1) i
      where ${all(conditions)} order by near.id desc limit ${exactly(limit + 1)}`.execute(core);
    if (invoices.length > limit) return { invoices, next: null };
    const { rows: ends } = await sql<{ id: string }>`select s.id from (${ids}) s
      order by s.id desc offset ${exactly(reach.rows - 1)} limit 1`.execute(core);
    return { invoices, next: ends[0]?.id ?? null };
  }

  /** From the newest on, by an index that says what most filters ask. */
  async function walk(asked: Asked, limit: number): Promise<ListedInvoices> {
    const { organization, mode, issuers, within, filter } = asked;
    const entries = sql`select i.id, i.taxpayer_id, i.status, i.kind, i.letter, i.punto_de_venta, i.issue_date, i.total
      from core.invoices i
      where ${all([sql`i.organization_id = ${organization} and i.mode = ${mode}`, ...within(sql`i.id`)])}
      order by i.id desc`;
    const passing = [sql`true`, ...byIssuer(issuers), ...walkedBy(filter)];
    const { rows: invoices } = await sql<ListedInvoice>`select i.id, i.xmin::text as version from (
        select i.id from (${entries} limit ${exactly(reach.entries)}) i where ${all(passing)}
        order by i.id desc limit ${exactly(limit + 1)}) found
      join core.invoices i on i.id = found.id order by found.id desc`.execute(core);
    if (invoices.length > limit) return { invoices, next: null };
    const { rows: ends } = await sql<{ id: string }>`${entries}
      offset ${exactly(reach.entries - 1)} limit 1`.execute(core);
    return { invoices, next: ends[0]?.id ?? null };
  }

  return { list, read };
}

const NONE: ListedInvoices = { invoices: [], next: null };
/** What it was judged by is shown to nobody. */
const SHOWN_COLUMNS = INVOICE_COLUMNS.filter((column) => column !== 'context');
/** As `words_of` parts words. */
const SIGNS = '\\s!-/:-@\\[-`{-~';

interface Source {
  readonly ids: Sql;
  /** What else has to hold of each row. */
  readonly more?: Sql;
}
type Of = (...conditions: readonly Sql[]) => Sql;

/** By the two indexes that have it, each in the words of that index. */
const ofExternalId = (of: Of, id: string): Sql =>
  sql`${of(sql`i.external_id = ${id}`, sql`i.status not in ('rejected', 'cancelled')`)}
    union all ${of(sql`i.external_id = ${id}`, sql`i.status in ('rejected', 'cancelled')`)}`;

/** What nothing can be. */
function isEmpty({ issued_from, issued_to, total_from, total_to }: InvoiceFilter): boolean {
  return (
    (issued_from !== undefined && issued_to !== undefined && issued_from > issued_to) ||
    (total_from !== undefined && total_to !== undefined && Number(total_from) > Number(total_to))
  );
}

const byIssuer = (issuers: Asked['issuers']): readonly Sql[] =>
  issuers === null ? [] : [sql`i.taxpayer_id = any(${[...issuers]}::text[])`];

/** On `t`, an issuer. */
const ofIssuers = ({ organization, mode, issuers }: Asked): Sql =>
  issuers === null
    ? sql`t.organization_id = ${organization} and t.mode = ${mode}`
    : sql`t.id = any(${[...issuers]}::text[])`;

/** What the index says that is walked. */
function walkedBy(filter: InvoiceFilter): readonly Sql[] {
  const { status, letter, kind, punto_de_venta, issued_from, issued_to, total_from, total_to } = filter;
  const conditions: readonly (readonly [value: unknown, condition: Sql])[] = [
    [status, sql`i.status = ${status}`],
    [letter, sql`i.letter = ${letter}`],
    [kind, sql`i.kind = ${kind}`],
    [punto_de_venta, sql`i.punto_de_venta = ${punto_de_venta}`],
    [issued_from, sql`i.issue_date >= ${issued_from}`],
    [issued_to, sql`i.issue_date <= ${issued_to}`],
    [total_from, sql`i.total >= ${total_from}`],
    [total_to, sql`i.total <= ${total_to}`],
  ];
  return conditions.flatMap(([value, condition]) => (value === undefined ? [] : [condition]));
}

function conditionsOf({ organization, mode, filter, issuers }: Asked): readonly Sql[] {
  const { document, number, cae, external_id } = filter;
  return [
    sql`i.organization_id = ${organization} and i.mode = ${mode}`,
    ...byIssuer(issuers),
    ...walkedBy(filter),
    ...(document === undefined ? [] : [sql`i.recipient_document = ${document}`]),
    ...(number === undefined ? [] : [sql`i.number = ${number}`]),
    ...(cae === undefined ? [] : [sql`i.cae = ${cae}`]),
    ...(external_id === undefined ? [] : [sql`i.external_id = ${external_id}`]),
  ];
}
