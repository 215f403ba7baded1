// The FEParamGet* operations: tables of the service, and what it knows of the issuer.
import { activeActivities, isMonotributo } from '../../people/person.ts';
import { kindOfPunto } from '../../world/registers/puntos-de-venta.ts';
import { latestRateDay } from '../../world/registers/rates.ts';
import { argentineDate, isBusinessDay, isDay } from '../../world/time/calendar.ts';
import type { World } from '../../world/world.ts';
import { find } from '../codes.ts';
import { CONDITIONS } from '../tables/conditions.ts';
import { PAISES } from '../tables/paises.ts';
import { type DatedRow, MONEDAS } from '../tables/params.ts';
import { toCodeAndText } from './authorize-request.ts';

const refuse = (code: number): object => ({ Errors: { Err: [toCodeAndText(find(code))] } });

/** A dated table, wrapped in its element; rows that start later than the day of the rules are not there yet. */
export function listDated(world: World, element: string, rows: readonly DatedRow[]): object {
  const today = world.rulesDay();
  const shown = rows.filter(([, , from]) => from <= today);
  return {
    ResultGet: {
      [element]: shown.map(([Id, text, FchDesde, earlier]) => ({
        Id,
        Desc: earlier && today <= earlier.until ? earlier.text : text,
        FchDesde,
        FchHasta: 'NULL',
      })),
    },
  };
}

export function listCountries(): object {
  return { ResultGet: { PaisTipo: PAISES.map(([Id, Desc]) => ({ Id, Desc })) } };
}

export function listConditions(request: { readonly ClaseCmp?: string }): object {
  const clase = request.ClaseCmp?.trim();
  if (clase && !['A', 'ALEY', 'B', 'C', '49'].includes(clase)) return refuse(10244);
  const rows = CONDITIONS.filter(([, , classes]) => !clase || classes.some((one) => one === clase));
  return {
    ResultGet: {
      CondicionIvaReceptor: rows.map(([Id, Desc, classes]) => ({ Id, Desc, Cmp_Clase: classes.join('/') })),
    },
  };
}

export function listPuntos(world: World, issuer: string): object {
  const person = world.people.find(issuer);
  const kind =
    person && isMonotributo(person) ? 'monotributo' : person?.iva_condition === 'exento' ? 'exento' : 'ri';
  // A fiscal printer speaks with no web service.
  const puntos = world.puntos.list(issuer, kind).filter((punto) => kindOfPunto(punto).emission !== 'other');
  if (puntos.length === 0) return refuse(602);
  return {
    ResultGet: {
      PtoVenta: puntos.map((punto) => ({
        Nro: punto.number,
        EmisionTipo: kindOfPunto(punto).text,
        Bloqueado: punto.blocked ? 'S' : 'N',
        FchBaja: punto.closed_on ?? 'NULL',
      })),
    },
  };
}

export function listActivities(world: World, issuer: string): object {
  const activities = activeActivities(world.people.find(issuer));
  if (activities.length === 0) return refuse(602);
  return {
    ResultGet: {
      ActividadesTipo: activities.map(({ id, name }, index) => ({ Id: id, Orden: index + 1, Desc: name })),
    },
  };
}

export function quoteCurrency(
  world: World,
  request: { readonly MonId?: string; readonly FchCotiz?: string },
): object {
  const currency = request.MonId?.trim();
  if (!currency) return refuse(12001);
  if (!MONEDAS.some(([id]) => id === currency)) return refuse(12000);
  const asked = request.FchCotiz?.trim();
  if (asked && !isDay(asked)) return refuse(12002);
  const latest = latestRateDay(argentineDate(world.clock.now()));
  // No close on a weekend or a holiday, nor one that has not happened.
  if (asked && (!isBusinessDay(asked) || asked > latest)) return refuse(602);
  const day = asked || latest;
  return { ResultGet: { MonId: currency, MonCotiz: world.rates.official(currency, day), FchCotiz: day } };
}
