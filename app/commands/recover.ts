/** `arca recover`: after a restore of a backup and before anything is started, finds what the books forgot. */
import type { Recovery } from '@arca-api/api/recovery/recover-books';
import { say, sayJson } from '../client/say.ts';
import { type Config, ConfigFaults } from '../config.ts';
import { embeddedStores } from '../embedded.ts';
import { productionStores } from '../production.ts';
import { wireStart } from '../start-services.ts';
import { createSupervisor } from '../supervisor.ts';
import type { Ambient } from '../wiring.ts';

/** 0: everything was read; 2: something is still to be read or decided. */
export async function recover(config: Config, ambient: Ambient): Promise<number> {
  const recovery = await recoverData(config, ambient);
  if (config.json) sayJson(recovery);
  else say(...report(recovery));
  return isWhole(recovery) ? 0 : 2;
}

export async function recoverData(config: Config, ambient: Ambient): Promise<Recovery> {
  const supervisor = createSupervisor(ambient.log);
  try {
    const { databaseUrl } = config;
    const stores =
      databaseUrl === null
        ? await embeddedStores(config, ambient, supervisor)
        : await productionStores(config, databaseUrl, ambient, supervisor);
    const worker = ambient.random.id('wrk');
    const { api } = await wireStart({ config, ambient, supervisor, stores, worker });
    if (api === null) throw new ConfigFaults([RECOVERY_NEEDS_API]);
    return await api.recover();
  } finally {
    await supervisor.stop();
  }
}

function isWhole({ readings, unasked }: Recovery): boolean {
  return (
    unasked.length === 0 &&
    readings.every(({ outcome, orphans }) => outcome === 'read' && orphans.length === 0)
  );
}

function report(recovery: Recovery): readonly string[] {
  const { readings, found, unowned, unasked, pending } = recovery;
  const known =
    recovery.known_through === 0 ? '—' : new Date(recovery.known_through).toISOString().slice(0, 19);
  const authorized = readings.flatMap((reading) => reading.authorized);
  return [
    `Los datos saben hasta / the books know until: ${known} UTC`,
    `Filas bajo sospecha / suspect lanes: ${readings.length + unowned.length}  (olvidadas / forgotten: ${found.length})`,
    `Facturas que recibieron su CAE / invoices that got their CAE: ${authorized.length}`,
    ...authorized.map(({ invoice, number }) => `  ${invoice}  ${number}`),
    ...readings.flatMap(({ lane, orphans }) =>
      orphans.length === 0
        ? []
        : [
            `${lane}: ${orphans.length} comprobantes que ARCA tiene y los datos no / that ARCA has and the books do not: ${orphans.slice(0, 10).join(', ')}${orphans.length > 10 ? ', …' : ''}`,
          ],
    ),
    ...readings.flatMap(({ lane, outcome, reason }) =>
      outcome === 'read' ? [] : [`${lane}: ${STATES[outcome]} (${reason})`],
    ),
    ...unowned.map((lane) => `${lane}: punto de venta sin registrar / not registered here`),
    ...unasked.map(
      ({ environment, cuit, punto_de_venta, type, reason }) =>
        `${environment} ${cuit} ${punto_de_venta ?? ''} ${type ?? ''}: no se pudo preguntar / could not be asked (${reason})`,
    ),
    `Facturas pendientes / pending invoices: ${pending}`,
    '',
    'Ya podés levantar el servidor: cada fila lee ARCA antes de emitir, y lo que se parece a un comprobante sin dueño espera que alguien decida (arca lanes list, inspect, adopt).',
    'You may start the server now: every lane reads ARCA before it issues, and whatever resembles an orphan waits for somebody to decide (arca lanes list, inspect, adopt).',
  ];
}

const RECOVERY_NEEDS_API =
  '--services / ARCA_SERVICES: recuperar necesita api; dejalo sin decir. / Recovery needs api: leave it out.';

const STATES = {
  halted: 'detenida / halted',
  unread: 'no se pudo leer: se lee al levantar / could not be read: it is read once started',
} as const;
