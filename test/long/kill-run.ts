/** Posts invoices at a process that is killed again and again, and lets ARCA's ledger judge what became of them. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createSimulator } from 'arca-simulator';
import type { Death, Hello, Orders } from './killed-process.ts';

const PROGRAM = fileURLToPath(new URL('./killed-process.ts', import.meta.url));
const ISSUER = '30000000147';
/** New invoices asked for at once. */
const FEW = 3;
/** Factura B by WSFEv1, Factura E by WSFEX. */
const TYPES = [6, 19] as const;

const isExport = (invoice: number): boolean => Math.floor(invoice / 4) % 2 === 1;

/** Four of one class, four of the other. Every fourth is its neighbour's twin, so that ARCA cannot tell them apart. */
function bodyOf(invoice: number): object {
  const unit_price = String(100 + invoice - (invoice % 4 === 3 ? 1 : 0));
  if (!isExport(invoice)) return { lines: [{ description: 'x', unit_price, iva: '21' }] };
  return {
    recipient: { name: 'Acme LLC', address: 'Orange St 1209' },
    lines: [{ description: 'x', unit_price }],
    export: { type: 'goods', country: 212, foreign_tax_id: '1', payment_terms: 'x', incoterms: 'FOB' },
  };
}

export interface Life {
  readonly api: string;
  readonly key: string;
  /** The names of its writes so far, in order. */
  readonly writes: readonly string[];
  /** Whether it died at the write it was told to die at. */
  readonly died: () => boolean;
  readonly ended: Promise<void>;
  kill(): Promise<void>;
}

export interface KillRun {
  begin(death?: Death | null): Promise<Life>;
  /** Asks for what was never answered and, a few at a time, for new invoices: until enough were, or the life ends. */
  live(life: Life, enough: number): Promise<void>;
  /** How many were asked for so far. */
  asked(): number;
  /** Every invoice asked for has one entry in the ledger with its CAE, and the ledger holds nothing else. */
  judge(life: Life): Promise<void>;
  close(): Promise<void>;
}

export async function createKillRun(): Promise<KillRun> {
  const data = await mkdtemp(join(tmpdir(), 'arca-kills-'));
  // A ticket that was granted to a process killed before it kept it may be asked for again at once: how long ARCA
  // really makes one wait is the tickets' own test.
  const simulator = createSimulator({ replayWindow: 0, latency: () => 15 });
  const urls = await simulator.listen();
  const asked = new Set<number>();
  const answered = new Map<number, string>();
  const children = new Set<ChildProcess>();

  async function ask(life: Life, invoice: number): Promise<{ status: number; text: string }> {
    const response = await fetch(`${life.api}/v1/invoices`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${life.key}`,
        'content-type': 'application/json',
        'idempotency-key': `kill-${invoice}`,
        prefer: 'wait=30',
      },
      body: JSON.stringify(bodyOf(invoice)),
    });
    return { status: response.status, text: await response.text() };
  }

  /** False when the connection broke. */
  async function post(life: Life, invoice: number): Promise<boolean> {
    const answer = await ask(life, invoice).catch(() => null);
    if (answer === null) return false;
    assert.ok([201, 202].includes(answer.status), answer.text);
    if (answer.status === 201) answered.set(invoice, answer.text);
    return true;
  }

  return {
    async begin(death = null) {
      const orders: Orders = {
        data,
        urls: { ...urls, padron: urls.padronA5 },
        controlUrl: urls.origin,
        death,
      };
      const child = spawn(process.execPath, [PROGRAM, JSON.stringify(orders)], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      children.add(child);
      const writes: string[] = [];
      let dies = false;
      const ended = once(child, 'close').then(() => void children.delete(child));
      const hello = await new Promise<Hello>((resolve, reject) => {
        createInterface({ input: child.stdout }).on('line', (line) => {
          const said = JSON.parse(line) as Partial<Hello> & { name?: string; dies?: true };
          if (said.dies) dies = true;
          if (said.api !== undefined && said.key !== undefined) resolve({ api: said.api, key: said.key });
          else if (said.name !== undefined) writes.push(said.name);
        });
        void ended.then(() => reject(new Error('it ended before it could be spoken to')));
      });
      return {
        ...hello,
        writes,
        died: () => dies,
        ended,
        async kill() {
          child.kill('SIGKILL');
          await ended;
        },
      };
    },

    async live(life, enough) {
      for (;;) {
        const fresh = Math.min(FEW, enough - asked.size);
        for (let count = 0; count < fresh; count += 1) asked.add(asked.size + 1);
        const wanted = [...asked].filter((invoice) => !answered.has(invoice));
        if (wanted.length === 0) return;
        const heard = await Promise.all(wanted.map((invoice) => post(life, invoice)));
        if (heard.includes(false)) return life.ended;
      }
    },

    asked: () => asked.size,

    async judge(life) {
      const [facturasB = [], facturasE = []] = TYPES.map((type) =>
        simulator.control.ledger({ cuit: ISSUER, punto_de_venta: 1, type }),
      );
      assert.equal(facturasB.length + facturasE.length, asked.size, 'one entry for each invoice');
      for (const ledger of [facturasB, facturasE]) {
        assert.deepEqual(
          ledger.map((entry) => entry.from),
          ledger.map((_, index) => index + 1),
          'no gap, no number twice',
        );
      }
      assert.equal(new Set(facturasE.map((entry) => entry.cmp?.Id)).size, facturasE.length, 'no Id twice');
      const caes = new Set<string>();
      for (const invoice of asked) {
        const { status, text } = await ask(life, invoice);
        assert.equal(status, 201, `${invoice}: ${text}`);
        const before = answered.get(invoice);
        if (before !== undefined) assert.equal(text, before, 'a replay is the same bytes');
        const { number, cae, totals } = JSON.parse(text);
        const entry = (isExport(invoice) ? facturasE : facturasB)[number - 1];
        assert.equal(entry?.cae, cae, `${invoice} has the ledger's CAE`);
        assert.equal(Number(entry?.detail.ImpTotal), Number(totals.total), 'and its own entry');
        caes.add(cae);
      }
      assert.equal(caes.size, asked.size, 'no CAE for two invoices');
    },

    async close() {
      for (const child of children) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await simulator.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
