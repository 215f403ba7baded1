/** What becomes of an invoice when ARCA's answer is lost, when nobody is logged in yet, and when ARCA never answers. */
import { PEERS } from '../peers/clients.ts';
import type { Caller } from '../processes/driver.ts';
import { type Row, US } from '../results.ts';
import type { Platform, Stage } from '../stage.ts';
import { openPeer, type Peer } from './peers.ts';

const SUITE = 'special';
const AUTHORIZE = { service: 'wsfe', operation: 'FECAESolicitar' } as const;
const COLD_CALLERS = 10;
/** Longer than anybody waits. */
const NEVER_MS = 600_000;
const POLL_MS = 250;

type Tell = (id: string, figures: Row['figures']) => void;

export async function measureSpecial(
  stage: Stage,
  platform: Platform | null,
  withPeers: boolean,
): Promise<void> {
  const { simulator, scale } = stage;
  await simulator.ask('setLatency', scale.slowMs);
  const teller =
    (who: string, store: Row['store']): Tell =>
    (id, figures) =>
      stage.tell({ suite: SUITE, id, who, store, arca_ms: scale.slowMs, figures });
  const ours = platform && teller(US, platform.store);
  const peers = withPeers ? PEERS : [];

  if (stage.wants(SUITE, 'lost')) {
    if (platform && ours) await ourLost(stage, platform, ours);
    for (const name of peers) await withPeer(stage, name, 'lost', teller(name, null), peerLost);
  }
  if (stage.wants(SUITE, 'cold')) {
    if (platform && ours) await ourCold(stage, platform, ours);
    for (const name of peers) await withPeer(stage, name, 'cold', teller(name, null), peerCold);
  }
  // Waiting costs nothing, so all wait at the same time.
  if (stage.wants(SUITE, 'hang')) {
    await Promise.all([
      ...(platform && ours ? [ourHang(stage, platform, ours)] : []),
      ...peers.map((name) => withPeer(stage, name, 'hang', teller(name, null), peerHang)),
    ]);
  }
}

async function withPeer(
  stage: Stage,
  name: (typeof PEERS)[number],
  what: string,
  tell: Tell,
  work: (stage: Stage, peer: Peer, tell: Tell) => Promise<void>,
): Promise<void> {
  const peer = await openPeer(stage, name, what);
  try {
    await work(stage, peer, tell);
  } finally {
    await peer.close();
  }
}

const BODY = { lines: [{ description: 'Resma A4 75 g', unit_price: '100', iva: '21' }] };

