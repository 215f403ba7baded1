/** What a tenant asks of its invoices: each filter, each search, and how deep a page lies. */
import type { Database } from '@arca-api/platform/database/port';
import { sql } from 'kysely';

export interface Asked {
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
}

interface Sample {
  readonly id: string;
  readonly issue_date: string;
  readonly recipient_document: string;
  readonly number: number;
  readonly cae: string;
  readonly external_id: string;
  readonly total: string;
  readonly name: string;
}

/** With what the tenant has in its middle, so that nothing is found at once. */
export async function questions(database: Database, cuit: string, stored: number): Promise<readonly Asked[]> {
  const core = database.schema('core');
  const own = sql`organization_id = (select organization_id from core.taxpayers where cuit = ${cuit}) and mode = 'test'`;
  const { rows: deep } = await sql<{
    id: string;
    part: number;
  }>`select part, (select id from core.invoices where ${own}
      order by id offset (select (count(*) * part)::int from core.invoices where ${own}) limit 1) as id
    from (values (0.5), (0.02)) parts (part)`.execute(core);
  const { rows } =
    await sql<Sample>`select id, issue_date, recipient_document, number, cae, external_id, total,
      recipient_name as name from core.invoices where ${own} and id >= ${deep[0]?.id ?? ''} and number is not null
      and recipient_name like 'Comercial %' order by id limit 1`.execute(core);
  const { rows: issuers } = await sql<{
    cuit: string;
  }>`select cuit from core.taxpayers where ${own} order by cuit desc`.execute(core);
  const [one] = rows;
  if (one === undefined) throw new Error('the tenant has too few invoices');
  const day = (text: string, days: number): string =>
    new Date(Date.parse(text) + days * 86_400_000).toISOString().slice(0, 10);
  const asked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    newest: {},
    'newest-100': { limit: '100' },
    'page-in-the-middle': { after: deep[0]?.id ?? '' },
    'page-near-the-end': { after: deep[1]?.id ?? '' },
    submitted: { status: 'submitted' },
    verifying: { status: 'verifying' },
    authorized: { status: 'authorized' },
    rejected: { status: 'rejected' },
    cancelled: { status: 'cancelled' },
    'letter-A': { letter: 'A' },
    'letter-none-has': { letter: 'E' },
    'credit-notes': { kind: 'credit_note' },
    'debit-notes-rejected': { kind: 'debit_note', status: 'rejected' },
    receipts: { kind: 'receipt' },
    'punto-de-venta': { punto_de_venta: '10' },
    'punto-de-venta-none-has': { punto_de_venta: '777' },
    'own-issuer': { taxpayer: cuit },
    'issuer-with-few': { taxpayer: issuers[0]?.cuit ?? '' },
    'issuer-nobody-knows': { taxpayer: '30999999995' },
    'a-day': { issued_from: one.issue_date, issued_to: one.issue_date },
    'an-old-month': { issued_from: day(one.issue_date, -30), issued_to: one.issue_date },
    'a-year': { issued_from: day(one.issue_date, -365), issued_to: one.issue_date },
    'since-long': { issued_from: day(one.issue_date, -300) },
    'until-long-ago': { issued_to: day(one.issue_date, -200) },
    'a-month-without': { issued_from: '2001-01-01', issued_to: '2001-01-31' },
    'dates-reversed': { issued_from: '2026-01-31', issued_to: '2026-01-01' },
    'rejected-in-a-month': {
      status: 'rejected',
      issued_from: day(one.issue_date, -30),
      issued_to: one.issue_date,
    },
    'an-amount': { total_from: one.total, total_to: one.total },
    'amounts-common': { total_from: '1000' },
    'amounts-none-has': { total_from: '99999999' },
    'amount-in-a-month': {
      total_from: one.total,
      total_to: one.total,
      issued_from: day(one.issue_date, -20),
      issued_to: day(one.issue_date, 10),
    },
    number: { number: String(one.number) },
    'number-nobody-has': { number: String(stored + 10) },
    cae: { cae: one.cae },
    'cae-nobody-has': { cae: '1' },
    'external-id': { external_id: one.external_id },
    'external-id-nobody-gave': { external_id: 'order' },
    recipient: { cuit: one.recipient_document },
    'recipient-nobody-knows': { cuit: '27999999996' },
    'recipient-anonymous': { dni: '0' },
    'q-rare-word': { q: one.name.split(' ')[1] ?? '' },
    'q-rare-name': { q: one.name },
    'q-common-word': { q: 'González' },
    'q-two-common-words': { q: 'gonzalez maría' },
    'q-beginning': { q: 'mar' },
    'q-one-letter': { q: 'c' },
    'q-in-notes': { q: 'entregar el pedido' },
    'q-note-one': { q: 'pedido 500' },
    'q-document': { q: one.recipient_document },
    'q-cae': { q: one.cae },
    'q-external-id': { q: one.external_id },
    'q-nothing': { q: 'zzzzzz' },
    'q-common-and-nothing': { q: 'gonzalez zzzzzz' },
    'q-common-that-never-meet': { q: 'gonzález comercial' },
    'q-signs': { q: '%_\\' },
    'q-word-in-a-month': { q: 'pérez', issued_from: day(one.issue_date, -30), issued_to: one.issue_date },
    'everything-at-once': {
      status: 'authorized',
      letter: 'B',
      kind: 'invoice',
      punto_de_venta: '10',
      issued_from: day(one.issue_date, -60),
      issued_to: one.issue_date,
      total_from: '1000',
    },
  };
  return Object.entries(asked).map(([id, query]) => ({ id, query }));
}
