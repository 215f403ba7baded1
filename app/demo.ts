/** The demo organisation and its first invoice, issued through the public API like anybody else's. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { registerDemoTaxpayer } from '@arca-api/api/taxpayers/register-demo-taxpayer';
import { forOrganizations } from '@arca-api/platform/database/scope';
import { prepareOperator } from './operator.ts';
import type { Running } from './start-services.ts';

export interface Demo {
  readonly key: string;
  readonly taxpayer: string;
}

export interface SampleInvoice {
  readonly id: string;
  readonly cae: string;
  readonly number: number;
  readonly full_number: string;
  readonly kind: string;
  readonly letter: string;
  readonly total: string;
  /** Where the PDF was saved. */
  readonly pdf: string;
}

/** A company that does not exist, with a CUIT whose check digit is right. */
const DEMO_CUIT = '30000000147';

/** The same key and taxpayer at every start of one data folder. */
export async function prepareDemo(running: Running, data: string): Promise<Demo> {
  const { database, ambient } = running;
  const path = join(data, 'demo.json');
  const kept = await readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as Demo & { organization: string },
    () => null,
  );
  const { clock, random } = ambient;
  const { organization, test_key } = await prepareOperator(running, data);
  if (kept !== null && kept.organization === organization) return kept;
  await forOrganizations([organization], () =>
    registerDemoTaxpayer({ database, clock, random }, organization, DEMO_CUIT),
  );
  const demo = { key: test_key, taxpayer: DEMO_CUIT, organization };
  await writeFile(path, JSON.stringify(demo), { mode: 0o600 });
  return demo;
}

/** Said in full: whoever tries things out adds issuers and puntos de venta. */
const DEMO_ISSUER = { taxpayer: DEMO_CUIT, punto_de_venta: 1 };

const SAMPLE = {
  ...DEMO_ISSUER,
  lines: [{ description: 'Yerba mate orgánica 1 kg', quantity: '2', unit_price: '4500', iva: '21' }],
  prices_include_iva: true,
  sale_terms: 'Contado',
};

const PAPER = { description: 'Resma A4 75 g', quantity: '10', unit_price: '8200', iva: '21' };

const SAMPLES = [
  { title: 'Factura B a consumidor final', body: SAMPLE },
  {
    title: 'Factura A a responsable inscripto',
    body: { ...DEMO_ISSUER, recipient: { cuit: '30000000139' }, lines: [PAPER] },
  },
  {
    title: 'Factura A a monotributista',
    body: { ...DEMO_ISSUER, recipient: { cuit: '27000000146' }, lines: [PAPER] },
  },
  {
    title: 'Factura A en dólares',
    body: {
      ...DEMO_ISSUER,
      recipient: { cuit: '30000000139' },
      currency: 'USD',
      lines: [{ ...PAPER, unit_price: '8' }],
    },
  },
  {
    title: 'Factura E de bienes',
    body: {
      ...DEMO_ISSUER,
      recipient: { name: 'Acme Ltda', address: 'Av. Paulista 1, São Paulo' },
      export: {
        type: 'goods',
        country: 203,
        foreign_tax_id: '12.345.678/0001-95',
        payment_terms: 'Transferencia',
        incoterms: 'FOB',
        has_permit: false,
      },
      currency: 'USD',
      lines: [{ ...PAPER, unit_price: '8' }],
    },
  },
];

/** POST /v1/invoices, then its PDF, over the network. */
export async function issueSample(
  api: string,
  demo: Demo,
  data: string,
  body: object = SAMPLE,
  path = '/v1/invoices',
): Promise<SampleInvoice> {
  const headers = { authorization: `Bearer ${demo.key}`, 'content-type': 'application/json' };
  const response = await fetch(`${api}${path}`, {
    method: 'POST',
    headers: { ...headers, prefer: 'wait=60' },
    body: JSON.stringify(body),
  });
  const invoice = (await response.json()) as SampleInvoice & { detail?: string; totals?: { total: string } };
  if (response.status !== 201) {
    throw new SampleRefused(invoice.detail ?? `la API respondió ${response.status} sin CAE`);
  }
  const pdf = await fetch(`${api}/v1/invoices/${invoice.id}/pdf`, { headers });
  if (!pdf.ok) throw new SampleRefused(`el PDF respondió ${pdf.status}`);
  const folder = resolve(data, 'samples');
  await mkdir(folder, { recursive: true });
  const kind = invoice.kind === 'invoice' ? '' : `${invoice.kind}-`;
  const file = join(folder, `${kind}${invoice.letter}-${invoice.full_number}.pdf`);
  await writeFile(file, new Uint8Array(await pdf.arrayBuffer()));
  return { ...invoice, total: invoice.totals?.total ?? '', pdf: file };
}

/** One comprobante of each class, each named in Spanish. */
export async function issueSamples(
  api: string,
  demo: Demo,
  data: string,
): Promise<readonly (SampleInvoice & { title: string })[]> {
  const issued: (SampleInvoice & { title: string })[] = [];
  for (const { title, body } of SAMPLES) {
    issued.push({ title, ...(await issueSample(api, demo, data, body)) });
  }
  const [first] = issued;
  if (first !== undefined) {
    const note = await issueSample(api, demo, data, {}, `/v1/invoices/${first.id}/credit-notes`);
    issued.push({ title: 'Nota de crédito B por el total', ...note });
  }
  return issued;
}

export class SampleRefused extends Error {
  constructor(detail: string) {
    super(`No se pudo emitir la factura de muestra: ${detail} / The sample invoice could not be issued.`);
    this.name = 'SampleRefused';
  }
}