async function ask(caller: Caller, path: string, body?: object, headers: Record<string, string> = {}) {
  const started = performance.now();
  const answer = await fetch(`${caller.api}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${caller.key}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const invoice = (await answer.json()) as { id: string; status: string; cae: string | null };
  return { http: answer.status, ms: Math.round(performance.now() - started), invoice };
}

const bodyOf = ({ taxpayer, punto_de_venta }: Caller): object => ({ taxpayer, punto_de_venta, ...BODY });
const laneOf = ({ taxpayer, punto_de_venta }: Caller) => ({ cuit: taxpayer, punto_de_venta });

async function ourLost(stage: Stage, platform: Platform, tell: Tell): Promise<void> {
  const { simulator } = stage;
  const caller = await platform.addIssuer();
  await ask(caller, '/v1/invoices', bodyOf(caller), { prefer: 'wait=60' });
  const before = await simulator.ask('ledger', { world: null, lane: laneOf(caller) });
  await simulator.ask('fail', {
    world: null,
    rule: { kind: 'drop-after', ...AUTHORIZE, cuit: caller.taxpayer },
  });
  const headers = { prefer: 'wait=60', 'idempotency-key': 'an order' };
  const first = await ask(caller, '/v1/invoices', bodyOf(caller), headers);
  const retry = await ask(caller, '/v1/invoices', bodyOf(caller), headers);
  const after = await simulator.ask('ledger', { world: null, lane: laneOf(caller) });
  tell('lost', {
    invoices: after.invoices - before.invoices,
    first: `${first.http} ${first.invoice.status}`,
    first_ms: first.ms,
    retry: `${retry.http} ${retry.invoice.status}`,
    retry_has_the_same_cae: retry.invoice.cae !== null && retry.invoice.cae === first.invoice.cae,
  });
}

async function peerLost({ simulator }: Stage, { world, cuit, remote }: Peer, tell: Tell): Promise<void> {
  await remote.ask('inARow', { puntoDeVenta: 1, count: 1 });
  const before = await simulator.ask('ledger', { world, lane: { cuit } });
  await simulator.ask('fail', { world, rule: { kind: 'drop-after', ...AUTHORIZE } });
  const first = await remote.ask('inARow', { puntoDeVenta: 1, count: 1 });
  // A caller tries again only when it was told that it failed.
  const retry = first.authorized > 0 ? null : await remote.ask('inARow', { puntoDeVenta: 1, count: 1 });
  const after = await simulator.ask('ledger', { world, lane: { cuit } });
  const told = (load: typeof first | null): string | null =>
    load && (load.authorized > 0 ? 'CAE' : Object.keys(load.others).join());
  tell('lost', {
    invoices: after.invoices - before.invoices,
    first: told(first),
    first_ms: Math.round(first.wall_ms),
    retry: told(retry),
    retry_has_the_same_cae: false,
  });
}

async function ourCold(stage: Stage, platform: Platform, tell: Tell): Promise<void> {
  const { driver, simulator } = stage;
  const caller = await platform.addIssuer();
  await simulator.ask('takeCalls');
  const load = await driver.ask('atOnce', { callers: [caller], count: COLD_CALLERS });
  const calls = await simulator.ask('takeCalls');
  tell('cold', {
    callers: COLD_CALLERS,
    authorized: load.authorized,
    logins: calls['loginCms'] ?? 0,
    last_ms: Math.round(load.wall_ms),
    the_others: countOf(load.problems),
  });
}

async function peerCold({ simulator }: Stage, { remote }: Peer, tell: Tell): Promise<void> {
  await simulator.ask('takeCalls');
  // One punto de venta each, so that nothing but the login is in common.
  const load = await remote.ask(
    'atOnce',
    Array.from({ length: COLD_CALLERS }, (_, i) => i + 1),
  );
  const calls = await simulator.ask('takeCalls');
  tell('cold', {
    callers: COLD_CALLERS,
    authorized: load.authorized,
    logins: calls['loginCms'] ?? 0,
    last_ms: Math.round(load.wall_ms),
    the_others: load.others,
  });
}

const countOf = (problems: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(problems.map((problem) => [problem, 1]));

/** Nobody answers until the invoice is known to be in doubt; then ARCA is back. */
async function ourHang(stage: Stage, platform: Platform, tell: Tell): Promise<void> {
  const { simulator } = stage;
  const caller = await platform.addIssuer();
  await ask(caller, '/v1/invoices', bodyOf(caller), { prefer: 'wait=60' });
  const before = await simulator.ask('ledger', { world: null, lane: laneOf(caller) });
  const rule = {
    kind: 'delay',
    delay_ms: NEVER_MS,
    times: 0,
    service: 'wsfe',
    cuit: caller.taxpayer,
  } as const;
  await simulator.ask('fail', { world: null, rule });
  const started = performance.now();
  const since = (): number => Math.round(performance.now() - started);
  const said = await ask(caller, '/v1/invoices', bodyOf(caller));
  const verifyingAfter = await until(caller, said.invoice.id, (status) => status !== 'submitted', since);
  await simulator.ask('heal', null);
  const back = since();
  const settledAfter = await until(caller, said.invoice.id, (status) => status === 'authorized', since);
  const after = await simulator.ask('ledger', { world: null, lane: laneOf(caller) });
  tell('hang', {
    said: `${said.http} ${said.invoice.status}`,
    said_after_ms: said.ms,
    meanwhile: verifyingAfter.status,
    in_doubt_after_ms: verifyingAfter.ms,
    in_the_end: settledAfter.status,
    settled_ms_after_arca_is_back: settledAfter.ms - back,
    invoices: after.invoices - before.invoices,
  });
}

/** Asks for the invoice again and again until its state is the one wanted, for three minutes at most. */
async function until(
  caller: Caller,
  id: string,
  isReached: (status: string) => boolean,
  since: () => number,
): Promise<{ status: string; ms: number }> {
  const giveUp = since() + 180_000;
  for (;;) {
    const { invoice } = await ask(caller, `/v1/invoices/${id}`);
    if (isReached(invoice.status) || since() > giveUp) return { status: invoice.status, ms: since() };
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function peerHang(stage: Stage, { world, cuit, remote }: Peer, tell: Tell): Promise<void> {
  const { simulator, scale } = stage;
  await remote.ask('inARow', { puntoDeVenta: 1, count: 1 });
  const before = await simulator.ask('ledger', { world, lane: { cuit } });
  await simulator.ask('fail', { world, rule: { kind: 'delay', delay_ms: NEVER_MS, ...AUTHORIZE } });
  const { waited_ms, told } = await remote.ask('patiently', {
    puntoDeVenta: 1,
    patienceMs: scale.patienceMs,
  });
  const after = await simulator.ask('ledger', { world, lane: { cuit } });
  tell('hang', {
    said: told ?? 'CAE',
    said_after_ms: Math.round(waited_ms),
    // It was authorised, and nobody will say so.
    invoices: after.invoices - before.invoices,
  });
}
