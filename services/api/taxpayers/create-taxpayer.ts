/** Registers an issuer: completed from the padrón, its puntos de venta taken, all or nothing. */
import { Refusal } from '@arca-api/contract/errors';
import type { Environment } from '@arca-api/contract/primitives';
import { type TaxpayerBody, taxpayerBody } from '@arca-api/contract/taxpayers';
import { grantOf, mayUse, type Principal } from '../access/principal.ts';
import { isTouched } from '../doors/is-touched.ts';
import { readLeniently } from '../doors/read-body.ts';
import type { CoreTables } from '../tables.ts';
import { type Completed, completeFromPadron } from './complete-from-padron.ts';
import { cuitFault } from './cuit-fault.ts';
import { environmentFaults, issuerFaults, repeatedNumberFaults } from './judge-taxpayer.ts';
import type { TaxpayerParts } from './taxpayer-parts.ts';
import type { PuntoDeVentaRow, TaxpayerRow } from './taxpayers.store.ts';

export interface CreatedTaxpayer {
  readonly row: TaxpayerRow;
  readonly puntos: readonly PuntoDeVentaRow[];
  readonly completed: readonly string[];
}

export function createTaxpayer(parts: TaxpayerParts) {
  const { database, taxpayers, gateway, record, clock, random } = parts;

  return async (principal: Principal, input: unknown): Promise<CreatedTaxpayer> => {
    if (principal.mode === 'live' && !parts.liveAllowed) throw new Refusal('mode.live_unavailable');
    const body = readTaxpayer(principal.mode, input);
    if (!mayUse(grantOf(principal), body.cuit)) throw new Refusal('access.forbidden');
    const environment = body.environment ?? (principal.mode === 'live' ? 'produccion' : 'simulator');
    const completed = await completeFromPadron(gateway, environment, body.cuit, body);
    const faults = 'from_padron' in completed ? issuerFaults(completed.iva_condition) : completed;
    if (faults.length > 0 || !('from_padron' in completed)) throw new Refusal('request.invalid', { faults });
    return write(principal, body, environment, completed);
  };

  function write(
    principal: Principal,
    body: TaxpayerBody,
    environment: Environment,
    completed: Completed,
  ): Promise<CreatedTaxpayer> {
    const now = clock.now();
    const wanted =
      body.puntos_de_venta.length === 0 && environment === 'simulator'
        ? [{ number: 1, name: null, address: null }]
        : body.puntos_de_venta;
    return database.transaction<CoreTables, CreatedTaxpayer>('core', async (trx) => {
      const row = await taxpayers.insert(trx, {
        id: random.id('txp'),
        organization_id: grantOf(principal).organization,
        mode: principal.mode,
        environment,
        cuit: body.cuit,
        details: {
          name: completed.name,
          trade_name: body.trade_name,
          iva_condition: completed.iva_condition,
          address: completed.address,
          gross_income_number: body.gross_income_number,
          activities_started_on: body.activities_started_on,
          class_a_regime: body.class_a_regime,
          footer: body.footer,
        },
        logo: null,
        logo_type: null,
        live_since: null,
        created_at: now,
        updated_at: now,
      });
      if (row === undefined) throw new Refusal('taxpayer.exists');
      const puntos: PuntoDeVentaRow[] = [];
      for (const punto of wanted) {
        const { row: held, taken } = await taxpayers.takePuntoDeVenta(trx, {
          ...punto,
          environment,
          cuit: row.cuit,
          organization_id: row.organization_id,
          taxpayer_id: row.id,
          created_at: now,
        });
        if (!taken) throw new Refusal('taxpayer.owned', { extra: { punto_de_venta: punto.number } });
        puntos.push(held);
      }
      await record(trx, principal, {
        action: 'taxpayer.created',
        subject: row.cuit,
        detail: { environment, puntos_de_venta: puntos.map(({ number }) => number) },
      });
      return { row, puntos: puntos.sort((a, b) => a.number - b.number), completed: completed.from_padron };
    });
  }
}

function readTaxpayer(mode: Principal['mode'], input: unknown): TaxpayerBody {
  const { value, faults, broken } = readLeniently(taxpayerBody, input);
  if (value === null) throw new Refusal('request.invalid', { faults });
  const cuit = cuitFault(value.cuit, 'cuit');
  const law = [
    ...(cuit === null ? [] : [cuit]),
    ...environmentFaults(mode, value.environment),
    ...issuerFaults(value.iva_condition),
    ...repeatedNumberFaults(value.puntos_de_venta),
  ];
  const all = [...faults, ...law.filter((one) => !isTouched(one.path, broken))];
  if (all.length > 0) throw new Refusal('request.invalid', { faults: all });
  return value;
}
