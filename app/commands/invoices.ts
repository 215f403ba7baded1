/** `arca invoices issue`: one comprobante, from flags or from a file. `import`: a file of them. */
import { randomUUID } from 'node:crypto';
import { callApi } from '../client/call-api.ts';
import { findServer, readTold, type Told, text } from '../client/client-config.ts';
import { readTextFile } from '../client/read-file.ts';
import { say, sayJson } from '../client/say.ts';
import { wrongUse } from '../client/usage.ts';
import { ConfigFaults } from '../config.ts';
import { importInvoices } from './import-invoices.ts';

const FLAGS = {
  taxpayer: 'string',
  'punto-de-venta': 'string',
  description: 'string',
  price: 'string',
  quantity: 'string',
  iva: 'string',
  recipient: 'string',
  body: 'string',
  'idempotency-key': 'string',
  format: 'string',
  decimal: 'string',
  preview: 'boolean',
  again: 'boolean',
  'no-wait': 'boolean',
} as const;

/** Ends with 3 where there is no CAE yet: the invoice is safe, and goes on by itself unless it says what it waits for. */
export async function invoices(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const told = readTold(args, FLAGS);
  if (told.words[0] === 'import') return importInvoices(told, environment);
  if (told.words[0] !== 'issue') return wrongUse('invoices');
  const body = await bodyOf(told);
  if (body === null) return wrongUse('invoices');
  const server = await findServer(told, environment);
  const key = text(told.flags['idempotency-key']) ?? randomUUID();
  const headers = { prefer: 'wait=60', 'idempotency-key': key };
  const invoice = await callApi(server, 'POST', '/v1/invoices', body, headers);
  if (server.json) sayJson(invoice);
  else if (invoice.waiting_on !== null)
    say(
      `${invoice.id}: guardada, espera. ${invoice.waiting_on.message.es} ${invoice.waiting_on.fix.es}`,
      `    Kept, it waits. ${invoice.waiting_on.message.en} ${invoice.waiting_on.fix.en}`,
      `  arca diagnose ${invoice.taxpayer} · Idempotency-Key ${key}`,
    );
  else if (invoice.cae === null)
    say(
      `${invoice.id}: ARCA todavía no respondió; sale sola. / ARCA has not answered yet; it goes on by itself.`,
      `  Idempotency-Key ${key}`,
    );
  else
    say(
      `CAE ${invoice.cae}  ${invoice.letter} ${invoice.full_number}  ${invoice.currency === 'ARS' ? '$' : invoice.currency} ${invoice.totals.total}${invoice.mode === 'live' ? '' : '  (de prueba, sin validez fiscal / a test, without legal value)'}`,
      `  ${invoice.id}`,
    );
  return invoice.cae === null ? 3 : 0;
}

async function bodyOf({ flags }: Told): Promise<object | null> {
  const file = text(flags['body']);
  if (file !== undefined) {
    try {
      return JSON.parse(await readTextFile(file));
    } catch (error) {
      if (error instanceof ConfigFaults) throw error;
      throw new ConfigFaults([`${file}: no es JSON. / It is not JSON.`]);
    }
  }
  const description = text(flags['description']);
  const price = text(flags['price']);
  if (description === undefined || price === undefined) return null;
  const taxpayer = text(flags['taxpayer']);
  const punto = text(flags['punto-de-venta']);
  const recipient = text(flags['recipient']);
  const iva = text(flags['iva']);
  return {
    ...(taxpayer === undefined ? {} : { taxpayer }),
    ...(punto === undefined ? {} : { punto_de_venta: Number(punto) }),
    ...(recipient === undefined ? {} : { recipient: { cuit: recipient } }),
    lines: [
      {
        description,
        quantity: text(flags['quantity']) ?? '1',
        unit_price: price,
        ...(iva === undefined ? {} : { iva }),
      },
    ],
  };
}
