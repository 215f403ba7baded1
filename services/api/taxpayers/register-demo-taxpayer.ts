/** The taxpayer of the demo organisation: a responsable inscripto with punto de venta 1, in the simulator. */
import type { Clock } from '@arca-api/platform/clock/port';
import type { Database } from '@arca-api/platform/database/port';
import type { Random } from '@arca-api/platform/random/port';
import type { CoreTables } from '../tables.ts';
import { taxpayersStore } from './taxpayers.store.ts';

export interface DemoParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
}

export async function registerDemoTaxpayer(
  { database, clock, random }: DemoParts,
  organization: string,
  cuit: string,
): Promise<void> {
  const taxpayers = taxpayersStore(database);
  const now = clock.now();
  await database.transaction<CoreTables, void>('core', async (trx) => {
    const id = random.id('txp');
    await taxpayers.insert(trx, {
      id,
      organization_id: organization,
      mode: 'test',
      environment: 'simulator',
      cuit,
      details: {
        name: 'Almacén de Prueba S.R.L.',
        trade_name: 'Almacén de Prueba',
        iva_condition: 'responsable_inscripto',
        address: 'Av. Siempre Viva 742, Ciudad Autónoma de Buenos Aires',
        gross_income_number: '901-000014-7',
        activities_started_on: '2020-03-01',
        class_a_regime: 'plain',
        footer: null,
      },
      logo: null,
      logo_type: null,
      live_since: null,
      created_at: now,
      updated_at: now,
    });
    await taxpayers.takePuntoDeVenta(trx, {
      environment: 'simulator',
      cuit,
      number: 1,
      organization_id: organization,
      taxpayer_id: id,
      name: null,
      address: null,
      created_at: now,
    });
  });
}
