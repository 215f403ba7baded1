/** Compares the puntos de venta we know with ARCA's own list, and takes those that can be used. */
import { Refusal } from '@arca-api/contract/errors';
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { PuntosDeVentaSyncAnswer } from '@arca-api/contract/taxpayers';
import type { Principal } from '../access/principal.ts';
import { claimsStore } from '../certificates/claims.store.ts';
import { requireOwn } from '../certificates/require-own.ts';
import type { CoreTables } from '../tables.ts';
import { refusalOfReading } from './refusal-of-reading.ts';
import type { TaxpayerParts } from './taxpayer-parts.ts';
import type { TaxpayerRow } from './taxpayers.store.ts';

type Listed = Extract<
  Awaited<ReturnType<GatewayClient['puntosDeVenta']>>,
  { ok: true }
>['puntos_de_venta'][number];
type Entry = PuntosDeVentaSyncAnswer['data'][number];

export function syncPuntosDeVenta(
  parts: Pick<TaxpayerParts, 'database' | 'taxpayers' | 'record' | 'clock' | 'gateway'>,
) {
  const { database, taxpayers, record, clock, gateway } = parts;
  const own = requireOwn(claimsStore(database));

  return async (principal: Principal, issuer: TaxpayerRow): Promise<PuntosDeVentaSyncAnswer> => {
    await own(issuer);
    const { environment, cuit } = issuer;
    const answer = await gateway.puntosDeVenta({ environment, cuit }).catch((cause: unknown) => {
      throw new Refusal('service.unavailable', { cause });
    });
    if (!answer.ok) throw refusalOfReading(answer, 'wsfev1');
    const known = new Set((await taxpayers.puntosDeVenta(issuer.id)).map(({ number }) => number));
    const usable = answer.puntos_de_venta.filter(
      (one) => objectionTo(one) === null && !known.has(one.number),
    );
    const added = await add(
      principal,
      issuer,
      usable.map(({ number }) => number),
    );
    const listed = new Set(answer.puntos_de_venta.map(({ number }) => number));
    return {
      object: 'puntos_de_venta_sync',
      data: answer.puntos_de_venta.map(({ number, kind, closed_on, ...rest }) => ({
        number,
        kind,
        state:
          objectionTo({ number, kind, closed_on, ...rest }) ??
          (known.has(number) ? 'known' : added.has(number) ? 'new' : 'owned'),
        closed_on,
      })),
      unknown_to_arca: [...known].filter((number) => !listed.has(number)).sort((a, b) => a - b),
    };
  };

  async function add(
    principal: Principal,
    { id }: TaxpayerRow,
    numbers: readonly number[],
  ): Promise<ReadonlySet<number>> {
    if (numbers.length === 0) return new Set();
    return database.transaction<CoreTables, ReadonlySet<number>>('core', async (trx) => {
      const issuer = await taxpayers.lock(trx, id);
      const added = new Set<number>();
      for (const number of numbers) {
        const { row } = await taxpayers.takePuntoDeVenta(trx, {
          environment: issuer.environment,
          cuit: issuer.cuit,
          number,
          organization_id: issuer.organization_id,
          taxpayer_id: issuer.id,
          name: null,
          address: null,
          created_at: clock.now(),
        });
        if (row?.taxpayer_id === issuer.id) added.add(number);
      }
      await record(trx, principal, {
        action: 'punto_de_venta.synced',
        subject: issuer.cuit,
        detail: { added: [...added] },
      });
      return added;
    });
  }
}

/** Only those of the CAE regime are authorised one by one; 99999 and above do not exist. */
export function objectionTo(one: Listed): Exclude<Entry['state'], 'known' | 'new' | 'owned'> | null {
  if (one.closed_on !== null) return 'closed';
  if (one.blocked) return 'blocked';
  return !/^CAE\b/i.test(one.kind) || one.number > 99_998 ? 'other_regime' : null;
}
