/** What the client's doc blocks, its README and the guides show of it compiles against the client itself. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectFiles, ROOT } from './tidy/sources.ts';

/** What examples take for granted: a client, what was answered before, and what is the reader's own. */
const GRANTED = `
import { readFile, writeFile } from 'node:fs/promises';
import * as sdk from '@arca-api/sdk';
import type {
  ArcaApi, ArcaApiOptions, ArrivedWebhook, Batch, BatchLine, BatchOptions, CreatedWebhookEndpoint, DeliveryFilter,
  EventData, EventFilter, EventType, EventTypeName, FollowOptions, Invoice, InvoiceFilter, KnownEvent, Line, NewInvoice,
  NewNote, NewWebhookEndpoint, NewWebhookReplay, Preview, Problem, RotatedWebhookSecret, WebhookAttempt, WebhookDelivery,
  WebhookEndpoint, WebhookEndpointChange, WebhookEvent, WebhookReplay, WebhookSecret, WebhookStatistics,
  WebhookStatisticsWindow,
} from '@arca-api/sdk';
const { ArcaApiError, ArcaApiUnreachable, createArcaApi, InvoicePending, verifyWebhook, WebhookRejected } = sdk;
import { readRetryAfter, waitBefore } from ${JSON.stringify(join(ROOT, 'sdk/retry-after.ts'))};
interface Order {}
declare const arca: ArcaApi;
declare const body: NewInvoice;
declare const invoice: Invoice;
declare const batch: Batch;
declare const endpoint: WebhookEndpoint;
declare const delivery: WebhookDelivery;
declare const replay: WebhookReplay;
declare const request: Request;
declare const closing: AbortController;
declare const id: string;
declare const secret: string;
declare const error: unknown;
declare const vault: { write(name: string, secret: string): void };
declare let lastSeen: string;
declare function book(invoice: Invoice): Promise<void>;
declare function later(id: string): void;
`;

const files = projectFiles().filter((path) => path.startsWith('sdk/') && path.endsWith('.ts'));
const inBlocks = files.flatMap((path) =>
  [
    ...readFileSync(join(ROOT, path), 'utf8').matchAll(/@example\n((?:[ \t]*\* .*\n)+?)[ \t]*\*(?:\/| ?\n)/g),
  ].map(([, lines = '']) => ({ path, code: lines.replace(/^[ \t]*\* ?/gm, '') })),
);
const pages = projectFiles().filter((path) => /^(?:sdk\/README|docs\/guides\/.+)\.md$/.test(path));
const inPages = pages.flatMap((path) =>
  [...readFileSync(join(ROOT, path), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)]
    .map(([, code = '']) => code)
    .filter((code) => code.includes("from '@arca-api/sdk'")),
);

test('every example of the client compiles', (t) => {
  const told = files.flatMap((path) => readFileSync(join(ROOT, path), 'utf8').match(/@example/g) ?? []);
  assert.equal(inBlocks.length, told.length, 'each example is read');
  assert.ok(inPages.length >= 7);
  const folder = mkdtempSync(join(tmpdir(), 'sdk-examples-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const wrapped = inBlocks.map(({ path, code }) => `// ${path}\nexport const _ = async () => {\n${code}};\n`);
  writeFileSync(
    join(folder, 'blocks.ts'),
    GRANTED + wrapped.map((one, index) => one.replace('const _', `const _${index}`)).join(''),
  );
  for (const [index, code] of inPages.entries()) writeFileSync(join(folder, `page-${index}.ts`), code);
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      noUnusedLocals: false,
      noUnusedParameters: false,
      // Readers may write process.env.ARCA_KEY.
      noPropertyAccessFromIndexSignature: false,
    },
    include: ['*.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
});
