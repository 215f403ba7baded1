// The FEXGetPARAM operations: tables of the service, and what it knows of the issuer.

import { latestRateDay } from '../../world/registers/rates.ts';
import { argentineDate, businessDayBefore, isBusinessDay, isDay, netDay } from '../../world/time/calendar.ts';
import type { World } from '../../world/world.ts';
import { PAISES } from '../../wsfe/tables/paises.ts';
import { MONEDAS } from '../../wsfe/tables/params.ts';
import { findExport } from '../codes.ts';
import { COUNTRY_CUITS } from '../tables/country-cuits.ts';
import { inForce, type ListRow } from '../tables/lists.ts';
import { UNITS } from '../tables/units.ts';
import { answered, refused } from './results.ts';

/** A table whose elements begin with `prefix`; rows that have ended are nil. */
export function listRows(world: World, element: string, prefix: string, rows: readonly ListRow[]): object {
  const shown = inForce(rows, argentineDate(world.clock.now()));
  return answered(world, {
    FEXResultGet: {
      [element]: shown.map((row) =>
        row === undefined
          ? null
          : {
              [`${prefix}_Id`]: row[0],
              [`${prefix}_Ds`]: row[1],
              [`${prefix}_vig_desde`]: row[2],
              [`${prefix}_vig_hasta`]: row[3] ?? 'NULL',
            },
      ),
    },
  });
}

export function listUnits(world: World): object {
  const rows = UNITS.map(([id, text, from]): ListRow => [String(id), text, from]);
  return listRows(world, 'ClsFEXResponse_UMed', 'Umed', rows);
}

export function listCurrencies(world: World): object {
  const rows = MONEDAS.map(([id, text, from]): ListRow => [id, text, from]);
  return listRows(world, 'ClsFEXResponse_Mon', 'Mon', rows);
}

export function listCountries(world: World): object {
  return answered(world, {
    FEXResultGet: {
      ClsFEXResponse_DST_pais: PAISES.map(([id, name]) => ({ DST_Codigo: String(id), DST_Ds: name })),
    },
  });
}

export function listCountryCuits(world: World): object {
  return answered(world, {
    FEXResultGet: {
      ClsFEXResponse_DST_cuit: COUNTRY_CUITS.map(({ cuit, text }) => ({ DST_CUIT: cuit, DST_Ds: text })),
    },
  });
}

export function listExportPuntos(world: World, issuer: string): object {
  const puntos = world.puntos.list(issuer, 'export').filter(({ kind }) => kind === 'export');
  return answered(world, {
    FEXResultGet: {
      ClsFEXResponse_PtoVenta: puntos.map(({ number, blocked, closed_on }) => ({
        Pve_Nro: number,
        Pve_Bloqueado: blocked ? 'S' : 'N',
        Pve_FchBaja: closed_on ?? 'NULL',
      })),
    },
  });
}

export function listExportActivities(world: World, issuer: string): object {
  const activities = world.people.find(issuer)?.activities ?? [];
  return answered(world, {
    FEXResultGet: {
      ClsFEXResponse_ActividadTipo: activities.map(({ id, name }, index) => ({
        Id: id,
        Orden: index + 1,
        Desc: name,
      })),
    },
  });
}

const fourDecimals = (world: World, currency: string, day: string): string =>
  world.rates.official(currency, day).toFixed(4);

/** The rate of one currency: the latest, or that of a day. */
export function quoteExport(
  world: World,
  request: { readonly Mon_id?: string; readonly FchCotiz?: string },
): object {
  const refuse = (code: number, message?: string): object =>
    refused(world, findExport(code, world.rulesDay(), message));
  const currency = request.Mon_id?.trim() ?? '';
  const asked = request.FchCotiz?.trim() ?? '';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked.replaceAll('-', '') : asked;
  if (asked !== '' && (day === asked || !isDay(day))) return refuse(1003);
  if (!MONEDAS.some(([id]) => id === currency))
    return refuse(1014, 'Mon_id debe ser un valor de FEXGetPARAM_MON.');
  const latest = latestRateDay(argentineDate(world.clock.now()));
  if (day !== '' && (!isBusinessDay(day) || day > latest))
    return refuse(1014, 'No hay cotización para la fecha.');
  return answered(world, {
    FEXResultGet: { Mon_ctz: fourDecimals(world, currency, day || latest), Mon_fecha: day || latest },
  });
}

/** The last close up to a day, of those that have happened. */
function closeOn(day: string, latest: string): string {
  if (day > latest) return latest;
  return isBusinessDay(day) ? day : businessDayBefore(day);
}

/** Every currency with a rate on a day, in order of code. */
export function listQuoted(world: World, { Fecha_CTZ: asked }: { readonly Fecha_CTZ?: string }): object {
  const wanted = asked?.trim();
  if (!isDay(wanted)) return refused(world, findExport(2054, world.rulesDay()));
  const day = closeOn(wanted, latestRateDay(argentineDate(world.clock.now())));
  const quoted = MONEDAS.map(([id]) => id).filter((id) => id !== 'PES');
  return answered(world, {
    FEXResultGet: {
      ClsFEXResponse_Mon_CON_Cotizacion: quoted
        .sort()
        .map((id) => ({ Mon_Id: id, Mon_ctz: fourDecimals(world, id, day), Fecha_ctz: netDay(day) })),
    },
  });
}
