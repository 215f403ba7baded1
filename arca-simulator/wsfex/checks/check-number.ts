// Which comprobante it is: date, punto de venta, number and type, and that it is the next of its lane.
import { addDays, isDay } from '../../world/time/calendar.ts';
import { type ExportContext, isExportType, MAX_PUNTO, SERVICES } from '../context.ts';

export function* checkNumber({ world, today, issuer, cmp, date }: ExportContext): Iterable<number> {
  const { Punto_vta: punto, Cbte_nro: number, Cbte_Tipo: type } = cmp;
  const outside = !isDay(date) || date < addDays(today, -5) || date > addDays(today, 5);
  if (outside || (cmp.Tipo_expo === SERVICES && date.slice(0, 6) > today.slice(0, 6))) yield 1500;
  if (punto < 1 || punto > MAX_PUNTO || !world.puntos.usableForExport(issuer, punto)) yield 1510;
  if (number < 1 || number > 99_999_999) yield 1520;
  if (!isExportType(type)) yield 1530;
  const last = world.ledger.last({ cuit: issuer, punto_de_venta: punto, type });
  if (number !== (last?.to ?? 0) + 1 || (last && date < last.date)) yield 1535;
}
