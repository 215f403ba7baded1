/** Whoever asks for invoices, in a process of its own: real HTTP, a real key, and a connection for each caller. */
import { Agent } from 'undici';
import { serve, usage } from './remote.ts';

/** Who issues, and where. */
export interface Caller {
  readonly api: string;
  readonly key: string;
  readonly taxpayer: string;
  readonly punto_de_venta: number;
}

export interface Spread {
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly max_ms: number;
}

export interface Load {
  readonly authorized: number;
  readonly not_authorized: number;
  /** From the first request to the last answer. */
  readonly wall_ms: number;
  readonly answers: Spread;
  /** Invoices of which there is a CAE, in the order of their answers. */
  readonly ids: readonly string[];
  /** What the others were told, each once. */
  readonly problems: readonly string[];
}

// A caller waits for its answer, so so many at once are so many connections.
const agent = new Agent({ connections: 2000, pipelining: 1, keepAliveTimeout: 60_000 });
let asked = 0;

interface Issued {
  readonly ms: number;
  readonly at: number;
  readonly id: string | null;
  readonly problem: string | null;
}

async function issue({ api, key, taxpayer, punto_de_venta }: Caller): Promise<Issued> {
  const number = ++asked;
  const started = performance.now();
  const { statusCode, body } = await agent.request({
    origin: api,
    path: '/v1/invoices',
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': `bench-${process.pid}-${number}`,
      prefer: 'wait=60',
    },
    body: JSON.stringify({
      taxpayer,
      punto_de_venta,
      // No two alike, as in life.
      lines: [{ description: 'Resma A4 75 g', unit_price: `${100 + (number % 5000)}.50`, iva: '21' }],
    }),
  });
  const text = await body.text();
  const at = performance.now();
  const invoice = JSON.parse(text);
  const isAuthorized = statusCode === 201 && /^\d{14}$/.test(invoice.cae);
  return {
    ms: at - started,
    at,
    id: isAuthorized ? invoice.id : null,
    problem: isAuthorized ? null : `${statusCode} ${invoice.code ?? invoice.status ?? text}`,
  };
}

function tell(started: number, issued: readonly Issued[]): Load {
  const ids = issued.flatMap(({ id }) => (id === null ? [] : [id]));
  return {
    authorized: ids.length,
    not_authorized: issued.length - ids.length,
    wall_ms: Math.max(0, ...issued.map(({ at }) => at)) - started,
    answers: spread(issued.map(({ ms }) => ms)),
    ids,
    problems: [...new Set(issued.flatMap(({ problem }) => (problem === null ? [] : [problem])))],
  };
}

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) * 10) / 10;
  return { p50_ms: at(0.5), p99_ms: at(0.99), max_ms: at(1) };
}

const orders = {
  async inARow({ caller, count }: { caller: Caller; count: number }): Promise<Load> {
    const started = performance.now();
    const issued: Issued[] = [];
    for (let i = 0; i < count; i++) issued.push(await issue(caller));
    return tell(started, issued);
  },
  /** All in one go, the callers in turns. */
  async atOnce({ callers, count }: { callers: readonly Caller[]; count: number }): Promise<Load> {
    const started = performance.now();
    const asking = Array.from({ length: Math.ceil(count / callers.length) }, () => callers.map(issue));
    return tell(started, await Promise.all(asking.flat()));
  },
  /**
   * So many callers, each asking for its next invoice when it has its last. The time runs once as many answers have come
   * as there are callers, so that nothing of the start is in it.
   */
  async sustained(wanted: {
    caller: Caller;
    abreast: number;
    seconds: number;
  }): Promise<Load & { readonly in_time: number }> {
    const started = performance.now();
    const issued: Issued[] = [];
    let begun = Number.POSITIVE_INFINITY;
    const end = (): number => begun + wanted.seconds * 1000;
    const work = async (): Promise<void> => {
      while (performance.now() < end()) {
        if (issued.push(await issue(wanted.caller)) === wanted.abreast) begun = performance.now();
      }
    };
    await Promise.all(Array.from({ length: wanted.abreast }, work));
    const inTime = issued.filter(({ at, id }) => id !== null && at > begun && at <= end()).length;
    return { ...tell(started, issued), in_time: inTime };
  },
  /** The PDFs of these invoices, so many at a time. */
  async pdfs(wanted: { caller: Caller; ids: readonly string[]; abreast: number }) {
    const left = [...wanted.ids];
    const started = performance.now();
    let bytes = 0;
    const work = async (): Promise<void> => {
      for (let id = left.pop(); id !== undefined; id = left.pop()) {
        const { statusCode, body } = await agent.request({
          origin: wanted.caller.api,
          path: `/v1/invoices/${id}/pdf`,
          method: 'GET',
          headers: { authorization: `Bearer ${wanted.caller.key}` },
        });
        const pdf = await body.bytes();
        if (statusCode !== 200) throw new Error(`a PDF was answered with ${statusCode}`);
        bytes += pdf.length;
      }
    };
    await Promise.all(Array.from({ length: wanted.abreast }, work));
    return { wall_ms: performance.now() - started, bytes: Math.round(bytes / wanted.ids.length) };
  },
  usage,
};

export type DriverOrders = typeof orders;

serve(orders, () => agent.destroy());
