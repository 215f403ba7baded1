/** Changes an issuer; its environment only while ARCA owes it nothing, because numbers follow the environment. */
import { Refusal } from '@arca-api/contract/errors';
import { taxpayerChange } from '@arca-api/contract/taxpayers';
import type { Transaction } from 'kysely';
import type { Principal } from '../access/principal.ts';
import { isTouched } from '../doors/is-touched.ts';
import { readLeniently } from '../doors/read-body.ts';
import type { CoreTables, Environment } from '../tables.ts';
import { environmentFaults, issuerFaults } from './judge-taxpayer.ts';
import type { TaxpayerDetails } from './taxpayer.ts';
import type { TaxpayerParts } from './taxpayer-parts.ts';
import type { TaxpayerRow } from './taxpayers.store.ts';

export function changeTaxpayer(parts: Pick<TaxpayerParts, 'database' | 'taxpayers' | 'record' | 'clock'>) {
  const { database, taxpayers, record, clock } = parts;

  return (principal: Principal, row: TaxpayerRow, input: unknown): Promise<TaxpayerRow> => {
    const { environment, ...told } = readChange(principal.mode, input);
    return database.transaction<CoreTables, TaxpayerRow>('core', async (trx) => {
      const before = await taxpayers.lock(trx, row.id);
      const details: TaxpayerDetails = { ...before.details, ...given(told) };
      const target = environment ?? before.environment;
      const changed = [
        ...Object.keys(told).filter(
          (field) => Reflect.get(details, field) !== Reflect.get(before.details, field),
        ),
        ...(target === before.environment ? [] : ['environment']),
      ];
      if (changed.length === 0) return before;
      if (target !== before.environment) await move(trx, before, target);
      const after = await taxpayers.update(trx, row.id, { details, environment: target }, clock.now());
      await record(trx, principal, {
        action: 'taxpayer.changed',
        subject: row.cuit,
        detail: { changed, environment: target },
      });
      return after;
    });
  };

  async function move(trx: Transaction<CoreTables>, row: TaxpayerRow, target: Environment): Promise<void> {
    if (await taxpayers.hasUnsettled(trx, row.id)) throw new Refusal('taxpayer.unsettled');
    for (const punto of await taxpayers.releasePuntosDeVenta(trx, row.id, row.environment)) {
      const { taken } = await taxpayers.takePuntoDeVenta(trx, { ...punto, environment: target });
      if (!taken) throw new Refusal('taxpayer.owned', { extra: { punto_de_venta: punto.number } });
    }
  }
}

function readChange(mode: Principal['mode'], input: unknown) {
  const { value, faults, broken } = readLeniently(taxpayerChange, input);
  if (value === null) throw new Refusal('request.invalid', { faults });
  const law = [...environmentFaults(mode, value.environment), ...issuerFaults(value.iva_condition)];
  const all = [...faults, ...law.filter((one) => !isTouched(one.path, broken))];
  if (all.length > 0) throw new Refusal('request.invalid', { faults: all });
  return value;
}

/** What was left out stays as it is. */
function given(told: object): Partial<TaxpayerDetails> {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}
