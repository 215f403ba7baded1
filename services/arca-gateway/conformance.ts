/** What everything the gateway keeps things in promises, so that twins in memory and SQL may stand for each other. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Breaker, CLOSED, closed, opened } from './breaker/breaker.ts';
import type { Tell } from './breaker/breakers.store.ts';
import type { CertificateRow } from './certificates/certificates.store.ts';
import { DEFAULTS } from './config.ts';
import type { SendRow } from './exchanges/sends.store.ts';
import type { GatewayStores } from './stores.ts';
import type { TicketKey } from './tickets/tickets.store.ts';

export interface StoresHarness {
  readonly stores: GatewayStores;
  close(): Promise<void>;
}

const ENVIRONMENT = 'simulator';

export function gatewayStoresConformance(name: string, open: () => Promise<StoresHarness>): void {
  suite(`${name} as the stores of the gateway`, () => {
    let harness: StoresHarness;
    let made = 30_000_000_000;
    before(async () => {
      harness = await open();
    });
    after(() => harness.close());

    const newCuit = (): string => String(++made);
    const newTicket = () => ({ environment: ENVIRONMENT, cuit: newCuit(), service: 'wsfe' });
    const ticket = (expiresAt: number) => ({
      sealed: 'sealed',
      issuedAt: 1000,
      renewAt: expiresAt - 100,
      expiresAt,
    });
    const send = (change: Partial<SendRow> = {}): SendRow => ({
      send_id: `snd_${newCuit()}`,
      environment: ENVIRONMENT,
      cuit: newCuit(),
      punto_de_venta: 1,
      comprobante_type: 6,
      digest: 'digest',
      state: 'started',
      deadline: 5000,
      answer: null,
      started_at: 2,
      concluded_at: null,
      ...change,
    });
    const request = (change: Partial<CertificateRow> = {}): CertificateRow => ({
      id: `crt_${newCuit()}`,
      environment: ENVIRONMENT,
      cuit: newCuit(),
      request_key: 'automatic',
      origin: 'simulator',
      sealed_private_key: 'sealed',
      csr: 'csr',
      certificate: null,
      subject: null,
      fingerprint: null,
      not_before: null,
      not_after: null,
      requested_at: 10,
      installed_at: null,
      refused_code: null,
      ...change,
    });
    const installed = (fingerprint: string, at: number) => ({
      origin: 'uploaded',
      certificate: 'pem',
      subject: 'subject',
      fingerprint,
      not_before: 1,
      not_after: 100,
      installed_at: at,
    });

    test('of any number that would log in at once one does, and the next learns that its answer was lost', async () => {
      const { tickets } = harness.stores;
      const key = newTicket();
      const leases = await Promise.all([1, 2, 3].map(() => tickets.takeLease(key, 0, 1000, 2000)));
      assert.deepEqual(
        leases.filter((lease) => lease !== null).map((lease) => lease.lostLoginAt),
        [null],
      );
      assert.equal(await tickets.takeLease(key, 0, 1999, 3000), null);
      const second = await tickets.takeLease(key, 0, 2000, 3000);
      assert.deepEqual([second?.fence, second?.lostLoginAt], [2, 1000]);
    });

    test('a ticket is kept even by one that lost its lease, unless there is a newer one', async () => {
      const { tickets } = harness.stores;
      const key = newTicket();
      await tickets.takeLease(key, 0, 1000, 2000);
      await tickets.takeLease(key, 0, 2000, 3000);
      assert.equal(await tickets.saveTicket(key, 0, ticket(9000)), true);
      assert.equal(await tickets.saveTicket(key, 0, ticket(9999)), false);
      const row = await tickets.find({ ...key, represented: key.cuit });
      assert.deepEqual(
        [row?.serial, row?.sealed, row?.expires_at, row?.lease_until, row?.login_asked_at],
        [1, 'sealed', 9000, 0, null],
      );
      assert.equal(await tickets.takeLease(key, 0, 4000, 5000), null, 'of an older ticket');
      assert.ok(await tickets.takeLease(key, 1, 4000, 5000));
    });

    test('a failure makes everybody wait, but not that of a login that was overtaken', async () => {
      const { tickets } = harness.stores;
      const key = newTicket();
      const use = { ...key, represented: key.cuit };
      const failure = { code: 'coe.x', reason: 'no', waitingUntil: 5000 };
      const lease = await tickets.takeLease(key, 0, 1000, 2000);
      await tickets.takeLease(key, 0, 2000, 3000);
      await tickets.saveFailure(key, lease?.fence ?? -1, failure);
      assert.equal((await tickets.find(use))?.failures, 0);
      await tickets.saveFailure(key, 2, failure);
      const row = await tickets.find(use);
      assert.deepEqual(
        [row?.failures, row?.failure_code, row?.failure_reason, row?.waiting_until, row?.lease_until],
        [1, 'coe.x', 'no', 5000, 0],
      );
      assert.equal(await tickets.takeLease(key, 0, 4999, 6000), null);
      await tickets.forgetFailures(ENVIRONMENT, key.cuit);
      assert.ok(await tickets.takeLease(key, 0, 4999, 6000));
      await tickets.saveFailure(key, 3, { ...failure, code: 'coe.alreadyAuthenticated' });
      await tickets.forgetFailures(ENVIRONMENT, key.cuit);
      assert.equal((await tickets.find(use))?.failures, 1, 'a lost ticket is not mended by hand');
    });

    test('a refusal is remembered for the CUIT it was used for, and for no other', async () => {
      const { tickets } = harness.stores;
      const key = newTicket();
      await tickets.takeLease(key, 0, 1000, 2000);
      await tickets.saveTicket(key, 0, ticket(9000));
      const [mine, other] = [
        { ...key, represented: key.cuit },
        { ...key, represented: '20' },
      ];
      await tickets.markRefused(mine, 1);
      assert.equal((await tickets.find(mine))?.refused_serial, 1);
      assert.equal((await tickets.find(other))?.refused_serial, null);
      await tickets.markProved(mine);
      assert.equal((await tickets.find(mine))?.refused_serial, null);
      assert.equal(await tickets.find({ ...newTicket(), represented: '20' }), undefined);
    });

    test('tickets are due between their renewal and their end, unless somebody sees to them', async () => {
      const { tickets } = harness.stores;
      const key = newTicket();
      const isDue = async (now: number) => (await tickets.due(now, 100)).some((row) => row.cuit === key.cuit);
      await tickets.takeLease(key, 0, 1000, 2000);
      assert.equal(await isDue(8950), false, 'nothing to renew');
      await tickets.saveTicket(key, 0, ticket(9000));
      const seen = [await isDue(8899), await isDue(8900), await isDue(9000)];
      assert.deepEqual(seen, [false, true, false]);
      await tickets.takeLease(key, 1, 8900, 8950);
      assert.deepEqual([await isDue(8949), await isDue(8950)], [false, true]);
    });

    test('it is told how the tickets of each service stand', async () => {
      const { tickets } = harness.stores;
      const service = `standing ${newCuit()}`;
      const keys = [1, 2, 3, 4].map(() => ({ environment: ENVIRONMENT, cuit: newCuit(), service }));
      const [usable, older, ended, failing] = keys as [TicketKey, TicketKey, TicketKey, TicketKey];
      for (const key of keys) await tickets.takeLease(key, 0, 1000, 2000);
      await tickets.saveTicket(usable, 0, ticket(9000));
      await tickets.saveTicket(older, 0, { ...ticket(9000), issuedAt: 500 });
      await tickets.saveTicket(ended, 0, { ...ticket(4000), issuedAt: 1 });
      const failure = { code: 'cms.bad', reason: 'no', waitingUntil: 1 };
      await tickets.saveFailure(failing, 1, failure);
      // One that is renewed in vain is usable meanwhile.
      const lease = await tickets.takeLease(usable, 1, 3000, 4000);
      await tickets.saveFailure(usable, lease?.fence ?? 0, failure);
      const standing = (await tickets.standing(5000)).filter((row) => row.service === service);
      assert.deepEqual(standing, [{ environment: ENVIRONMENT, service, usable: 2, failing: 1, oldest: 500 }]);
      const later = (await tickets.standing(9000)).filter((row) => row.service === service);
      assert.deepEqual(later, [{ environment: ENVIRONMENT, service, usable: 0, failing: 2, oldest: null }]);
    });

    test('of the newest certificate of each CUIT that somebody brought it is told when it ends', async () => {
      const { certificates } = harness.stores;
      const environment = 'produccion';
      const keep = async (cuit: string, notAfter: number, origin = 'uploaded') => {
        const row = request({ environment, cuit, request_key: newCuit(), origin });
        await certificates.addRequest(row);
        await certificates.install(row.id, {
          ...installed(`of ${row.id}`, 1),
          origin,
          not_after: notAfter,
        });
      };
      const renewed = newCuit();
      await keep(renewed, 1000);
      await keep(renewed, 9000);
      await keep(newCuit(), 1500);
      await keep(newCuit(), 2500);
      await keep(newCuit(), 10);
      await keep(newCuit(), 2000, 'simulator');
      const told = (await certificates.standing(1000, 2000, 3000)).filter(
        (row) => row.environment === environment,
      );
      assert.deepEqual(told, [{ environment, ended: 1, ending: 1, good: 1, first_end: 1500 }]);
      assert.deepEqual(
        (await certificates.standing(10_000, 2000, 3000)).filter((row) => row.environment === environment),
        [],
      );
    });

    test('a try is started once, and concluded once', async () => {
      const { sends } = harness.stores;
      const row = send();
      const id = row.send_id;
      const started = await Promise.all([sends.add(row), sends.add(row)]);
      assert.deepEqual(started.sort(), [false, true]);
      assert.equal(await sends.conclude(id, 'answer', 4, null), true);
      assert.equal(await sends.conclude(id, 'other', 5, null), false);
      assert.deepEqual(await sends.find(id), {
        ...row,
        state: 'concluded',
        answer: 'answer',
        concluded_at: 4,
      });
      assert.equal(await sends.find('snd_none'), undefined);
    });

    test('what was concluded without leaving can no longer start', async () => {
      const { sends } = harness.stores;
      const row = send();
      const unsent: SendRow = {
        ...row,
        state: 'concluded',
        answer: 'off',
        started_at: null,
        concluded_at: 3,
      };
      assert.equal(await sends.add(unsent), true);
      assert.equal(await sends.add(row), false);
      assert.equal(await sends.conclude(row.send_id, 'answer', 5, null), false);
      assert.equal((await sends.find(row.send_id))?.answer, 'off');
    });

    test('a try is concluded with the exchange that decided it, which is kept in any case', async () => {
      const { sends, exchanges } = harness.stores;
      const row = send();
      await sends.add(row);
      const told = (id: string) => ({
        id: `exc_${id}_${row.send_id}`,
        environment: ENVIRONMENT,
        cuit: row.cuit,
        service: 'wsfev1',
        operation: 'FECAESolicitar',
        send_id: row.send_id,
        certainty: 'answered',
        reason: null,
        request_xml: '<a>"\\ é \n\uFFFD</a>',
        response_xml: null,
        started_at: 2,
        ended_at: 3,
      });
      assert.equal(await sends.conclude(row.send_id, 'answer', 4, told('a')), true);
      assert.deepEqual(await exchanges.lastOf(row.send_id), told('a'));
      assert.equal(await sends.conclude(row.send_id, 'late', 5, told('b')), false);
      assert.deepEqual(await exchanges.lastOf(row.send_id), told('b'));
    });

    test('of a try’s exchanges the last one is told', async () => {
      const { exchanges } = harness.stores;
      const send_id = `snd_${newCuit()}`;
      const exchange = (started_at: number) => ({
        id: `exc_${newCuit()}`,
        environment: ENVIRONMENT,
        cuit: '30',
        service: 'wsfev1',
        operation: 'FECAESolicitar',
        send_id,
        certainty: 'answered',
        reason: null,
        request_xml: '<a/>',
        response_xml: null,
        started_at,
        ended_at: started_at + 1,
      });
      const [first, second] = [exchange(5), exchange(7)];
      await exchanges.add(second);
      await exchanges.add(first);
      assert.deepEqual(await exchanges.lastOf(send_id), second);
      assert.equal(await exchanges.lastOf('snd_none'), undefined);
    });

    test('callers that ask for one key at once get one, and it is given its certificate once', async () => {
      const { certificates } = harness.stores;
      const first = request();
      const second = request({ cuit: first.cuit });
      const [one, other] = [await certificates.addRequest(first), await certificates.addRequest(second)];
      assert.deepEqual([one.id, other.id], [first.id, first.id]);
      assert.equal(await certificates.install(first.id, installed(`f${first.cuit}`, 20)), true);
      assert.equal(await certificates.install(first.id, installed('again', 21)), false);
      const next = request({ cuit: first.cuit, requested_at: 30 });
      assert.equal((await certificates.addRequest(next)).id, next.id, 'a key after the first');
      await certificates.noteLogin(first.id, 'cms.bad');
      const rows = await certificates.ofTaxpayer(ENVIRONMENT, first.cuit);
      assert.deepEqual(
        rows.map((row) => [row.id, row.installed_at, row.refused_code]),
        [
          [first.id, 20, 'cms.bad'],
          [next.id, null, null],
        ],
      );
    });

    test('a request is taken back, and one that has its certificate stays', async () => {
      const { certificates } = harness.stores;
      const row = request();
      await certificates.addRequest(row);
      await certificates.install(row.id, installed(`f${row.cuit}`, 20));
      const next = request({ cuit: row.cuit, requested_at: 30 });
      await certificates.addRequest(next);
      await certificates.withdraw(next.id);
      await certificates.withdraw(row.id);
      const rows = await certificates.ofTaxpayer(ENVIRONMENT, row.cuit);
      assert.deepEqual(
        rows.map((one) => one.id),
        [row.id],
      );
    });

    test('one certificate is kept once, and those brought by somebody are told of before they end', async () => {
      const { certificates } = harness.stores;
      const row = { ...request(), ...installed(`f${newCuit()}`, 20) };
      await certificates.addCertificate(row);
      await certificates.addCertificate({ ...row, id: `crt_${newCuit()}` });
      assert.equal((await certificates.ofTaxpayer(ENVIRONMENT, row.cuit)).length, 1);
      const ends = async (until: number) =>
        (await certificates.endingBefore(until)).some((one) => one.id === row.id);
      assert.deepEqual([await ends(100), await ends(101)], [false, true]);
    });

    test('a data key stands once it is there, and is wrapped anew only as it was seen', async () => {
      const { dataKeys } = harness.stores;
      const cuit = newCuit();
      const key = { environment: ENVIRONMENT, cuit, version: 1, created_at: 1 };
      const first = { ...key, master_key: `old ${cuit}`, wrapped: 'one' };
      assert.deepEqual(await dataKeys.add(first), first);
      assert.deepEqual(await dataKeys.add({ ...first, wrapped: 'two' }), first);
      await dataKeys.rewrap({ ...first, wrapped: 'two' }, 'new', 'three');
      assert.deepEqual(await dataKeys.find(ENVIRONMENT, cuit, 1), first);
      await dataKeys.rewrap(first, 'new', 'three');
      const second = { ...key, version: 2, master_key: 'new', wrapped: 'four' };
      await dataKeys.add(second);
      assert.deepEqual(await dataKeys.latest(ENVIRONMENT, cuit), second);
      assert.equal((await dataKeys.find(ENVIRONMENT, cuit, 1))?.wrapped, 'three');
      const others = await dataKeys.wrappedByOthers('new', 100);
      assert.ok(!others.some((one) => one.cuit === cuit));
      assert.equal(await dataKeys.find(ENVIRONMENT, cuit, 3), undefined);
    });

    test('an export’s id stands for one content, counts from where ARCA is, and is never used again once spent', async () => {
      const { exportIds } = harness.stores;
      const cuit = newCuit();
      const lane = { environment: ENVIRONMENT, cuit, punto_de_venta: 1, comprobante_type: 19 };
      const key = { ...lane, number: 1, digest: 'a' };
      assert.equal(await exportIds.isCounterSound(ENVIRONMENT, cuit), false);
      assert.equal(await exportIds.assign(key, 41, 1), '42');
      assert.equal(await exportIds.assign(key, 99, 1), '42', 'the same content again');
      assert.equal(await exportIds.isCounterSound(ENVIRONMENT, cuit), true);
      assert.equal(await exportIds.assign({ ...key, digest: 'b' }, 0, 1), '43');
      await exportIds.spend(ENVIRONMENT, cuit, '43', 2);
      assert.equal(await exportIds.isCounterSound(ENVIRONMENT, cuit), false);
      assert.equal(await exportIds.find({ ...key, digest: 'b' }), null);
      assert.equal(await exportIds.find(key), '42');
      assert.equal(await exportIds.assign({ ...key, digest: 'b' }, 0, 3), '44');
    });

    test('of any number that would change a breaker one does, and the others learn how it stands', async () => {
      const { breakers } = harness.stores;
      const key = { environment: 'homologacion', service: 'wsfe', methods: 'read' } as const;
      const open = opened(CLOSED, 'no answer', 1000, DEFAULTS.breaker, 0.5);
      const told: string[] = [];
      const tell: Tell = (before, after) => {
        told.push(`${before.length} ${after.map(({ state }) => state).join()}`);
        return [];
      };
      const made = await Promise.all([1, 2, 3].map(() => breakers.change(key, open, tell)));
      assert.deepEqual(made.map(({ isMade }) => isMade).sort(), [false, false, true]);
      for (const { stands } of made) assert.deepEqual(pick(stands), open);
      assert.deepEqual(told, ['1 open']);
      const other = { ...key, methods: 'authorise' } as const;
      await breakers.change(other, open, tell);
      const again = await breakers.change(key, closed(open, 3000), tell);
      assert.equal(again.isMade, true);
      // Its sibling alone goes with it.
      assert.deepEqual(told.slice(1).sort(), ['2 open,closed', '2 open,open']);
      const rows = (await breakers.all()).filter(({ environment }) => environment === 'homologacion');
      assert.deepEqual(rows.map(({ methods, state, generation }) => [methods, state, generation]).sort(), [
        ['authorise', 'open', 1],
        ['read', 'closed', 2],
      ]);
    });

    test('a note of how a service answered brings the breakers along', async () => {
      const { breakers, health } = harness.stores;
      const key = { environment: 'produccion', service: 'wsfex', methods: 'read' } as const;
      await breakers.change(key, opened(CLOSED, 'no answer', 1000, DEFAULTS.breaker, 0.5), () => []);
      const all = await breakers.all();
      const down = { methods: 'read', error: 'down', isIll: true } as const;
      assert.ok(all.length > 0);
      assert.deepEqual((await health.recordOk(ENVIRONMENT, 'wsfe', 10, 5, ['read'])).breakers, all);
      assert.deepEqual((await health.recordFailure(ENVIRONMENT, 'wsfe', 11, down)).breakers, all);
    });

    test('failures that ARCA is to blame for are counted by what was asked, from the first note on', async () => {
      const { health } = harness.stores;
      const service = `s${newCuit()}`;
      const failed = (methods: 'read' | 'authorise', isIll = true) => ({ methods, error: 'down', isIll });
      const note = async (...what: Parameters<typeof failed>) =>
        (await health.recordFailure(ENVIRONMENT, service, 1, failed(...what))).inARow;
      const counted = [
        await note('read'),
        await note('read'),
        await note('read', false),
        await note('authorise'),
      ];
      assert.deepEqual(counted, [1, 2, 2, 1]);
      await health.recordOk(ENVIRONMENT, service, 2, 5, ['authorise']);
      const now = async (methods: 'read' | 'authorise' | 'auth') =>
        health.inARow(ENVIRONMENT, service, methods);
      assert.deepEqual([await now('read'), await now('authorise'), await now('auth')], [2, 0, 0]);
      assert.equal(await health.inARow(ENVIRONMENT, `${service}-none`, 'read'), 0);
    });

    test('what was told last of a CUIT, of a table and of a service is what is found', async () => {
      const { holders, padron, parameters, uploads, health } = harness.stores;
      const cuit = newCuit();
      assert.equal(await holders.of(ENVIRONMENT, cuit), cuit);
      await holders.set(ENVIRONMENT, cuit, '20');
      await holders.set(ENVIRONMENT, cuit, '23');
      assert.equal(await holders.of(ENVIRONMENT, cuit), '23');
      await holders.clear(ENVIRONMENT, cuit);
      assert.equal(await holders.of(ENVIRONMENT, cuit), cuit);

      const person = { environment: ENVIRONMENT, cuit, person: '{}', as_of: 1 };
      await padron.save(person);
      await padron.save({ ...person, person: null, as_of: 2 });
      assert.deepEqual(await padron.find(ENVIRONMENT, cuit), { ...person, person: null, as_of: 2 });

      const table = { environment: ENVIRONMENT, cuit, name: 'batch_limit', value: '250', as_of: 1 };
      await parameters.save(table);
      await parameters.save({ ...table, value: '100' });
      assert.equal((await parameters.find(ENVIRONMENT, cuit, 'batch_limit'))?.value, '100');
      assert.equal(await parameters.find(ENVIRONMENT, cuit, 'other'), undefined);

      const refusal = { reason: 'not_a_certificate', words: { es: 'no', en: 'no' }, at: 1 } as never;
      await uploads.keep(ENVIRONMENT, cuit, refusal);
      assert.deepEqual(await uploads.find(ENVIRONMENT, cuit), refusal);
      await uploads.forget(ENVIRONMENT, cuit);
      assert.equal(await uploads.find(ENVIRONMENT, cuit), null);

      const service = `wsfe ${cuit}`;
      const down = (error: string) => ({ methods: 'read', error, isIll: true }) as const;
      await health.recordFailure(ENVIRONMENT, service, 5, down('down'));
      await health.recordFailure(ENVIRONMENT, service, 6, down('still down'));
      await health.recordOk(ENVIRONMENT, service, 7, 30, ['read']);
      await health.recordFailure(ENVIRONMENT, service, 8, down('down again'));
      const [row] = (await health.all()).filter((one) => one.service === service);
      assert.deepEqual(row, {
        environment: ENVIRONMENT,
        service,
        last_ok_at: 7,
        last_failure_at: 8,
        last_error: 'down again',
        latency_ms: 30,
        failures_in_a_row: 1,
        ill_auth: 0,
        ill_read: 1,
        ill_authorise: 0,
      });
    });
  });
}

function pick(stands: Breaker): Breaker {
  const { state, generation, since, failing_since, probe_at, leased_until, attempts, reason } = stands;
  return { state, generation, since, failing_since, probe_at, leased_until, attempts, reason };
}
